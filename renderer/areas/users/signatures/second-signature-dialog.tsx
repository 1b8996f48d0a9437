import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import type { Failure, Result } from '../../../../electron/base/result.ts';
import { useRead } from '../../../client/queries.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { SignerSelect } from './signer-select.tsx';
import { FailureNote } from '../start/failure-note.tsx';

type SecondSignatureProps = {
  /** Null: it is about the register, not about a case. */
  readonly caseId: string | null;
  /** Only who may decide can sign: what may be told to whom, and ends of records. */
  readonly isDecision?: boolean;
  /** What must be filled in as well as the passphrase. */
  readonly canSign?: boolean;
  /** The question. */
  readonly title: string;
  /** What is decided, and the fields the decision needs, with what was refused of them. */
  readonly children: ReactNode | ((failure: Failure | null) => ReactNode);
  readonly hasUnsaved: boolean;
  /** The call, with who signs and the passphrase as its byte buffer. */
  readonly onSign: (signerId: string, passphrase: Uint8Array) => Promise<Result<unknown>>;
  readonly onDone: () => void;
};

/** A decision of two people: the one who acts, and another who types a passphrase there and then. */
export const SecondSignatureDialog = (props: SecondSignatureProps) => {
  const { formatMessage } = useIntl();
  const { field, problem } = useFailure();
  const go = useNavigation((state) => state.go);
  const isDecision = props.isDecision === true;
  const anybody = useRead('users', 'signers', { caseId: props.caseId ?? '' }, { enabled: !isDecision });
  const deciders = useRead('decisions', 'signers', { caseId: props.caseId }, { enabled: isDecision });
  const { data: signers, error } = isDecision ? deciders : anybody;
  const [chosen, setChosen] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const { failure, isPending, submit, clear } = useSubmit();
  const signer = signers?.find(({ id }) => id === chosen) ?? signers?.[0];
  const sign = async (): Promise<void> => {
    setTried(true);
    if (!signer || secret === '') return;
    const answer = await submit(() => props.onSign(signer.id, passphraseBytes(secret)));
    if (answer?.ok) props.onDone();
    else if (answer?.error.fields?.['passphrase'] !== undefined) setSecret('');
  };
  const isAlone = signers?.length === 0;
  const refusal = error?.failure ?? failure;
  return (
    <Dialog
      isOpen
      title={isAlone ? formatMessage({ id: isDecision ? 'decisions.missing-title' : 'users.second-missing-title' }) : props.title}
      onDismiss={props.onDone}
      hasUnsaved={!isAlone && props.hasUnsaved}
      actions={
        isAlone ? (
          <>
            <Button onPress={props.onDone}>{formatMessage({ id: 'common.close' })}</Button>
            <Button variant="primary" onPress={() => go({ at: 'settings', section: 'users' })}>
              {formatMessage({ id: 'users.to-users' })}
            </Button>
          </>
        ) : (
          <>
            {isPending && <span role="status">{formatMessage({ id: 'users.deriving' })}</span>}
            <Button variant="primary" isPending={isPending} isDisabled={!signer || props.canSign === false} onPress={() => void sign()}>
              {formatMessage({ id: 'users.second-do' })}
            </Button>
          </>
        )
      }
    >
      {isAlone ? (
        <p>{formatMessage({ id: isDecision ? 'decisions.missing' : 'users.second-missing' })}</p>
      ) : !signer ? (
        !error && <Loading />
      ) : (
        <FormColumn>
          {typeof props.children === 'function' ? props.children(failure) : props.children}
          <p>{formatMessage({ id: 'users.second-text' })}</p>
          <SignerSelect signers={signers ?? []} value={signer.id} onChange={setChosen} error={field(failure, 'signerId')} />
          <TextField
            label={formatMessage({ id: 'users.second-passphrase' }, { name: signer.name })}
            type="password"
            value={secret}
            onChange={(text) => {
              setSecret(text);
              clear();
            }}
            error={tried && secret === '' && !failure ? problem('required') : field(failure, 'passphrase')}
            autoComplete="off"
          />
        </FormColumn>
      )}
      {refusal && !refusal.fields && <FailureNote failure={refusal} />}
    </Dialog>
  );
};
