import { Sun, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { dueGroups, type DueItem } from '../../../electron/areas/overview/rules.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Chips } from '../../ui/controls/chips.tsx';
import { Columns } from '../../ui/page/columns.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { keyLabel, useKeys } from '../../ui/keys.ts';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { AgencyBars } from './agency-bars.tsx';
import { DueList } from './due-list.tsx';
import s from './overview.module.css';
import { useTicking } from './use-ticking.ts';
import { WeekStrip } from './week-strip.tsx';
import { useWords } from './words.ts';

const ways = ['all', 'mine', 'agency'] as const;
type Way = (typeof ways)[number];
type Group = { readonly id: string; readonly label: string; readonly isLate: boolean; readonly items: readonly DueItem[] };

/** What is due, the most pressing first: one key opens, one ticks off. */
export const TodayView = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const due = useRead('overview', 'due', {});
  const [way, setWay] = useState<Way>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const { ticked, tick } = useTicking();

  const items = (due.data?.items ?? []).filter((item) => item.kind !== 'action' || !ticked.has(item.actionId));
  const byTime = (shown: readonly DueItem[]): readonly Group[] =>
    dueGroups.map((group) => ({
      id: group,
      label: formatMessage({ id: `overview.group.${group}` }),
      isLate: group === 'late',
      items: shown.filter((item) => item.group === group),
    }));
  const byAgency = (): readonly Group[] => {
    const owners = new Map(items.flatMap((item) => (item.kind === 'action' ? [[item.agencyId, item.agency] as const] : [])));
    return [...owners]
      .map(([id, name]) => ({
        id: id ?? 'own',
        label: name ?? formatMessage({ id: 'overview.own' }),
        isLate: false,
        items: items.filter((item) => item.kind === 'action' && item.agencyId === id),
      }))
      .sort((a, b) => b.items.length - a.items.length);
  };
  const isMine = (item: DueItem): boolean => item.kind !== 'action' || item.agencyId === null;
  const groups = (way === 'agency' ? byAgency() : byTime(way === 'mine' ? items.filter(isMine) : items)).filter(
    (group) => group.items.length > 0,
  );
  const shown = groups.flatMap((group) => group.items);
  const current = shown.find((item) => item.id === chosen) ?? shown[0];

  const words = useWords();
  useKeys({
    tickRow: () => {
      if (current?.kind === 'action') void tick(current);
    },
  });

  if (due.error) return <ErrorState failure={due.error.failure} onRetry={() => void due.refetch()} />;
  if (!due.data) return <Loading />;

  const { today, week, agencies } = due.data;
  const move = items.find((item) => item.kind === 'move-day' && item.days >= 0 && item.days <= 7);
  const sub = [
    formatMessage(
      { id: 'overview.sub' },
      {
        count: items.filter((item) => item.group !== 'later').length,
        meetings: items.filter((item) => item.kind === 'meeting' && item.days === 0).length,
      },
    ),
    ...(move ? [formatMessage({ id: 'overview.subMove' }, { day: format.date(move.date) })] : []),
  ].join(' · ');

  return (
    <>
      <PageHeader
        title={format.dateTitle(today)}
        sub={sub}
        actions={
          <Chips
            label={formatMessage({ id: 'overview.view' })}
            options={ways.map((value) => ({ value, label: formatMessage({ id: `overview.view.${value}` }) }))}
            value={way}
            onChange={setWay}
          />
        }
      />
      <Columns
        side={
          <>
            <WeekStrip week={week} today={today} />
            <AgencyBars agencies={agencies} />
          </>
        }
      >
        {groups.map((group) => (
          <DueList
            key={group.id}
            label={group.label}
            isLate={group.isLate}
            items={group.items}
            today={today}
            current={current?.id ?? null}
            onFocus={setChosen}
            onOpen={(item) => go(words.route(item))}
            onTick={(item) => void tick(item)}
          />
        ))}
        {shown.length > 0 && <p className={s['hint']}>{formatMessage({ id: 'overview.hint' }, { key: keyLabel('tickRow') })}</p>}
        {shown.length === 0 && (
          <EmptyState
            icon={Sun}
            title={formatMessage({ id: 'overview.empty.title' })}
            text={formatMessage({ id: way === 'all' ? 'overview.empty.text' : 'overview.empty.view' })}
            action={
              way === 'all' ? (
                <Button icon={UserPlus} onPress={() => go({ at: 'participant-new' })}>
                  {formatMessage({ id: 'overview.empty.action' })}
                </Button>
              ) : undefined
            }
          />
        )}
      </Columns>
    </>
  );
};
