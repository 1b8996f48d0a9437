import { useState } from 'react';
import { useIntl } from 'react-intl';
import { reasonProblem } from '../../../electron/base/reason.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { useLeavingReason } from '../../state/leaving-reason.ts';
import { ReasonDialog } from '../participants/reason-dialog.tsx';

const Asking = ({ onAnswer }: { readonly onAnswer: (reason: string | null) => void }) => {
  const { formatMessage } = useIntl();
  const [failure, setFailure] = useState<Failure | null>(null);
  const check = (reason: string): void => {
    const problem = reasonProblem(reason);
    if (problem === null) onAnswer(reason);
    else setFailure({ code: 'leaving-reason', fields: { reason: problem } });
  };
  return (
    <ReasonDialog
      title={formatMessage({ id: 'disclosures.leaving.title' })}
      text={formatMessage({ id: 'disclosures.leaving.text' })}
      confirm={formatMessage({ id: 'disclosures.leaving.go-on' })}
      failure={failure}
      isPending={false}
      onOpen={check}
      onDismiss={() => onAnswer(null)}
    />
  );
};

/** Before a paper about somebody protected is saved or printed: that it leaves in plain text, and why. Above whatever asked for the paper. */
export const LeavingReasonDialog = () => {
  const answer = useLeavingReason((state) => state.answer);
  return answer && <Asking onAnswer={answer} />;
};
