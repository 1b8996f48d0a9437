import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import type { Instant } from '../../../../electron/base/dates.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { MomentFields } from './moment-fields.tsx';
import { useMoment } from './moment.ts';

type SignDialogProps = {
  readonly participant: Participant;
  readonly version: Consent;
  /** Who signs, to begin with. */
  readonly personId: Id;
  readonly now: Instant;
  readonly onClose: (signed?: Consent) => void;
};

/** Enters that somebody has signed the paper, and when. */
export const SignDialog = ({ participant, version, personId, now, onClose }: SignDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, fieldOrGeneral } = useFailure();
  const [signer, setSigner] = useState<Id>(personId);
  const moment = useMoment(now);
  const { failure, isPending, submit } = useSubmit();
  const everybody = [
    {
      value: participant.personId,
      label: `${participant.givenName} ${participant.familyName}`,
      note: formatMessage({ id: 'consents.role.own' }),
    },
    ...participant.guardians.map((one) => ({
      value: one.personId,
      label: `${one.givenName} ${one.familyName}`,
      note: formatMessage({ id: 'consents.role.guardian' }),
    })),
  ];
  const left = everybody.filter((one) => !version.signatures.some((signature) => signature.personId === one.value));
  const save = async (): Promise<void> => {
    const { instant: signedAt } = moment;
    const answer = await submit(() =>
      signedAt === null
        ? fail('invalid', { fields: { signedAt: 'required' } })
        : saving(client.consents.sign({ caseId: participant.caseId, consentId: version.id, personId: signer, signedAt })),
    );
    if (answer?.ok) onClose(answer.value);
  };
  const words = fieldOrGeneral(failure, 'signedAt');
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'consents.sign.title' }, { version: version.number })}
      onDismiss={() => onClose()}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void save()}>
          {formatMessage({ id: 'consents.sign' })}
        </Button>
      }
    >
      <FormColumn>
        <Select
          label={formatMessage({ id: 'consents.sign.who' })}
          options={left}
          value={signer}
          onChange={setSigner}
          error={field(failure, 'personId')}
        />
        <MomentFields
          autoFocus
          moment={moment}
          dateLabel={formatMessage({ id: 'consents.sign.date' })}
          timeLabel={formatMessage({ id: 'consents.sign.time' })}
          error={words}
        />
      </FormColumn>
    </Dialog>
  );
};
