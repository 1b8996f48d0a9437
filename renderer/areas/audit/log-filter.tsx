import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ComboBox } from '../../ui/fields/combo-box.tsx';
import { DateField } from '../../ui/fields/date-field.tsx';
import { Select } from '../../ui/fields/select.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import { useKindWords } from './kind-words.ts';
import s from './log.module.css';
import { everything, type Filter } from './use-log.ts';

type LogFilterProps = {
  readonly filter: Filter;
  readonly kinds: readonly string[];
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly failure: Failure | null;
  readonly onChange: (filter: Filter) => void;
};

const all = 'all';

/** What is shown of the log: kind or area, user, case, period. */
export const LogFilter = ({ filter, kinds, users, failure, onChange }: LogFilterProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const words = useKindWords();
  const today = useToday();
  const [caseNumber, setCaseNumber] = useState(filter.caseNumber);
  useEffect(() => setCaseNumber(filter.caseNumber), [filter.caseNumber]);
  const options = useMemo(() => {
    const areas = [...new Set(kinds.map((kind) => kind.slice(0, kind.indexOf('.') + 1)))];
    return [
      { value: all, label: formatMessage({ id: 'audit.filter.all' }) },
      ...areas
        .map((area) => ({ area, label: words(area) }))
        .sort((a, b) => a.label.localeCompare(b.label, 'sv'))
        .flatMap(({ area, label }) => [
          { value: area, label },
          ...kinds.filter((kind) => kind.startsWith(area)).map((kind) => ({ value: kind, label: words(kind), note: label })),
        ]),
    ];
  }, [kinds, words, formatMessage]);
  const apply = (): void => {
    if (caseNumber !== filter.caseNumber) onChange({ ...filter, caseNumber });
  };
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(everything);
  return (
    <div className={s['filter']}>
      <ComboBox
        label={formatMessage({ id: 'audit.filter.kind' })}
        options={options}
        value={filter.kind ?? all}
        onChange={(kind) => kind !== null && onChange({ ...filter, kind: kind === all ? null : kind })}
      />
      <Select
        label={formatMessage({ id: 'audit.filter.who' })}
        options={[
          { value: all, label: formatMessage({ id: 'audit.filter.everybody' }) },
          ...users.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.userId ?? all}
        onChange={(userId) => onChange({ ...filter, userId: userId === all ? null : userId })}
      />
      <TextField
        label={formatMessage({ id: 'audit.filter.case' })}
        value={caseNumber}
        onChange={setCaseNumber}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
      />
      <DateField
        label={formatMessage({ id: 'audit.filter.from' })}
        value={filter.from}
        onChange={(from) => onChange({ ...filter, from })}
        today={today}
        error={field(failure, 'from')}
      />
      <DateField
        label={formatMessage({ id: 'audit.filter.to' })}
        value={filter.to}
        onChange={(to) => onChange({ ...filter, to })}
        today={today}
        error={field(failure, 'to')}
      />
      <Button variant="quiet" isDisabled={!isFiltered} onPress={() => onChange(everything)}>
        {formatMessage({ id: 'audit.filter.clear' })}
      </Button>
    </div>
  );
};
