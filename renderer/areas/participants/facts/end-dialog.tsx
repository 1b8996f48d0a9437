import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';
import s from './facts.module.css';

type EndDialogProps = { readonly participant: Participant; readonly onDone: () => void };

/** Fictitious identity ends the record for good: every consequence is said and read, and two sign, before it happens. */
export const EndDialog = ({ participant: { caseId, version }, onDone }: EndDialogProps) => {
  const { formatMessage } = useIntl();
  const [isSure, setSure] = useState(false);
  return (
    <SecondSignatureDialog
      caseId={caseId}
      isDecision
      canSign={isSure}
      title={formatMessage({ id: 'participants.fictitious.title' })}
      hasUnsaved={false}
      onSign={(signerId, passphrase) => saving(client.retention.endAsFictitious({ caseId, version, signerId }, [passphrase]))}
      onDone={onDone}
    >
      <p>{formatMessage({ id: 'participants.fictitious.text' })}</p>
      <ul className={s['consequences']}>
        {(['closes', 'consents', 'meetings', 'drafts', 'identity'] as const).map((what) => (
          <li key={what}>{formatMessage({ id: `participants.fictitious.${what}` })}</li>
        ))}
      </ul>
      <Checkbox isSelected={isSure} onChange={setSure}>
        {formatMessage({ id: 'participants.fictitious.sure' })}
      </Checkbox>
    </SecondSignatureDialog>
  );
};
