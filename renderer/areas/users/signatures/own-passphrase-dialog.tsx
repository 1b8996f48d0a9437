import { useState } from 'react';
import { useIntl } from 'react-intl';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import { useRead } from '../../../client/queries.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useOwnPassphrase } from '../../../state/own-passphrase.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';

const Asking = ({ refusal, onAnswer }: { readonly refusal: string | null; readonly onAnswer: (typed: Uint8Array | null) => void }) => {
  const { formatMessage } = useIntl();
  const { problem } = useFailure();
  const name = useRead('users', 'status', {}).data?.user?.name ?? '';
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (pending || text === '') return;
    setPending(true);
    onAnswer(passphraseBytes(text));
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.proof-title' })}
      onDismiss={() => onAnswer(null)}
      actions={
        <Button variant="primary" onPress={confirm}>
          {formatMessage({ id: 'users.proof-do' })}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <FormColumn>
          <p>{formatMessage({ id: 'users.proof-text' })}</p>
          <TextField
            label={formatMessage({ id: 'users.proof-own' }, { name })}
            type="password"
            value={text}
            onChange={setText}
            error={text !== '' ? undefined : tried ? problem('required') : (refusal ?? undefined)}
            autoComplete="current-password"
            autoFocus
          />
        </FormColumn>
      </form>
    </Dialog>
  );
};

/**
 * Before anything that changes who has access to the register: the user's own passphrase, on the spot. Shown above the view that asked for
 * it.
 */
export const OwnPassphraseDialog = () => {
  const { sentence } = useFailure();
  const { answer, refused } = useOwnPassphrase();
  return answer && <Asking refusal={refused && sentence(refused)} onAnswer={answer} />;
};
