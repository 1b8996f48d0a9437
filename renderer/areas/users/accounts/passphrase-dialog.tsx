import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { FailureNote } from '../start/failure-note.tsx';
import { useNewPassphrase } from './new-passphrase.ts';
import { PassphraseStep } from '../start/passphrase-step.tsx';

type ChangePassphraseProps = { readonly user: { readonly name: string; readonly signature: string }; readonly onDone: () => void };

/** The user's own passphrase: the current one first, or the code on paper if it is forgotten. */
export const ChangePassphraseDialog = ({ user, onDone }: ChangePassphraseProps) => {
  const { formatMessage } = useIntl();
  const { field, problem } = useFailure();
  const [by, setBy] = useState<'passphrase' | 'recovery-code'>('passphrase');
  const [old, setOld] = useState('');
  const [tried, setTried] = useState(false);
  const { failure, isPending, submit, clear } = useSubmit();
  const passphrase = useNewPassphrase();
  const { name, signature } = user;
  const known = useMemo(() => [name, signature], [name, signature]);
  const change = async (): Promise<void> => {
    setTried(true);
    if (old === '' || !(await passphrase.isGood(known))) return;
    const answer = await submit(() =>
      // The code is plain letters: its bytes are the same either way.
      saving(client.users.changePassphrase({ by }, [passphraseBytes(old), passphraseBytes(passphrase.value.text)])),
    );
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'users.passphrase-changed' }), { tone: 'done' });
    onDone();
  };
  const fresh = field(failure, 'passphrase');
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.change-passphrase' })}
      onDismiss={onDone}
      actions={
        <>
          {isPending && <span role="status">{formatMessage({ id: 'users.deriving' })}</span>}
          <Button variant="primary" isPending={isPending} onPress={() => void change()}>
            {formatMessage({ id: 'users.change-passphrase' })}
          </Button>
        </>
      }
    >
      <FormColumn>
        <p>{formatMessage({ id: 'users.change-lead' })}</p>
        <TextField
          key={by}
          label={formatMessage({ id: by === 'passphrase' ? 'users.old-passphrase' : 'users.code' })}
          {...(by === 'passphrase' ? { type: 'password' } : { description: formatMessage({ id: 'users.code-help' }) })}
          value={old}
          onChange={(text) => {
            setOld(text);
            clear();
          }}
          error={tried && old === '' ? problem('required') : field(failure, 'old')}
          autoComplete={by === 'passphrase' ? 'current-password' : 'off'}
          spellCheck="false"
          autoFocus
        />
        <div>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setBy(by === 'passphrase' ? 'recovery-code' : 'passphrase');
              setOld('');
              setTried(false);
              clear();
            }}
          >
            {formatMessage({ id: by === 'passphrase' ? 'users.by-code' : 'users.by-passphrase' })}
          </Button>
        </div>
      </FormColumn>
      <PassphraseStep
        value={passphrase.value}
        known={known}
        showsTrouble={tried}
        takesFocus={false}
        isNew
        {...(fresh === undefined ? {} : { error: fresh })}
        onChange={passphrase.keep}
      />
      {failure && !failure.fields && <FailureNote failure={failure} />}
    </Dialog>
  );
};
