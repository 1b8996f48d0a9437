import { useState } from 'react';
import { useIntl } from 'react-intl';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import type { Signature } from '../../../../electron/base/contract.ts';
import type { Failure } from '../../../../electron/base/result.ts';
import { useRead } from '../../../client/queries.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useCountersignature } from '../../../state/countersignature.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { SignerSelect } from './signer-select.tsx';

type AskingProps = { readonly refused: Failure; readonly onAnswer: (signature: Signature | null) => void };

const Asking = ({ refused, onAnswer }: AskingProps) => {
  const { formatMessage } = useIntl();
  const { problem, sentence } = useFailure();
  const users = useRead('users', 'list', {}).data;
  const ids = Array.isArray(refused.details?.['signers']) ? refused.details['signers'] : [];
  const signers = (users ?? []).filter(({ id }) => ids.includes(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const signer = signers.find(({ id }) => id === chosen) ?? signers[0];
  const byCode = ids.length === 0;
  const confirm = (): void => {
    setTried(true);
    if (text === '' || (!byCode && !signer)) return;
    onAnswer({ signer: byCode ? null : (signer?.id ?? null), secret: passphraseBytes(text) });
  };
  // Asked for the first time nothing was wrong yet.
  const wrong = refused.code === 'countersign' ? undefined : sentence(refused);
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.countersign-title' })}
      onDismiss={() => onAnswer(null)}
      actions={
        <Button variant="primary" onPress={confirm}>
          {formatMessage({ id: 'users.second-do' })}
        </Button>
      }
    >
      {users === undefined ? (
        <Loading />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm();
          }}
        >
          <FormColumn>
            <p>{formatMessage({ id: byCode ? 'users.countersign-code' : 'users.countersign-text' })}</p>
            {signer && <SignerSelect signers={signers} value={signer.id} onChange={setChosen} />}
            <TextField
              label={
                byCode
                  ? formatMessage({ id: 'users.code' })
                  : formatMessage({ id: 'users.second-passphrase' }, { name: signer?.name ?? '' })
              }
              {...(byCode ? { description: formatMessage({ id: 'users.code-help' }) } : { type: 'password' })}
              value={text}
              onChange={setText}
              error={text !== '' ? undefined : tried ? problem('required') : wrong}
              autoComplete="off"
              spellCheck="false"
              autoFocus
            />
          </FormColumn>
        </form>
      )}
    </Dialog>
  );
};

/** Nobody decides alone about deciders: another decider signs, or the code on paper replaces the signature. */
export const CountersignatureDialog = () => {
  const { answer, refused } = useCountersignature();
  return answer && refused && <Asking refused={refused} onAnswer={answer} />;
};
