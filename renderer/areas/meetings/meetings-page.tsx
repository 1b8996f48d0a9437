import { CalendarPlus, FileCheck } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { MeetingRow } from '../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useMeetingWords } from './words.ts';

const Row = ({ row, isPast = false }: { readonly row: MeetingRow; readonly isPast?: boolean }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useMeetingWords();
  const go = useNavigation((state) => state.go);
  const state = row.state === 'prepare' || isPast ? [] : [formatMessage({ id: `meetings.state.${row.state}` })];
  return (
    <ListRow
      {...(isPast ? { icon: FileCheck } : { lead: format.dayShort(row.date) })}
      what={words.title(row)}
      detail={[words.who(row.cases), ...state].join(' · ')}
      date={isPast ? row.date : format.timeRange(row.startTime, row.endTime)}
      onOpen={() =>
        go({ at: 'meeting', meetingId: row.id, tab: row.state === 'prepare' ? 'prepare' : row.state === 'held' ? 'hold' : 'finish' })
      }
    />
  );
};

/** By month, in the order given. */
const byMonth = (rows: readonly MeetingRow[]): readonly (readonly [string, readonly MeetingRow[]])[] => {
  const months = new Map<string, MeetingRow[]>();
  for (const row of rows) months.set(row.date.slice(0, 7), [...(months.get(row.date.slice(0, 7)) ?? []), row]);
  return [...months];
};

/** Every meeting: upcoming ones by month, nearest first; then past ones. */
export const MeetingsPage = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const today = useToday();
  const go = useNavigation((state) => state.go);
  const { data: rows, error, refetch } = useRead('meetings', 'list', {});
  const plan = (
    <Button variant="primary" icon={CalendarPlus} onPress={() => go({ at: 'meeting-new', caseId: null })}>
      {formatMessage({ id: 'meetings.plan' })}
    </Button>
  );
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!rows) return <Loading />;
  // A meeting not finalised is still to be done, however old.
  const isAhead = (row: MeetingRow): boolean => row.date >= today;
  const open = rows.filter((row) => !isAhead(row) && row.state !== 'finalised');
  const ahead = rows.filter(isAhead).toReversed();
  const past = rows.filter((row) => !isAhead(row) && row.state === 'finalised');
  const months = (list: readonly MeetingRow[]) =>
    byMonth(list).map(([month, mine]) => (
      <Section key={month} label={format.month(`${month}-01`)}>
        <ListCard>
          {mine.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ListCard>
      </Section>
    ));
  return (
    <>
      <PageHeader title={formatMessage({ id: 'meetings.heading' })} actions={rows.length > 0 ? plan : undefined} />
      {rows.length === 0 && (
        <EmptyState
          icon={CalendarPlus}
          title={formatMessage({ id: 'meetings.empty.title' })}
          text={formatMessage({ id: 'meetings.empty.text' })}
          action={plan}
        />
      )}
      {open.length > 0 && (
        <Section label={formatMessage({ id: 'meetings.unfinished' })} tone="late">
          <ListCard>
            {open.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ListCard>
        </Section>
      )}
      {months(ahead)}
      {past.length > 0 && (
        <Section label={formatMessage({ id: 'meetings.past' })}>
          <ListCard>
            {past.map((row) => (
              <Row key={row.id} row={row} isPast />
            ))}
          </ListCard>
        </Section>
      )}
    </>
  );
};
