import { CircleAlert, CircleCheck, FileLock2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { Columns } from '../../../ui/page/columns.tsx';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { TimeField } from '../../../ui/fields/time-field.tsx';
import { Distribution } from './distribution.tsx';
import { changeMeeting, inTurn } from '../meeting-calls.ts';
import { useChecks } from './use-checks.ts';
import { usePapers } from '../use-papers.ts';
import s from '../meetings.module.css';

/** Check, finish, give each its own. */
export const FinishTab = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { sentence, field, problem } = useFailure();
  const { report } = usePapers(meeting.id);
  const today = useToday();
  const checks = useChecks(meeting);
  const { failure, isPending: isFinalising, submit } = useSubmit();
  const { failure: nextFailure, submit: submitNext } = useSubmit('each');
  const [isAsking, setAsking] = useState(false);
  const [isDoubting, setDoubting] = useState(false);
  const isHeld = meeting.state === 'held';
  const meetingId = meeting.id;
  const warnings = checks.filter((check) => check.isAsked && !check.isRight);
  const seen = checks.filter((check) => check.isMention === true).map((check) => check.id);
  const finalise = async (): Promise<void> => {
    // A second press while the first is on its way would be refused for a change that it made itself: it is done once.
    const answer = await submit(() =>
      inTurn(meetingId, async (now) =>
        now.state === 'finalised' ? { ok: true, value: now } : client.meetings.finalise({ meetingId, version: now.version, seen }),
      ),
    );
    if (answer) setDoubting(false);
  };
  // What the core would refuse is shown at once; questions are asked only about what it would accept.
  const canAsk = warnings.length > 0 && checks.every((check) => check.isAsked || check.isRight || !check.isNeeded);
  const setNext = (changes: { nextDate: string | null } | { nextTime: string | null }) =>
    submitNext(() => changeMeeting(meetingId, changes));
  const correct = async (): Promise<void> => {
    setAsking(false);
    report(await inTurn(meetingId, () => client.meetings.correct({ meetingId })));
  };
  const reasons = Object.values(failure?.fields ?? {}).map((code) => problem(code));
  return (
    <Columns
      side={
        <>
          <DetailPanel
            label={formatMessage({ id: 'meetings.minutes' })}
            title={
              meeting.state === 'finalised'
                ? formatMessage({ id: 'meetings.finalised' }, { number: String(meeting.versions[0]?.number ?? 1) })
                : formatMessage({ id: isHeld ? 'meetings.minutes.draft' : 'meetings.minutes.none' })
            }
            text={formatMessage({ id: meeting.state === 'finalised' ? 'meetings.minutes.locked' : 'meetings.minutes.open' })}
            actions={
              isHeld ? (
                <Button
                  variant="primary"
                  icon={FileLock2}
                  isPending={isFinalising}
                  onPress={() => (canAsk ? setDoubting(true) : void finalise())}
                >
                  {formatMessage({ id: 'meetings.finalise' })}
                </Button>
              ) : (
                meeting.state === 'finalised' && (
                  <Button isWide onPress={() => setAsking(true)}>
                    {formatMessage({ id: 'meetings.correct' })}
                  </Button>
                )
              )
            }
          >
            {failure && <p role="alert">{reasons.length > 0 ? reasons.join(' ') : sentence(failure)}</p>}
          </DetailPanel>
          {isHeld && (
            <DetailPanel label={formatMessage({ id: 'meetings.next' })}>
              <div className={s['panelFields']}>
                <DateField
                  label={formatMessage({ id: 'meetings.date' })}
                  isOptional
                  today={today}
                  value={meeting.nextDate}
                  error={field(nextFailure, 'nextDate')}
                  onChange={(nextDate) => void setNext({ nextDate })}
                />
                <TimeField
                  label={formatMessage({ id: 'meetings.start' })}
                  isOptional
                  value={meeting.nextTime}
                  onChange={(nextTime) => void setNext({ nextTime })}
                />
              </div>
            </DetailPanel>
          )}
          {meeting.state === 'finalised' && meeting.nextDate !== null && (
            <DetailPanel
              label={formatMessage({ id: 'meetings.next' })}
              text={[format.dateLong(meeting.nextDate), meeting.nextTime === null ? '' : format.time(meeting.nextTime)]
                .filter((part) => part !== '')
                .join(', ')}
            />
          )}
          <ConfirmDialog
            isOpen={isDoubting && isHeld}
            title={formatMessage({ id: 'meetings.finalise.ask' })}
            confirm={formatMessage({ id: 'meetings.finalise.anyway' })}
            isPending={isFinalising}
            onConfirm={() => void finalise()}
            onCancel={() => setDoubting(false)}
          >
            <ul className={s['warnings']}>
              {warnings.map((check) => (
                <li key={check.id}>{check.words}</li>
              ))}
            </ul>
            <p>{formatMessage({ id: 'meetings.finalise.ask.text' })}</p>
          </ConfirmDialog>
          <ConfirmDialog
            isOpen={isAsking}
            title={formatMessage({ id: 'meetings.correct.ask' })}
            confirm={formatMessage({ id: 'meetings.correct' })}
            onConfirm={() => void correct()}
            onCancel={() => setAsking(false)}
          >
            {formatMessage({ id: 'meetings.correct.text' })}
          </ConfirmDialog>
        </>
      }
    >
      {meeting.state !== 'finalised' && (
        <Section label={formatMessage({ id: 'meetings.check' })}>
          <ListCard>
            {checks.map((check) => (
              <ListRow key={check.id} isCompact icon={check.isRight ? CircleCheck : CircleAlert} what={check.words} />
            ))}
          </ListCard>
        </Section>
      )}
      {meeting.versions.length > 0 ? (
        <>
          <Distribution meeting={meeting} />
          <Section label={formatMessage({ id: 'meetings.versions' })}>
            <ListCard>
              {meeting.versions.map((version) => (
                <ListRow
                  key={version.number}
                  isCompact
                  what={formatMessage({ id: 'meetings.version' }, { number: String(version.number) })}
                  detail={`${version.finalisedBy} · ${version.contentHash.slice(0, 16)}`}
                  date={format.instant(version.finalisedAt)}
                />
              ))}
            </ListCard>
          </Section>
        </>
      ) : (
        <Section label={formatMessage({ id: 'meetings.distribution' })}>
          <Card>{formatMessage({ id: 'meetings.distribution.after' })}</Card>
        </Section>
      )}
    </Columns>
  );
};
