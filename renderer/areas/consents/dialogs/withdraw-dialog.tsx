import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Cell } from '../../../../electron/areas/consents/rules.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import type { Instant } from '../../../../electron/base/dates.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail } from '../../../../electron/base/result.ts';
import { subjectAreas, type SubjectArea } from '../../../../electron/base/terms.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { MomentFields } from './moment-fields.tsx';
import { useMoment } from './moment.ts';

type WithdrawDialogProps = {
  readonly caseId: Id;
  /** Withdrawn in all of these: what nobody wants to be told must not be told by an older version either. */
  readonly versions: readonly Consent[];
  readonly agencies: readonly Agency[];
  /** The initial selection to withdraw; none means everything. */
  readonly cell: Cell | null;
  readonly now: Instant;
  readonly onClose: () => void;
};

const all = 'all';

/** Takes back the whole, for one agency, in one subject or both, from a minute on. */
export const WithdrawDialog = ({ caseId, versions, agencies, cell, now, onClose }: WithdrawDialogProps) => {
  const { formatMessage, formatList } = useIntl();
  const { field, fieldOrGeneral } = useFailure();
  const term = useTerm();
  const [agencyId, setAgency] = useState<Id>(cell?.agencyId ?? all);
  const [subject, setSubject] = useState<SubjectArea | typeof all>(cell?.subject ?? all);
  const [toldBy, setToldBy] = useState('');
  const moment = useMoment(now);
  const { failure, isPending, submit } = useSubmit();
  const cells = versions.flatMap((version) => version.cells);

  const withdraw = async (): Promise<void> => {
    const withdrawnAt = moment.instant;
    const answer = await submit(() =>
      withdrawnAt === null
        ? fail('invalid', { fields: { withdrawnAt: 'required' } })
        : saving(
            client.consents.withdraw({
              caseId,
              consentIds: versions.map(({ id }) => id),
              agencyId: agencyId === all ? null : agencyId,
              subject: subject === all ? null : subject,
              withdrawnAt,
              toldBy,
            }),
          ),
    );
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'consents.withdraw.done' }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage(
        { id: 'consents.withdraw.title' },
        { count: versions.length, versions: formatList(versions.map((version) => String(version.number)).reverse()) },
      )}
      hasUnsaved={toldBy !== ''}
      onDismiss={onClose}
      actions={
        <Button variant="danger" isPending={isPending} onPress={() => void withdraw()}>
          {formatMessage({ id: 'consents.withdraw.confirm' })}
        </Button>
      }
    >
      <FormColumn>
        <p>{formatMessage({ id: 'consents.withdraw.text' })}</p>
        <FieldPair>
          <Select
            label={formatMessage({ id: 'consents.withdraw.agency' })}
            options={[
              { value: all, label: formatMessage({ id: 'consents.withdraw.all-agencies' }) },
              ...agencies
                .filter((one) => cells.some((each) => each.agencyId === one.id))
                .map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={agencyId}
            onChange={setAgency}
            error={field(failure, 'agencyId')}
          />
          <Select
            label={formatMessage({ id: 'consents.withdraw.subject' })}
            options={[
              { value: all, label: formatMessage({ id: 'consents.withdraw.all-subjects' }) },
              ...subjectAreas
                .filter((one) => cells.some((each) => each.subject === one))
                .map((one) => ({ value: one, label: term('subject', one) })),
            ]}
            value={subject}
            onChange={setSubject}
          />
        </FieldPair>
        <MomentFields
          moment={moment}
          dateLabel={formatMessage({ id: 'consents.withdraw.date' })}
          timeLabel={formatMessage({ id: 'consents.withdraw.time' })}
          error={fieldOrGeneral(failure, 'withdrawnAt')}
        />
        <TextField
          autoFocus
          label={formatMessage({ id: 'consents.withdraw.told-by' })}
          description={formatMessage({ id: 'consents.withdraw.told-by-help' })}
          value={toldBy}
          onChange={setToldBy}
          error={field(failure, 'toldBy')}
        />
      </FormColumn>
    </Dialog>
  );
};
