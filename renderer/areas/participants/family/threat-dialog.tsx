import { useState } from 'react';
import { useIntl } from 'react-intl';
import { fail } from '../../../../electron/base/result.ts';
import type { Guardian } from '../../../../electron/areas/participants/contract.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { TextArea } from '../../../ui/fields/text-field.tsx';

type ThreatDialogProps = { readonly caseId: string; readonly guardian: Guardian; readonly onDone: () => void };

/** Marks a guardian as a threat, with the reason, or takes the mark away. */
export const ThreatDialog = ({ caseId, guardian, onDone }: ThreatDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const [reason, setReason] = useState(guardian.threatReason);
  const { failure, isPending, submit } = useSubmit();
  const save = async (words: string): Promise<void> => {
    const answer = await submit(() => saving(client.participants.setGuardianThreat({ caseId, guardianId: guardian.id, reason: words })));
    if (answer?.ok) onDone();
  };
  const mark = (): void => {
    if (reason.trim() === '') void submit(() => fail('invalid', { fields: { reason: 'reason-too-short' } }));
    else void save(reason);
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'participants.guardian.threatTitle' }, { name: `${guardian.givenName} ${guardian.familyName}` })}
      onDismiss={onDone}
      hasUnsaved={reason !== guardian.threatReason}
      actions={
        <>
          {guardian.threatReason !== '' && (
            <Button variant="quiet" isPending={isPending} onPress={() => void save('')}>
              {formatMessage({ id: 'participants.guardian.threatEnd' })}
            </Button>
          )}
          <Button onPress={onDone}>{formatMessage({ id: 'common.cancel' })}</Button>
          <Button variant="primary" isPending={isPending} onPress={mark}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      <p>{formatMessage({ id: 'participants.guardian.threatText' })}</p>
      {failure !== null && failure.fields === undefined && <p role="alert">{sentence(failure)}</p>}
      <TextArea
        autoFocus
        rows={3}
        label={formatMessage({ id: 'participants.guardian.threatReason' })}
        description={formatMessage({ id: 'participants.reason.hint' })}
        error={field(failure, 'reason')}
        limit={1000}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
};
