import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import type { Result } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { TimeField } from '../../../ui/fields/time-field.tsx';
import { markOpened } from '../../../client/case-opening.ts';
import { AboutFields } from './about-fields.tsx';
import { InvitedFields } from './invited-fields.tsx';
import { ReasonField } from './reason-field.tsx';
import { inTurn } from '../meeting-calls.ts';

/** When, where, about whom and who is called. */
export const MeetingDialog = ({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const today = useToday();
  const [date, setDate] = useState<string | null>(meeting.date);
  const [startTime, setStart] = useState<string | null>(meeting.startTime);
  const [endTime, setEnd] = useState<string | null>(meeting.endTime);
  const [place, setPlace] = useState(meeting.place);
  const [agencies, setAgencies] = useState<readonly { readonly agencyId: string; readonly contactId: string | null }[]>(
    meeting.agencies.map(({ agencyId, contactId }) => ({ agencyId, contactId })),
  );
  const [cases, setCases] = useState<readonly string[]>(() => meeting.cases.map(({ caseId }) => caseId));
  const [reason, setReason] = useState('');
  const [isWritten, setWritten] = useState(false);
  const { failure, isPending, submit } = useSubmit();
  const touch =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setWritten(true);
      set(value);
    };
  /** Somebody new at the meeting is opened first, with a reason where the record asks for one. */
  const saveCases = async (): Promise<Result<unknown>> => {
    const before = meeting.cases.map(({ caseId }) => caseId);
    if (meeting.state !== 'prepare' || cases.join(' ') === before.join(' ')) return { ok: true, value: null };
    for (const caseId of cases.filter((one) => !before.includes(one))) {
      const opened = await saving(client.participants.openCase({ caseId, reason }));
      if (!opened.ok) return opened;
      markOpened(caseId);
    }
    return inTurn(meeting.id, ({ version }) => client.meetings.setCases({ meetingId: meeting.id, version, cases: [...cases] }));
  };
  const save = async (): Promise<void> => {
    const meetingId = meeting.id;
    const changes = { date: date ?? '', startTime: startTime ?? '', endTime: endTime ?? '', place };
    const answer = await submit(async (): Promise<Result<unknown>> => {
      const changed = await inTurn(meetingId, ({ version }) => client.meetings.change({ meetingId, version, changes }));
      const about = changed.ok ? await saveCases() : changed;
      if (!about.ok) return about;
      return inTurn(meetingId, ({ version }) =>
        client.meetings.setAgencies({ meetingId, version, agencies: agencies.map((one) => ({ ...one })) }),
      );
    });
    if (answer?.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'meetings.edit' })}
      hasUnsaved={isWritten}
      onDismiss={onClose}
      actions={
        <>
          <Button onPress={onClose}>{formatMessage({ id: 'common.cancel' })}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      <FormColumn>
        {failure && !failure.fields && <p role="alert">{sentence(failure)}</p>}
        <DateField
          label={formatMessage({ id: 'meetings.date' })}
          value={date}
          today={today}
          error={field(failure, 'date')}
          onChange={touch(setDate)}
          autoFocus
        />
        <FieldPair>
          <TimeField
            label={formatMessage({ id: 'meetings.start' })}
            value={startTime}
            error={field(failure, 'startTime')}
            onChange={touch(setStart)}
          />
          <TimeField
            label={formatMessage({ id: 'meetings.end' })}
            value={endTime}
            error={field(failure, 'endTime')}
            onChange={touch(setEnd)}
          />
        </FieldPair>
        <TextField
          label={formatMessage({ id: 'meetings.place' })}
          description={formatMessage({ id: 'meetings.place.hint' })}
          isOptional
          value={place}
          error={field(failure, 'place')}
          onChange={touch(setPlace)}
        />
        {meeting.state === 'prepare' && <AboutFields value={cases} error={field(failure, 'cases')} onChange={touch(setCases)} />}
        {meeting.cases.some(({ caseId }) => !cases.includes(caseId)) && (
          <p role="status">{formatMessage({ id: 'meetings.about.removed' })}</p>
        )}
        <ReasonField failure={failure} value={reason} onChange={setReason} />
        <Section label={formatMessage({ id: 'meetings.invited' })}>
          <InvitedFields value={agencies} onChange={touch(setAgencies)} />
        </Section>
      </FormColumn>
    </Dialog>
  );
};
