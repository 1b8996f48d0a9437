import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { CodeStep } from '../start/code-step.tsx';
import { FailureNote } from '../start/failure-note.tsx';

type Proposal = { readonly code: string; readonly ask: readonly [number, number] };

/** A new code on paper, confirmed as in the wizard; until then the old one holds. */
export const RecoveryCodeDialog = ({ onDone }: { readonly onDone: () => void }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [groups, setGroups] = useState<readonly [string, string]>(['', '']);
  const { failure: unproposed, submit: propose } = useSubmit('each');
  const { failure: unreplaced, isPending, submit, clear } = useSubmit();
  const failure = unproposed ?? unreplaced;
  useEffect(() => {
    let isWanted = true;
    void propose(() => client.users.proposeNewRecoveryCode({})).then((answer) => {
      if (isWanted && answer?.ok) setProposal(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [propose]);
  const replace = async (): Promise<void> => {
    const answer = await submit(() => saving(client.users.replaceRecoveryCode({ groups: [groups[0], groups[1]] })));
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'users.code-changed' }), { tone: 'done' });
    onDone();
  };
  return (
    <Dialog
      isOpen
      width="wide"
      title={formatMessage({ id: 'users.new-code' })}
      onDismiss={onDone}
      actions={
        confirming ? (
          <>
            <Button onPress={() => setConfirming(false)} isDisabled={isPending}>
              {formatMessage({ id: 'common.back' })}
            </Button>
            <Button variant="primary" isPending={isPending} onPress={() => void replace()}>
              {formatMessage({ id: 'users.new-code-do' })}
            </Button>
          </>
        ) : (
          <Button variant="primary" isDisabled={!proposal} onPress={() => setConfirming(true)}>
            {formatMessage({ id: 'common.continue' })}
          </Button>
        )
      }
    >
      <p>{formatMessage({ id: confirming ? 'users.new-code-confirm' : 'users.new-code-text' })}</p>
      {!proposal ? (
        failure === null && <Loading />
      ) : confirming ? (
        <FormColumn>
          {([0, 1] as const).map((i) => (
            <TextField
              key={i}
              isShort
              label={formatMessage({ id: 'users.group' }, { number: proposal.ask[i] + 1 })}
              value={groups[i]}
              onChange={(text) => {
                setGroups(i === 0 ? [text, groups[1]] : [groups[0], text]);
                clear();
              }}
              error={field(failure, i === 0 ? 'firstGroup' : 'secondGroup')}
              autoComplete="off"
              spellCheck="false"
              autoFocus={i === 0}
            />
          ))}
        </FormColumn>
      ) : (
        <CodeStep code={proposal.code} />
      )}
      {failure && !failure.fields && <FailureNote failure={failure} />}
    </Dialog>
  );
};
