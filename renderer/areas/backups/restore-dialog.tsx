import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Preview, Source } from '../../../electron/areas/backups/contract.ts';
import { passphraseBytes } from '../../../electron/areas/users/rules.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { client, queryClient } from '../../client/client.ts';
import { flushDrafts } from '../../client/draft-keeper.ts';
import { useRead } from '../../client/queries.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Button } from '../../ui/button.tsx';
import { FormColumn } from '../../ui/columns.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WarningStrip } from '../../ui/warning-strip.tsx';
import { FailureNote } from '../users/failure-note.tsx';
import { CompareTable } from './compare-table.tsx';
import s from './backups.module.css';

type How = 'passphrase' | 'recovery-code';

/** What will be lost, and what stays. */
const Consequences = ({ preview: { about, live } }: { readonly preview: Preview }) => {
  const { formatMessage } = useIntl();
  const newer = live.entries === null ? 0 : live.entries - about.entries;
  return (
    <>
      {newer > 0 ? (
        <WarningStrip lead={formatMessage({ id: 'backups.newer-lead' }, { count: newer })}>
          {formatMessage({ id: 'backups.newer-entries' })}
        </WarningStrip>
      ) : (
        <p>{formatMessage({ id: 'backups.older-text' })}</p>
      )}
      {live.state !== 'missing' && <p>{formatMessage({ id: live.state === 'open' ? 'backups.stays-open' : 'backups.stays-locked' })}</p>}
    </>
  );
};

type SecretProps = {
  readonly preview: Preview;
  readonly source: Source;
  readonly onDone: (restored: boolean) => void;
};

/** The passphrase of that time, or the code on paper; then the restore itself. */
const SecretForm = ({ preview, source, onDone }: SecretProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [how, setHow] = useState<How>('passphrase');
  const [signature, setSignature] = useState(preview.signatures[0] ?? '');
  const [secret, setSecret] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const restore = async (): Promise<void> => {
    if (pending || secret === '') return;
    setPending(true);
    // What was typed in the register that is left is left with it, whole.
    await flushDrafts();
    const answer = await client.backups.restore({ source, how, signature }, [passphraseBytes(secret)]);
    setPending(false);
    setSecret('');
    // An open register was locked at its end: the window begins again.
    if (answer.ok || answer.error.code === 'locked') onDone(true);
    else setFailure(answer.error);
  };
  const codeProblem = field(failure, 'code');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void restore();
      }}
    >
      <FormColumn>
        {how === 'passphrase' && preview.signatures.length > 1 && (
          <Select
            label={formatMessage({ id: 'users.signature' })}
            options={preview.signatures.map((value) => ({ value, label: value }))}
            value={signature}
            onChange={setSignature}
          />
        )}
        <TextField
          key={how}
          label={formatMessage({ id: how === 'passphrase' ? 'backups.secret-passphrase' : 'backups.secret-code' })}
          description={formatMessage({ id: how === 'passphrase' ? 'backups.secret-lead' : 'users.code-help' })}
          {...(how === 'passphrase' ? { type: 'password' as const } : {})}
          value={secret}
          onChange={setSecret}
          error={codeProblem}
          autoComplete="off"
          spellCheck="false"
          autoFocus
        />
        <div>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setHow(how === 'passphrase' ? 'recovery-code' : 'passphrase');
              setSecret('');
              setFailure(null);
            }}
          >
            {formatMessage({ id: how === 'passphrase' ? 'users.use-code' : 'users.use-passphrase' })}
          </Button>
        </div>
        {failure && codeProblem === undefined && <FailureNote failure={failure} />}
        <p role="status">{pending ? formatMessage({ id: 'backups.restoring' }) : ''}</p>
        <div>
          <Button type="submit" variant="danger" isPending={pending} isDisabled={secret === ''}>
            {formatMessage({ id: 'backups.restore-do' })}
          </Button>
        </div>
      </FormColumn>
    </form>
  );
};

type RestoreDialogProps = {
  readonly source: Source;
  /** Whether the register was restored. */ readonly onDone: (restored: boolean) => void;
};

/** The backup beside the living register, before anything happens; then a passphrase of that time. */
export const RestoreDialog = ({ source, onDone }: RestoreDialogProps) => {
  const { formatMessage } = useIntl();
  const preview = useRead('backups', 'preview', { source });
  // The register goes on meanwhile: the next look at it is a new one.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['backups', 'preview'] }), []);
  return (
    <Dialog isOpen width="wide" title={formatMessage({ id: 'backups.restore-title' })} onDismiss={() => onDone(false)}>
      <div className={s['restore']}>
        <p>{formatMessage({ id: 'backups.restore-lead' })}</p>
        {preview.error ? (
          <ErrorState failure={preview.error.failure} />
        ) : preview.data ? (
          <>
            <CompareTable preview={preview.data} />
            <Consequences preview={preview.data} />
            <SecretForm preview={preview.data} source={source} onDone={onDone} />
          </>
        ) : (
          <Loading />
        )}
      </div>
    </Dialog>
  );
};
