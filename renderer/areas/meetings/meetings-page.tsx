import { CalendarPlus, FileCheck } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { MeetingRow, meetingsContract } from '../../../electron/areas/meetings/contract.ts';
import type { MeetingPartOfList } from '../../../electron/areas/meetings/rules.ts';
import type { Output } from '../../../electron/base/contract.ts';
import { client } from '../../client/client.ts';
import { useParts } from '../../client/parts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { MoreRows } from '../../ui/lists/more-rows.tsx';
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

const useMeetings = (part: MeetingPartOfList) =>
  useParts<MeetingRow, Output<typeof meetingsContract.list>>(['meetings', 'list', { part }], (offset, limit) =>
    client.meetings.list({ part, offset, limit }),
  );

/** Every meeting: what lies ahead by month, nearest first; then what has been. */
export const MeetingsPage = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  // What is not finalised is still to be done, however old.
  const [coming, unfinished, finished] = [useMeetings('coming'), useMeetings('unfinished'), useMeetings('past')];
  const plan = (
    <Button variant="primary" icon={CalendarPlus} onPress={() => go({ at: 'meeting-new', caseId: null })}>
      {formatMessage({ id: 'meetings.plan' })}
    </Button>
  );
  const parts = [coming, unfinished, finished];
  const failed = parts.find(({ failure }) => failure !== null);
  if (failed?.failure) return <ErrorState failure={failed.failure} onRetry={() => parts.forEach(({ refetch }) => refetch())} />;
  const [ahead, open, past] = parts.map(({ rows }) => rows);
  if (!ahead || !open || !past) return <Loading />;
  const isEmpty = ahead.length + open.length + past.length === 0;
  const months = (list: readonly MeetingRow[]) =>
    byMonth(list).map(([month, mine]) => (
      <Section key={month} label={format.month(`${month}-01`)}>
        <ListCard hasLetters>
          {mine.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ListCard>
      </Section>
    ));
  return (
    <>
      <PageHeader title={formatMessage({ id: 'meetings.heading' })} actions={isEmpty ? undefined : plan} />
      {isEmpty && (
        <EmptyState
          icon={CalendarPlus}
          title={formatMessage({ id: 'meetings.empty.title' })}
          text={formatMessage({ id: 'meetings.empty.text' })}
          action={plan}
        />
      )}
      {open.length > 0 && (
        <Section label={formatMessage({ id: 'meetings.unfinished' })} tone="late">
          <ListCard hasLetters>
            {open.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ListCard>
          <MoreRows onMore={unfinished.more} />
        </Section>
      )}
      {months(ahead)}
      <MoreRows label={formatMessage({ id: 'meetings.later' })} onMore={coming.more} />
      {past.length > 0 && (
        <Section label={formatMessage({ id: 'meetings.past' })}>
          <ListCard hasLetters>
            {past.map((row) => (
              <Row key={row.id} row={row} isPast />
            ))}
          </ListCard>
          <MoreRows label={formatMessage({ id: 'meetings.earlier' })} onMore={finished.more} />
        </Section>
      )}
    </>
  );
};
