import { Check, Play, Send } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../electron/areas/meetings/contract.ts';
import { client } from '../../client/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Badge } from '../../ui/marks/badge.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { MentionQuestion } from './minutes/mention-question.tsx';
import type { FoundMention } from './minutes/mention-words.ts';
import { inTurn } from './meeting-calls.ts';
import { usePapers } from './use-papers.ts';
import { useMeetingWords } from './words.ts';
import type { MeetingTab } from './tabs.ts';

/** Which meeting, when, about whom; the step to take next to the right. */
export const MeetingHeader = ({ meeting, tab }: { readonly meeting: Meeting; readonly tab: MeetingTab }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useMeetingWords();
  const papers = usePapers(meeting.id);
  const [asking, setAsking] = useState<{ readonly as: 'pdf' | 'docx'; readonly mentions: readonly FoundMention[] } | null>(null);
  const replace = useNavigation((state) => state.replace);
  const to = (next: MeetingTab): void => replace({ at: 'meeting', meetingId: meeting.id, tab: next });
  const hold = async (): Promise<void> => {
    const answer = papers.report(await inTurn(meeting.id, () => client.meetings.hold({ meetingId: meeting.id })));
    if (answer.ok) to('hold');
  };
  const agencies = meeting.agencies.map((one) => one.agencyId);
  /** The user sees what the agendas mention before any of them leaves. */
  const give = async (as: 'pdf' | 'docx'): Promise<void> => {
    const found = papers.report(await client.meetings.mentions({ meetingId: meeting.id, document: 'agenda' }));
    if (!found.ok) return;
    if (found.value.length > 0) setAsking({ as, mentions: found.value });
    else await papers.distribute('agenda', agencies, as);
  };
  const question = asking && (
    <MentionQuestion
      meeting={meeting}
      where="agenda"
      mentions={asking.mentions}
      onConfirm={(seen) => {
        setAsking(null);
        void papers.distribute('agenda', agencies, asking.as, seen);
      }}
      onCancel={() => setAsking(null)}
    />
  );
  return (
    <>
      <PageHeader
        title={words.title(meeting)}
        beside={`${format.date(meeting.date)}, ${format.timeRange(meeting.startTime, meeting.endTime)}`}
        sub={[words.who(meeting.cases), meeting.place].filter((part) => part !== '').join(' · ')}
        {...(meeting.state === 'finalised'
          ? {
              badges: (
                <Badge tone="accent">
                  {formatMessage({ id: 'meetings.finalised' }, { number: String(meeting.versions[0]?.number ?? 1) })}
                </Badge>
              ),
            }
          : {})}
        actions={
          <>
            {meeting.state === 'prepare' && (
              <Menu
                label={formatMessage({ id: 'meetings.agendas' })}
                trigger={
                  <Button icon={Send} isPending={papers.isWorking}>
                    {formatMessage({ id: 'meetings.agendas' })}
                  </Button>
                }
                items={[
                  {
                    id: 'pdf',
                    label: formatMessage({ id: 'meetings.agendas.pdf' }),
                    isDisabled: agencies.length === 0,
                    onAction: () => void give('pdf'),
                  },
                  {
                    id: 'docx',
                    label: formatMessage({ id: 'meetings.agendas.docx' }),
                    isDisabled: agencies.length === 0,
                    onAction: () => void give('docx'),
                  },
                  {
                    id: 'own-pdf',
                    label: formatMessage({ id: 'meetings.agendas.own.pdf' }),
                    onAction: () => void papers.save('agenda', { kind: 'own-unit' }, 'pdf'),
                  },
                  {
                    id: 'own-print',
                    label: formatMessage({ id: 'meetings.agendas.own.print' }),
                    onAction: () => void papers.save('agenda', { kind: 'own-unit' }, 'print'),
                  },
                ]}
              />
            )}
            {meeting.state === 'prepare' && (
              <Button variant="primary" icon={Play} onPress={() => void hold()}>
                {formatMessage({ id: 'meetings.hold' })}
              </Button>
            )}
            {meeting.state === 'held' && tab !== 'finish' && (
              <Button variant="primary" icon={Check} onPress={() => to('finish')}>
                {formatMessage({ id: 'meetings.toFinish' })}
              </Button>
            )}
          </>
        }
      />
      {question}
    </>
  );
};
