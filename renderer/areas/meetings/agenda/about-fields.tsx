import { X } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useRead } from '../../../client/queries.ts';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { useMeetingWords } from '../words.ts';

type AboutFieldsProps = {
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
};

/** Whom a meeting is about: chosen by name or case number, removed one by one. */
export const AboutFields = ({ value, error, onChange }: AboutFieldsProps) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const [text, setText] = useState('');
  const { data } = useRead('participants', 'choices', { text, chosen: [...value] }, { isKept: true });
  const { rows = [], chosen = [] } = data ?? {};
  const name = (id: string): string => {
    const row = [...chosen, ...rows].find((one) => one.caseId === id);
    return row ? words.who([row]) : '';
  };
  return (
    <>
      <ComboBox
        // Empty again after each choice.
        key={value.join(' ')}
        label={formatMessage({ id: 'meetings.about' })}
        placeholder={formatMessage({ id: 'meetings.about.add' })}
        error={error}
        value={null}
        onType={setText}
        options={rows
          .filter((one) => !value.includes(one.caseId))
          .map((one) => ({
            value: one.caseId,
            label: one.name ?? one.caseNumber,
            ...(one.name === null ? {} : { note: one.caseNumber }),
          }))}
        onChange={(one) => {
          if (one === null) return;
          setText('');
          onChange([...value, one]);
        }}
      />
      {value.length > 0 && (
        <ListCard label={formatMessage({ id: 'meetings.about' })}>
          {value.map((id) => (
            <ListRow
              key={id}
              isCompact
              what={name(id)}
              action={
                <IconButton
                  size="small"
                  icon={X}
                  label={formatMessage({ id: 'meetings.about.remove' }, { who: name(id) })}
                  onPress={() => onChange(value.filter((one) => one !== id))}
                />
              }
            />
          ))}
        </ListCard>
      )}
    </>
  );
};
