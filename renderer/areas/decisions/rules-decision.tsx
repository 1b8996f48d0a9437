import { useState } from 'react';
import { useIntl } from 'react-intl';
import { settingsProblems, type RegisterSettings } from '../../../electron/areas/settings/rules.ts';
import { fail, type Result } from '../../../electron/base/result.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { SecondSignatureDialog } from '../users/signatures/second-signature-dialog.tsx';

type Rules = Partial<Pick<RegisterSettings, 'organisation' | 'ownSignatureAge'>>;
type Asking = { readonly changes: Rules; readonly answer: (answer: Result<unknown>) => void };

/** A rule that the gate reads, changed by two: `decide` answers when the second has signed, or nobody has. */
export const useRulesDecision = () => {
  const { formatMessage } = useIntl();
  const [asking, setAsking] = useState<Asking | null>(null);
  const decide = (changes: Rules): Promise<Result<unknown>> => {
    const problems = Object.entries(settingsProblems(changes)).filter((pair): pair is [string, string] => pair[1] !== null);
    // Before anybody types a passphrase for nothing.
    if (problems.length > 0) return Promise.resolve(fail('invalid', { fields: Object.fromEntries(problems) }));
    return new Promise((answer) => setAsking({ changes, answer }));
  };
  const dialog = asking && (
    <SecondSignatureDialog
      caseId={null}
      isDecision
      title={formatMessage({ id: 'decisions.rules-title' })}
      hasUnsaved={false}
      onSign={async (signerId, passphrase) => {
        const answer = await saving(client.decisions.changeRules({ changes: asking.changes, signerId }, [passphrase]));
        if (answer.ok) asking.answer(answer);
        return answer;
      }}
      onDone={() => {
        // After it was signed this says nothing more: the promise has its answer.
        asking.answer(fail('cancelled'));
        setAsking(null);
      }}
    >
      <p>{formatMessage({ id: 'decisions.rules-text' })}</p>
    </SecondSignatureDialog>
  );
  return { decide, dialog };
};
