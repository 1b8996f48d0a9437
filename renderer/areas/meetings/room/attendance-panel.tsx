import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { attendances, type Attendance } from '../../../../electron/areas/meetings/rules.ts';
import { client } from '../../../client/client.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { changeMeeting, inTurn } from '../meeting-calls.ts';
import { usePapers } from '../use-papers.ts';
import s from '../meetings.module.css';

/** Who is there, and that the consent was read aloud. */
export const AttendancePanel = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const { report } = usePapers(meeting.id);
  const isOpen = meeting.state === 'held';
  const set = async (agencyId: string, attendance: Attendance): Promise<void> => {
    report(await inTurn(meeting.id, () => client.meetings.setAttendance({ meetingId: meeting.id, agencyId, attendance })));
  };
  return (
    <DetailPanel label={formatMessage({ id: 'meetings.attendance' })}>
      <div className={s['panelFields']}>
        {meeting.agencies.map((one) => (
          <Select
            key={one.agencyId}
            label={one.contact === '' ? one.name : `${one.name} · ${one.contact}`}
            placeholder={formatMessage({ id: 'meetings.attendance.unmarked' })}
            options={attendances.map((value) => ({ value, label: formatMessage({ id: `meetings.attendance.${value}` }) }))}
            value={one.attendance}
            isDisabled={!isOpen}
            onChange={(attendance) => void set(one.agencyId, attendance)}
          />
        ))}
        <Checkbox
          isSelected={meeting.consentRead}
          isDisabled={!isOpen}
          onChange={(consentRead) => void changeMeeting(meeting.id, { consentRead }).then(report)}
        >
          {formatMessage({ id: 'meetings.consentRead' })}
        </Checkbox>
      </div>
    </DetailPanel>
  );
};
