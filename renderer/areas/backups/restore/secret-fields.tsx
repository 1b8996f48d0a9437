import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { FailureNote } from '../../users/start/failure-note.tsx';
import { WaitNote } from '../../users/start/wait-note.tsx';
import type { Restore } from './use-restore.ts';
import s from '../backups.module.css';

type SecretFieldsProps = {
  readonly signatures: readonly string[];
  /** Whose passphrase it is as long as nobody was chosen. */
  readonly first: string;
  readonly restore: Restore;
  readonly onEnter: () => void;
};

/** The passphrase of that time, or the code on paper. */
export const SecretFields = ({ signatures, first, restore, onEnter }: SecretFieldsProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const { how, failure, left, refused } = restore;
  const isPassphrase = how === 'passphrase';
  const codeProblem = field(failure, 'code');
  const isWaiting = left !== null;
  // The field that is typed in again, with what was refused right above it: a focus given by the program does not scroll.
  useEffect(() => {
    if (refused > 0) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [refused, isWaiting]);
  return (
    <FormColumn>
      {isPassphrase && signatures.length > 1 && (
        <Select
          label={formatMessage({ id: 'users.signature' })}
          options={signatures.map((value) => ({ value, label: value }))}
          value={restore.signature ?? first}
          onChange={restore.setSignature}
        />
      )}
      {/* Above the field: below it, a low window would hide them. */}
      <div className={s['notes']}>
        {failure && codeProblem === undefined && !isWaiting && <FailureNote failure={failure} />}
        <WaitNote left={left} />
      </div>
      {/* Anew after each refusal, so that it has the focus: the button that was pressed is grey now, and would keep Escape from the layer. */}
      <TextField
        key={`${how} ${refused}`}
        label={formatMessage({ id: isPassphrase ? 'backups.secret-passphrase' : 'backups.secret-code' })}
        description={formatMessage({ id: isPassphrase ? 'backups.secret-lead' : 'users.code-help' })}
        {...(isPassphrase ? { type: 'password' as const } : {})}
        value={restore.secret}
        onChange={restore.setSecret}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
        error={codeProblem}
        autoComplete="off"
        spellCheck="false"
        autoFocus
      />
      <div>
        <Button size="small" variant="quiet" onPress={restore.switchHow}>
          {formatMessage({ id: isPassphrase ? 'users.use-code' : 'users.use-passphrase' })}
        </Button>
      </div>
    </FormColumn>
  );
};
