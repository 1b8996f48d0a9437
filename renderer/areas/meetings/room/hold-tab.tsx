import { ArrowLeft, ArrowRight, Play, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { client } from '../../../client/client.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Columns } from '../../../ui/page/columns.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { AttendancePanel } from './attendance-panel.tsx';
import { Elapsed } from './elapsed.tsx';
import { inTurn } from '../meeting-calls.ts';
import { MentionQuestion } from '../minutes/mention-question.tsx';
import type { FoundMention } from '../minutes/mention-words.ts';
import { ProjectorView } from './projector-view.tsx';
import { Stage } from './stage.tsx';
import { useHeldLock } from './use-held-lock.ts';
import { usePapers } from '../use-papers.ts';
import s from '../meetings.module.css';

/** The meeting under way: one item at a time in big type, what was said, decided and promised under it. */
export const HoldTab = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const [chosen, setChosen] = useState<string | null>(null);
  const papers = usePapers(meeting.id);
  const [projected, setProjected] = useState<{ readonly seen: readonly string[] } | null>(null);
  const [asking, setAsking] = useState<readonly FoundMention[] | null>(null);
  /** The user sees what the headings mention before the room sees them. */
  const project = async (): Promise<void> => {
    const found = papers.report(await client.meetings.mentions({ meetingId: meeting.id, document: 'room' }));
    if (!found.ok) return;
    if (found.value.length > 0) setAsking(found.value);
    else setProjected({ seen: [] });
  };
  useHeldLock(meeting);
  if (meeting.state === 'prepare')
    return (
      <EmptyState
        icon={Play}
        title={formatMessage({ id: 'meetings.hold.notYet' })}
        text={formatMessage({ id: 'meetings.hold.notYet.text' })}
        action={
          <Button onPress={() => void inTurn(meeting.id, () => client.meetings.hold({ meetingId: meeting.id }))}>
            {formatMessage({ id: 'meetings.hold' })}
          </Button>
        }
      />
    );
  const index = Math.max(
    0,
    meeting.items.findIndex((one) => one.id === chosen),
  );
  const item = meeting.items[index];
  const step = (to: number): void => setChosen(meeting.items[to]?.id ?? chosen);
  if (projected) return <ProjectorView meeting={meeting} seen={projected.seen} onEnd={() => setProjected(null)} />;
  return (
    <Columns
      side={
        <>
          <ListCard label={formatMessage({ id: 'meetings.agenda' })}>
            {meeting.items.map((one, i) => {
              const count = one.statements.length + one.decisions.length + one.actions.length;
              return (
                <ListRow
                  key={one.id}
                  isCompact
                  lead={<span className={s['leadNumber']}>{i + 1}</span>}
                  what={one.title}
                  date={count === 0 ? '' : String(count)}
                  isSelected={i === index}
                  onOpen={() => setChosen(one.id)}
                />
              );
            })}
          </ListCard>
          <Button isWide icon={Presentation} onPress={() => void project()}>
            {formatMessage({ id: 'meetings.project' })}
          </Button>
          {asking && (
            <MentionQuestion
              meeting={meeting}
              where="room"
              mentions={asking}
              onConfirm={(seen) => {
                setAsking(null);
                setProjected({ seen });
              }}
              onCancel={() => setAsking(null)}
            />
          )}
          <AttendancePanel meeting={meeting} />
        </>
      }
    >
      {item && (
        <Stage key={item.id} meeting={meeting} item={item} number={index + 1}>
          <Button icon={ArrowLeft} isDisabled={index === 0} onPress={() => step(index - 1)}>
            {formatMessage({ id: 'meetings.item.previous' })}
          </Button>
          {meeting.state === 'held' && <Elapsed meetingId={meeting.id} />}
          <Button icon={ArrowRight} isDisabled={index === meeting.items.length - 1} onPress={() => step(index + 1)}>
            {formatMessage({ id: 'meetings.item.next' })}
          </Button>
        </Stage>
      )}
    </Columns>
  );
};
