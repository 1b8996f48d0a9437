import { useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import type { Instant } from '../../../../electron/base/dates.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import type { Result } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useToday } from '../../../state/session.ts';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';
import { MomentFields } from './moment-fields.tsx';
import { useMoment } from './moment.ts';

type ExceptionDialogProps = {
  readonly participant: Participant;
  readonly version: Consent;
  /** The guardian whose signature is missing. */
  readonly personId: Id;
  readonly now: Instant;
  readonly onClose: (decided?: Consent) => void;
};

const nothing = { decider: '', reason: '', legalBasis: '', until: '' };

/** Enters a decision to do without one guardian's signature: who decided, why, on what legal basis, until when. Two enter it. */
export const ExceptionDialog = ({ participant, version, personId, now, onClose }: ExceptionDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const today = useToday();
  const moment = useMoment(now);
  const draft = useDraft(`consents/${participant.caseId}/exception/${version.id}/${personId}`, nothing);
  const { value, set } = draft;
  const decided = useRef<Consent | undefined>(undefined);
  const guardian = participant.guardians.find((one) => one.personId === personId);
  const former = version.formerGuardians.find((one) => one.personId === personId);
  const name = guardian ? `${guardian.givenName} ${guardian.familyName}` : (former?.name ?? '');
  const sign = async (signerId: Id, passphrase: Uint8Array): Promise<Result<Consent>> => {
    const asked = { caseId: participant.caseId, consentId: version.id, personId, ...value, decidedAt: moment.instant ?? '', signerId };
    const answer = await saving(client.consents.decideException(asked, [passphrase]));
    if (!answer.ok) return answer;
    await draft.discard();
    decided.current = answer.value;
    return answer;
  };
  return (
    <SecondSignatureDialog
      caseId={participant.caseId}
      isDecision
      title={formatMessage({ id: 'consents.exception.title' }, { name })}
      // Kept as a draft.
      hasUnsaved={false}
      onSign={sign}
      onDone={() => onClose(decided.current)}
    >
      {(failure) => (
        <>
          <p>{formatMessage({ id: 'consents.exception.text' })}</p>
          <TextField
            autoFocus
            label={formatMessage({ id: 'consents.exception.decider' })}
            value={value.decider}
            onChange={(decider) => set({ decider })}
            error={field(failure, 'decider') ?? field(failure, 'personId')}
          />
          <TextArea
            rows={3}
            label={formatMessage({ id: 'consents.exception.reason' })}
            value={value.reason}
            onChange={(reason) => set({ reason })}
            error={field(failure, 'reason')}
            limit={2000}
          />
          <TextField
            label={formatMessage({ id: 'consents.exception.basis' })}
            description={formatMessage({ id: 'consents.exception.basis-help' })}
            value={value.legalBasis}
            onChange={(legalBasis) => set({ legalBasis })}
            error={field(failure, 'legalBasis')}
          />
          <MomentFields
            moment={moment}
            dateLabel={formatMessage({ id: 'consents.exception.date' })}
            timeLabel={formatMessage({ id: 'consents.sign.time' })}
            error={field(failure, 'decidedAt')}
          />
          <DateField
            label={formatMessage({ id: 'consents.exception.until' })}
            value={value.until === '' ? null : value.until}
            onChange={(until) => set({ until: until ?? '' })}
            today={today}
            error={field(failure, 'until')}
          />
        </>
      )}
    </SecondSignatureDialog>
  );
};
