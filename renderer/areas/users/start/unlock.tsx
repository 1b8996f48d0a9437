import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Instant } from '../../../../electron/base/dates.ts';
import type { Failure } from '../../../../electron/base/result.ts';
import type { Salvaged as Answer } from '../../../../electron/areas/users/repair/damage-contract.ts';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useBackups } from '../../../state/backups.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { RestoredNote } from '../../backups/restore/restored-note.tsx';
import { DamagedLocked } from './damage-unlock.tsx';
import { FailureNote } from './failure-note.tsx';
import { Salvaged } from './salvage-result.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';
import { useWait, WaitNote } from './wait-note.tsx';

type UnlockProps = {
  readonly status: {
    readonly signatures: readonly string[];
    readonly failedUnlocks: number;
    readonly waitUntil: Instant | null;
    readonly now: Instant;
    readonly isRekeyed: boolean;
    readonly isSwapped: boolean;
    readonly folderName: string;
    readonly trial: boolean;
  };
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** The status is another now: open, or one more wrong try. */
  readonly onChanged: () => Promise<unknown>;
  readonly onDemo: () => void;
  readonly onChooseFolder: () => void;
  readonly onRestore: () => void;
};

/** The passphrase, or the printed recovery code. What is typed is sent as bytes and forgotten. */
export const Unlock = ({ status, failure: outer, onChanged, onDemo, onChooseFolder, onRestore }: UnlockProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [signature, setSignature] = useState(status.signatures[0] ?? '');
  const [secret, setSecret] = useState('');
  const [byCode, setByCode] = useState(false);
  const { failure, isPending, submit, clear } = useSubmit();
  const [salvaged, setSalvaged] = useState<Answer | null>(null);
  const left = useWait(status, onChanged);

  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (secret === '' || left !== null) return;
    const answer = await submit(() =>
      byCode
        ? client.users.unlockWithRecoveryCode({}, [passphraseBytes(secret)])
        : client.users.unlock({ signature }, [passphraseBytes(secret)]),
    );
    if (!answer) return;
    if (!answer.ok) {
      if (answer.error.code === 'wrong-passphrase') setSecret('');
      await onChanged();
      return;
    }
    setSecret('');
    useBackups.getState().setUnlocked();
    if (answer.value.failedBefore > 0) showToast(formatMessage({ id: 'users.failed-before' }, { count: answer.value.failedBefore }));
    await onChanged();
  };

  if (salvaged) {
    const toNew = (): void => {
      setSalvaged(null);
      setSecret('');
      clear();
      void onChanged();
    };
    return <Salvaged salvaged={salvaged} onOpen={toNew} />;
  }
  const codeProblem = byCode ? field(failure, 'code') : undefined;
  const group = failure?.details?.['group'];
  return (
    <>
      <StepTitle takesFocus={false}>{formatMessage({ id: 'users.unlock.title' })}</StepTitle>
      <p className={s['lead']}>
        {formatMessage({ id: status.trial ? 'users.unlock.lead-trial' : 'users.unlock.lead' }, { folder: status.folderName })}
      </p>
      <RestoredNote />
      {status.isRekeyed && (
        <WarningStrip tone="note" lead={formatMessage({ id: 'rekey.done-lead' })}>
          {formatMessage({ id: 'rekey.done-text' })}
        </WarningStrip>
      )}
      {status.isSwapped && (
        <WarningStrip lead={formatMessage({ id: 'users.files-swapped-lead' })}>
          {formatMessage({ id: 'users.files-swapped-text' })}
        </WarningStrip>
      )}
      {status.failedUnlocks > 0 && (
        <WarningStrip lead={formatMessage({ id: 'users.failed-lead' }, { count: status.failedUnlocks })}>
          {formatMessage({ id: 'users.failed-text' })}
        </WarningStrip>
      )}
      <form onSubmit={(event) => void unlock(event)}>
        <FormColumn>
          {!byCode && status.signatures.length > 1 && (
            <Select
              label={formatMessage({ id: 'users.signature' })}
              options={status.signatures.map((value) => ({ value, label: value }))}
              value={signature}
              onChange={setSignature}
            />
          )}
          {byCode ? (
            <TextField
              label={formatMessage({ id: 'users.code' })}
              description={formatMessage({ id: 'users.code-help' })}
              error={
                codeProblem === undefined
                  ? undefined
                  : `${codeProblem} ${formatMessage({ id: 'users.code-group' }, { group: String(group ?? '') })}`
              }
              value={secret}
              onChange={setSecret}
              autoComplete="off"
              spellCheck="false"
              autoFocus
            />
          ) : (
            <TextField
              label={formatMessage({ id: 'users.passphrase' })}
              type="password"
              value={secret}
              onChange={setSecret}
              autoComplete="current-password"
              autoFocus
            />
          )}
        </FormColumn>
        {failure && codeProblem === undefined && left === null && <FailureNote failure={failure} />}
        {failure?.code === 'register-damaged' && secret !== '' && (
          <DamagedLocked
            by={byCode ? 'recovery-code' : 'passphrase'}
            signature={signature}
            secret={() => passphraseBytes(secret)}
            onSaved={setSalvaged}
          />
        )}
        <WaitNote left={left} />
        <FailureNote failure={outer} />
        <div className={s['actions']}>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={secret === '' || left !== null}>
            {formatMessage({ id: 'users.unlock.do' })}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              setByCode(!byCode);
              setSecret('');
              clear();
            }}
          >
            {formatMessage({ id: byCode ? 'users.use-passphrase' : 'users.use-code' })}
          </Button>
        </div>
      </form>
      <div className={s['actions']}>
        <Button variant="quiet" size="small" onPress={onChooseFolder}>
          {formatMessage({ id: 'users.choose-folder' })}
        </Button>
        <Button variant="quiet" size="small" onPress={onRestore}>
          {formatMessage({ id: 'backups.start' })}
        </Button>
        <Button variant="quiet" size="small" onPress={onDemo}>
          {formatMessage({ id: 'users.welcome.demo' })}
        </Button>
      </div>
    </>
  );
};
