import { FilePen, RotateCcw } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { inTurn } from '../meeting-calls.ts';
import { useMeetingWords } from '../words.ts';

type NewItem = Omit<Parameters<typeof client.meetings.addItem>[0], 'meetingId' | 'at'>;

/** What is due for these people and not yet on the agenda; one press puts it there, with its subject. */
export const Suggestions = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useMeetingWords();
  const today = useToday();
  const meetingId = meeting.id;
  const { data = [] } = useRead('meetings', 'suggestions', { meetingId });
  if (data.length === 0) return null;
  // Before the closing items: the last one of the template is the next date.
  const at = Math.max(0, meeting.items.length - 2);
  const add = (label: string, item: NewItem) => (
    <Button
      size="small"
      aria-label={formatMessage({ id: 'meetings.suggestion.add' }, { what: label })}
      onPress={() => void inTurn(meetingId, () => client.meetings.addItem({ meetingId, at, ...item }))}
    >
      {formatMessage({ id: 'common.add' })}
    </Button>
  );
  return (
    <Section label={formatMessage({ id: 'meetings.suggestions' })}>
      <ListCard>
        {data.map((one) => {
          if (one.kind === 'action') {
            const title = formatMessage({ id: 'meetings.suggestion.action' }, { what: one.what });
            const parts = [
              one.owner ?? formatMessage({ id: 'meetings.ownUnit' }),
              formatMessage(
                { id: one.dueOn < today ? 'meetings.suggestion.late' : 'meetings.suggestion.due' },
                { date: format.day(one.dueOn), from: words.title(one.from) },
              ),
              words.subject(one.subject),
            ];
            const { subject, restriction, cases, actionId } = one;
            return (
              <ListRow
                key={actionId}
                icon={RotateCcw}
                what={title}
                detail={parts.join(' · ')}
                action={add(title, { title: one.what, subject, restriction, cases: [...cases], followsActionId: actionId })}
              />
            );
          }
          const renewal = formatMessage({ id: 'meetings.suggestion.renewItem' });
          if (meeting.items.some((item) => item.title === renewal && item.cases.includes(one.caseId))) return null;
          const title = formatMessage({ id: 'meetings.suggestion.consent' }, { date: format.date(one.validTo) });
          return (
            <ListRow
              key={one.caseId}
              icon={FilePen}
              what={title}
              detail={`${one.caseNumber} · ${formatMessage({ id: 'meetings.suggestion.renew' })}`}
              action={add(title, { title: renewal, subject: null, restriction: 'none', cases: [one.caseId], followsActionId: null })}
            />
          );
        })}
      </ListCard>
    </Section>
  );
};
