import { useIntl } from 'react-intl';
import { reasonProblem } from '../../../electron/base/reason.ts';
import { fail } from '../../../electron/base/result.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useLeavingReason } from '../../state/leaving-reason.ts';
import { ReasonDialog } from '../participants/reason-dialog.tsx';

const Asking = ({ onAnswer }: { readonly onAnswer: (reason: string | null) => void }) => {
  const { formatMessage } = useIntl();
  const { failure, submit } = useSubmit();
  const check = async (reason: string): Promise<void> => {
    const problem = reasonProblem(reason);
    const answer = await submit<string>(() =>
      problem === null ? { ok: true, value: reason } : fail('leaving-reason', { fields: { reason: problem } }),
    );
    if (answer?.ok) onAnswer(answer.value);
  };
  return (
    <ReasonDialog
      title={formatMessage({ id: 'disclosures.leaving.title' })}
      text={formatMessage({ id: 'disclosures.leaving.text' })}
      confirm={formatMessage({ id: 'disclosures.leaving.go-on' })}
      failure={failure}
      isPending={false}
      onOpen={(reason) => void check(reason)}
      onDismiss={() => onAnswer(null)}
    />
  );
};

/** Before a paper about somebody protected is saved or printed: that it leaves in plain text, and why. Above whatever asked for the paper. */
export const LeavingReasonDialog = () => {
  const answer = useLeavingReason((state) => state.answer);
  return answer && <Asking onAnswer={answer} />;
};
