import {
  Cake,
  Archive,
  Calendar,
  CalendarClock,
  ClipboardList,
  FileClock,
  FileWarning,
  Gavel,
  MailWarning,
  NotebookPen,
  PenLine,
  RotateCcw,
  ScrollText,
  Truck,
  type LucideIcon,
} from 'lucide-react';
import { use, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../electron/base/dates.ts';
import type { DueItem } from '../../../electron/areas/overview/rules.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Route } from '../../state/navigation.ts';
import { AreaViews } from '../../views/area-views.ts';
import { dueViewOf } from './slots.ts';

type Kind = DueItem['kind'];

const iconOf: Readonly<Record<Kind, LucideIcon>> = {
  reassessment: RotateCcw,
  'consent-lapses': FileClock,
  'signature-missing': PenLine,
  'comes-of-age': Cake,
  action: ClipboardList,
  meeting: Calendar,
  minutes: NotebookPen,
  'move-day': Truck,
  'plan-conflict': FileWarning,
  recall: MailWarning,
  decision: Gavel,
  'log-check': ScrollText,
  'second-backup': Archive,
  other: CalendarClock,
};

/** Where Enter leads. */
const routeOf = (item: DueItem): Route => {
  const participant = (tab: Extract<Route, { at: 'participant' }>['tab']): Route => ({
    at: 'participant',
    caseId: item.cases[0]?.caseId ?? '',
    tab,
  });
  switch (item.kind) {
    case 'reassessment':
      return participant('threat');
    case 'consent-lapses':
    case 'signature-missing':
    case 'comes-of-age':
      return participant('consent');
    case 'action':
      return participant('actions');
    case 'meeting':
      return { at: 'meeting', meetingId: item.meetingId, tab: item.isHeld ? 'hold' : 'prepare' };
    case 'minutes':
      return { at: 'meeting', meetingId: item.meetingId, tab: item.isHeld ? 'finish' : 'hold' };
    case 'move-day':
      return { at: 'relocationPlan', planId: item.planId, tab: 'timeline' };
    case 'recall':
      return participant('documents');
    case 'decision':
      return { at: 'settings', section: 'decisions' };
    case 'log-check':
      return { at: 'log', tab: 'check' };
    case 'second-backup':
      return { at: 'settings', section: 'backups' };
    case 'other':
      return participant('overview');
    case 'plan-conflict':
      return { at: 'relocationPlan', planId: item.planId, tab: 'place' };
  }
};

/** The words of a row: what, the grey line, and the right edge. Built from kinds, numbers and dates alone. */
export const useWords = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const views = use(AreaViews);
  return useMemo(() => {
    const own = (item: DueItem) => (item.kind === 'other' ? dueViewOf(views, item.what) : undefined);

    const meeting = (of: { readonly type: string; readonly number: number }): string => formatMessage({ id: 'overview.meeting' }, of);

    const what = (item: DueItem): string => {
      switch (item.kind) {
        case 'reassessment':
          return formatMessage({ id: item.time === null ? 'overview.what.reassessment' : 'overview.what.reassessment-urgent' });
        case 'consent-lapses':
          return formatMessage({ id: item.days < 0 ? 'overview.what.consent-lapsed' : 'overview.what.consent-lapses' });
        case 'action':
          return item.agency === null
            ? formatMessage({ id: 'overview.what.action-own' })
            : formatMessage({ id: 'overview.what.action' }, { agency: item.agency });
        case 'meeting':
          return meeting(item.meeting);
        case 'minutes':
          return formatMessage({ id: item.isHeld ? 'overview.what.minutes' : 'overview.what.minutes-not-held' });
        case 'decision':
          return formatMessage({ id: `decisions.kind.${item.what}` });
        case 'other':
          return formatMessage({ id: own(item)?.message ?? 'overview.what.other' }, item.facts);
        case 'signature-missing':
        case 'comes-of-age':
        case 'move-day':
        case 'plan-conflict':
        case 'recall':
        case 'log-check':
        case 'second-backup':
          return formatMessage({ id: `overview.what.${item.kind}` });
      }
    };

    const cause = (item: DueItem): readonly string[] => {
      switch (item.kind) {
        case 'reassessment':
          return item.days < 0 ? [formatMessage({ id: 'overview.detail.lastDay' }, { date: format.dayMonth(item.date) })] : [];
        case 'consent-lapses':
          return [formatMessage({ id: 'overview.detail.version' }, { number: item.number })];
        case 'signature-missing':
          return [
            formatMessage({ id: 'overview.detail.version' }, { number: item.number }),
            formatMessage({ id: 'overview.detail.missing' }, { count: item.missing }),
          ];
        case 'comes-of-age':
          return [formatMessage({ id: 'overview.detail.guardians' })];
        case 'action':
          return [
            formatMessage(
              { id: 'overview.detail.from' },
              { meeting: formatMessage({ id: 'overview.meetingShort' }, { type: item.from.type }), date: format.dayMonth(item.from.date) },
            ),
          ];
        case 'meeting':
          return [formatMessage({ id: 'overview.detail.agenda' }, { items: item.items, invited: item.invited })];
        case 'minutes':
          return [meeting(item.meeting), format.dayMonth(item.date)];
        case 'move-day':
          return [formatMessage({ id: 'overview.detail.steps' }, { left: item.left, total: item.total })];
        case 'plan-conflict':
        case 'other':
          return [];
        case 'decision':
          return [...(item.subject === '' ? [] : [item.subject]), formatMessage({ id: 'overview.detail.decision' })];
        case 'log-check':
          return [formatMessage({ id: 'overview.detail.log-check' })];
        case 'second-backup':
          return [
            item.age === null
              ? formatMessage({ id: 'overview.detail.second-backup-never' })
              : formatMessage({ id: 'overview.detail.second-backup' }, { age: item.age }),
          ];
        case 'recall':
          return [formatMessage({ id: 'overview.detail.recipients' }, { count: item.recipients })];
      }
    };

    const right = (item: DueItem, today: IsoDate): string => {
      const time = item.kind === 'meeting' || item.kind === 'reassessment' ? item.time : null;
      if (item.days < 0) return format.due(item.date, today);
      if (item.days === 0) return time === null ? format.relative(item.date, today) : format.time(time);
      return time === null ? format.day(item.date) : `${format.day(item.date)} ${format.time(time)}`;
    };

    return {
      what,
      icon: (item: DueItem): LucideIcon => own(item)?.icon ?? iconOf[item.kind],
      route: (item: DueItem): Route => {
        const [of] = item.cases;
        return (item.kind === 'other' && of && own(item)?.to(of.caseId, item.ref)) || routeOf(item);
      },
      detail: (item: DueItem): string =>
        [item.cases.map((one) => one.caseNumber).join(', '), ...cause(item)].filter((part) => part !== '').join(' · '),
      right,
    };
  }, [formatMessage, format, views]);
};
