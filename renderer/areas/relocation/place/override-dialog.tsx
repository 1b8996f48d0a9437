import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { TextArea } from '../../../ui/fields/text-field.tsx';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';
import type { EditPlan } from '../plan-changes.ts';

type OverrideDialogProps = {
  readonly plan: Plan;
  readonly edit: EditPlan;
  readonly alternativeId: string;
  readonly name: string;
  /** Which zone refuses it, and by how far. */
  readonly sentence: string;
  readonly onDone: () => void;
};

/** A place that a zone refuses, chosen by two people with the reason written out. */
export const OverrideDialog = ({ plan, edit, alternativeId, name, sentence, onDone }: OverrideDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [reason, setReason] = useState('');
  return (
    <SecondSignatureDialog
      caseId={plan.caseId}
      title={formatMessage({ id: 'relocation.override.title' }, { name })}
      hasUnsaved={reason !== ''}
      onSign={async (signerId, passphrase) => {
        const answer = await edit.override({ alternativeId, reason, signerId }, passphrase);
        if (answer.ok) showToast(formatMessage({ id: 'relocation.override.done' }, { name }), { tone: 'done' });
        return answer;
      }}
      onDone={onDone}
    >
      {(failure) => (
        <>
          <p>{sentence}</p>
          <TextArea
            rows={3}
            limit={2000}
            label={formatMessage({ id: 'relocation.override.reason' })}
            description={formatMessage({ id: 'relocation.override.reasonHint' })}
            value={reason}
            onChange={setReason}
            error={field(failure, 'reason') ?? field(failure, 'alternativeId')}
            autoFocus
          />
        </>
      )}
    </SecondSignatureDialog>
  );
};
