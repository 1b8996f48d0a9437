import { useState } from 'react';
import { useIntl } from 'react-intl';
import { settingsProblems, type RegisterSettings } from '../../../electron/areas/settings/rules.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { SecondSignatureDialog } from '../users/signatures/second-signature-dialog.tsx';

type Rules = Partial<Pick<RegisterSettings, 'organisation' | 'ownSignatureAge'>>;
type Asking = { readonly changes: Rules; readonly answer: (failure: Failure | null) => void };

/** A rule that the gate reads, changed by two: `decide` answers when the second has signed, or nobody has. */
export const useRulesDecision = () => {
  const { formatMessage } = useIntl();
  const [asking, setAsking] = useState<Asking | null>(null);
  const decide = (changes: Rules): Promise<Failure | null> => {
    const problems = Object.entries(settingsProblems(changes)).filter((pair): pair is [string, string] => pair[1] !== null);
    // Before anybody types a passphrase for nothing.
    if (problems.length > 0) return Promise.resolve({ code: 'invalid', fields: Object.fromEntries(problems) });
    return new Promise((answer) => setAsking({ changes, answer }));
  };
  const end = (failure: Failure | null): void => {
    asking?.answer(failure);
    setAsking(null);
  };
  const dialog = asking && (
    <SecondSignatureDialog
      caseId={null}
      isDecision
      title={formatMessage({ id: 'decisions.rules-title' })}
      hasUnsaved={false}
      onSign={async (signerId, passphrase) => {
        const answer = await saving(client.decisions.changeRules({ changes: asking.changes, signerId }, [passphrase]));
        if (!answer.ok) return answer.error;
        asking.answer(null);
        return null;
      }}
      onFailure={() => undefined}
      // After it was signed this says nothing more: the promise has its answer.
      onDone={() => end({ code: 'cancelled' })}
    >
      <p>{formatMessage({ id: 'decisions.rules-text' })}</p>
    </SecondSignatureDialog>
  );
  return { decide, dialog };
};
