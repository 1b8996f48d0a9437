import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { AnyUser } from '../../../../electron/areas/users/contract.ts';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { FailureNote } from '../start/failure-note.tsx';
import { useNewPassphrase } from './new-passphrase.ts';
import { PassphraseStep } from '../start/passphrase-step.tsx';

/** A disabled user comes back with a new slot, and so with a new passphrase. */
export const EnableDialog = ({ user, onDone }: { readonly user: AnyUser; readonly onDone: () => void }) => {
  const { formatMessage } = useIntl();
  const [tried, setTried] = useState(false);
  const { failure, isPending, submit } = useSubmit();
  const passphrase = useNewPassphrase();
  const { id, name, signature } = user;
  const known = useMemo(() => [name, signature], [name, signature]);
  const enable = async (): Promise<void> => {
    setTried(true);
    if (!(await passphrase.isGood(known))) return;
    const answer = await submit(() => saving(client.users.enable({ id }, [passphraseBytes(passphrase.value.text)])));
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'users.enabled' }, { name }), { tone: 'done' });
    onDone();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.enable-title' }, { name })}
      onDismiss={onDone}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void enable()}>
          {formatMessage({ id: 'users.enable' })}
        </Button>
      }
    >
      <p>{formatMessage({ id: 'users.enable-lead' }, { name })}</p>
      <PassphraseStep value={passphrase.value} known={known} showsTrouble={tried} onChange={passphrase.keep} />
      <FailureNote failure={failure} />
    </Dialog>
  );
};
