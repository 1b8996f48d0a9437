import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import type { Participant } from '../../../electron/areas/participants/contract.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import s from './facts.module.css';

type EndDialogProps = { readonly participant: Participant; readonly onDone: () => void };

/** Fictitious identity ends the record for good: every consequence is said, and read, before it happens. */
export const EndDialog = ({ participant: { caseId, version }, onDone }: EndDialogProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [isSure, setSure] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = async (): Promise<void> => {
    setPending(true);
    const answer = await saving(client.retention.endAsFictitious({ caseId, version }));
    setPending(false);
    if (answer.ok) onDone();
    else setFailure(answer.error);
  };
  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={formatMessage({ id: 'participants.fictitious.title' })}
      confirm={formatMessage({ id: 'participants.fictitious.confirm' })}
      canConfirm={isSure}
      isPending={pending}
      onConfirm={() => void end()}
      onCancel={onDone}
    >
      <p>{formatMessage({ id: 'participants.fictitious.text' })}</p>
      <ul className={s['consequences']}>
        {(['closes', 'consents', 'meetings', 'drafts', 'identity'] as const).map((what) => (
          <li key={what}>{formatMessage({ id: `participants.fictitious.${what}` })}</li>
        ))}
      </ul>
      {failure && <p role="alert">{sentence(failure)}</p>}
      <Checkbox isSelected={isSure} onChange={setSure}>
        {formatMessage({ id: 'participants.fictitious.sure' })}
      </Checkbox>
    </ConfirmDialog>
  );
};
