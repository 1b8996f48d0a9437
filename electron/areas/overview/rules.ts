import { addDays, birthdayAt, dateAt, daysBetween, timeAt, weekday, type Instant, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { lateShown } from '../../base/reminders.ts';
import type { DecisionKind } from '../decisions/rules.ts';
import type { SecondDue } from '../backups/rules.ts';
import { adultAge } from '../participants/rules.ts';

/** A case by its number: the only name an overview may use, sealed or not. */
export type CaseRef = { readonly caseId: Id; readonly caseNumber: string };
export type MeetingName = { readonly type: 'sig' | 'sspf' | 'other'; readonly number: number };

export const dueGroups = ['late', 'today', 'week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** Days ahead that Idag shows at most. */
export const horizon = 30;

type What =
  /** `time`: a new threat became known, and this is the minute by which it must be judged; the cause is not said. */
  | { readonly kind: 'reassessment'; readonly time: string | null }
  | { readonly kind: 'consent-lapses'; readonly number: number }
  | { readonly kind: 'signature-missing'; readonly number: number; readonly missing: number }
  | { readonly kind: 'comes-of-age' }
  /** `agency` null: our own. */
  | {
      readonly kind: 'action';
      readonly actionId: Id;
      readonly version: number;
      readonly agencyId: Id | null;
      readonly agency: string | null;
      readonly from: MeetingName & { readonly date: IsoDate };
    }
  | {
      readonly kind: 'meeting';
      readonly meetingId: Id;
      readonly meeting: MeetingName;
      readonly time: string;
      readonly items: number;
      readonly invited: number;
      readonly isHeld: boolean;
    }
  /** A meeting whose day has passed and whose minutes are not finalised. */
  | { readonly kind: 'minutes'; readonly meetingId: Id; readonly meeting: MeetingName; readonly isHeld: boolean }
  | { readonly kind: 'move-day'; readonly planId: Id; readonly left: number; readonly total: number }
  | { readonly kind: 'plan-conflict'; readonly planId: Id }
  /** Recipients that still hold material whose consent was withdrawn. */
  | { readonly kind: 'recall'; readonly recipients: number }
  /** The month before's sample of the log, for the person who checks it. */
  | { readonly kind: 'log-check' }
  /** What others decided about what may be told to whom, or about ending a record, until it is seen. `subject`: an agency's or a ground's name. */
  | { readonly kind: 'decision'; readonly what: DecisionKind; readonly subject: string }
  /** `age`: days since the last copy in the second place; null when there is none. */
  | { readonly kind: 'second-backup'; readonly age: number | null }
  /** Anything that an area has Idag show as it is stored. `what`: area and kind. */
  | { readonly kind: 'other'; readonly what: string; readonly ref: Id; readonly facts: Readonly<Record<string, number>> };

export type DueItem = What & {
  /** Stable while the thing is due: a list keeps its place by it. */
  readonly id: string;
  readonly cases: readonly CaseRef[];
  readonly date: IsoDate;
  /** Whole days from today; negative when late. */
  readonly days: number;
  readonly group: DueGroup;
};

export type DueFacts = {
  readonly consentWarningDays: number;
  /** Open cases. */
  readonly cases: readonly (CaseRef & {
    readonly birthDate: IsoDate | null;
    readonly hasGuardians: boolean;
    /** The version that consent lapses with; null if no signed version is in force. */
    readonly last: { readonly number: number; readonly validTo: IsoDate } | null;
    /** Versions that nobody has withdrawn as a whole. `missing`: signatures it lacks now. */
    readonly consents: readonly {
      readonly number: number;
      readonly validFrom: IsoDate;
      readonly validTo: IsoDate;
      readonly missing: number;
    }[];
  })[];
  readonly reassessments: readonly (CaseRef & { readonly dueOn: IsoDate; readonly demandedBy: Instant | null })[];
  /** Neither done nor withdrawn. */
  readonly actions: readonly {
    readonly id: Id;
    readonly version: number;
    readonly dueOn: IsoDate;
    readonly agencyId: Id | null;
    readonly agency: string | null;
    readonly from: MeetingName & { readonly date: IsoDate };
    readonly cases: readonly CaseRef[];
  }[];
  readonly meetings: readonly (MeetingName & {
    readonly id: Id;
    readonly date: IsoDate;
    readonly startTime: string;
    readonly state: 'prepare' | 'held' | 'finalised';
    readonly items: number;
    readonly invited: number;
    readonly cases: readonly CaseRef[];
  })[];
  readonly moves: readonly (CaseRef & { readonly planId: Id; readonly moveDate: IsoDate; readonly left: number; readonly total: number })[];
  readonly conflicts: readonly (CaseRef & { readonly planId: Id })[];
  /** `since`: the day of the first withdrawal that nobody was told of. */
  readonly recalls: readonly (CaseRef & { readonly since: IsoDate; readonly recipients: number })[];
  readonly others: readonly (CaseRef & {
    readonly what: string;
    readonly ref: Id;
    readonly dueOn: IsoDate;
    readonly facts: Readonly<Record<string, number>>;
  })[];
  /** The day by which the user is to check the log; null when there is nothing for her to check. */
  readonly logCheckOn: IsoDate | null;
  /** Decided by others and not yet seen; `caseId` null: about no case. */
  readonly decisions: readonly { readonly id: Id; readonly kind: DecisionKind; readonly subject: string; readonly on: CaseRef | null }[];
  /** Since when the copy in the second place is too old, or was never made. */
  readonly secondBackup: SecondDue | null;
};

export const groupOf = (days: number): DueGroup => (days < 0 ? 'late' : days === 0 ? 'today' : days <= 7 ? 'week' : 'later');

type Found = What & { readonly id: string; readonly cases: readonly CaseRef[]; readonly date: IsoDate; readonly isLate?: boolean };

const ref = ({ caseId, caseNumber }: CaseRef): CaseRef => ({ caseId, caseNumber });

/** The last day on which anything may be said, when it is near or just gone. */
const lapsing = (facts: DueFacts, today: IsoDate): Found[] => {
  const [from, to] = [addDays(today, -lateShown), addDays(today, facts.consentWarningDays)];
  return facts.cases.flatMap((one): Found[] => {
    const { last } = one;
    if (!last || last.validTo > to || last.validTo < from) return [];
    return [{ kind: 'consent-lapses', id: `consent/${one.caseId}`, cases: [ref(one)], date: last.validTo, number: last.number }];
  });
};

/** The newest version, when it would hold today or later but for a signature. Waits from its first day, and is never late. */
const unsigned = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.cases.flatMap((one): Found[] => {
    const [newest] = [...one.consents].sort((a, b) => b.number - a.number);
    if (!newest || newest.missing === 0 || newest.validTo < today) return [];
    const date = newest.validFrom > today ? newest.validFrom : today;
    return [
      { kind: 'signature-missing', id: `signature/${one.caseId}`, cases: [ref(one)], date, number: newest.number, missing: newest.missing },
    ];
  });

/** At 00:00 on the birthday what guardians signed lapses. */
const comingOfAge = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.cases.flatMap((one): Found[] => {
    if (one.birthDate === null || !one.hasGuardians) return [];
    const date = birthdayAt(one.birthDate, adultAge);
    return date < today ? [] : [{ kind: 'comes-of-age', id: `of-age/${one.caseId}`, cases: [ref(one)], date }];
  });

const reassessments = (facts: DueFacts, now: Instant): Found[] =>
  facts.reassessments.map((one): Found => {
    const isDemanded = one.demandedBy !== null && dateAt(one.demandedBy) === one.dueOn;
    return {
      kind: 'reassessment',
      id: `reassessment/${one.caseId}`,
      cases: [ref(one)],
      date: one.dueOn,
      time: isDemanded ? timeAt(one.demandedBy) : null,
      isLate: isDemanded && one.demandedBy < now,
    };
  });

const actions = (facts: DueFacts): Found[] =>
  facts.actions.map(({ id, version, dueOn, agencyId, agency, from, cases }) => ({
    kind: 'action',
    id: `action/${id}`,
    cases: cases.map(ref),
    date: dueOn,
    actionId: id,
    version,
    agencyId,
    agency,
    from,
  }));

const meetings = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.meetings
    .filter((one) => one.state !== 'finalised')
    .map(({ id, type, number, date, startTime, state, items, invited, cases }): Found => {
      const common = {
        id: `meeting/${id}`,
        cases: cases.map(ref),
        date,
        meetingId: id,
        meeting: { type, number },
        isHeld: state === 'held',
      };
      return date < today ? { ...common, kind: 'minutes' } : { ...common, kind: 'meeting', time: startTime, items, invited };
    });

const moves = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.moves
    .filter((one) => one.moveDate >= today || (one.left > 0 && one.moveDate >= addDays(today, -lateShown)))
    .map(({ planId, moveDate, left, total, ...one }) => ({
      kind: 'move-day',
      id: `move/${planId}`,
      cases: [ref(one)],
      date: moveDate,
      planId,
      left,
      total,
    }));

const conflicts = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.conflicts.map(({ planId, ...one }) => ({
    kind: 'plan-conflict',
    id: `conflict/${planId}`,
    cases: [ref(one)],
    date: today,
    planId,
  }));

/** A withdrawal acts at once, so what it recalls is late from the next day. */
const recalls = (facts: DueFacts): Found[] =>
  facts.recalls.map(({ since, recipients, ...one }) => ({
    kind: 'recall',
    id: `recall/${one.caseId}`,
    cases: [ref(one)],
    date: since,
    recipients,
  }));

const others = (facts: DueFacts): Found[] =>
  facts.others.map(({ what, ref: about, dueOn, facts: numbers, ...one }) => ({
    kind: 'other',
    id: `${what}/${about}`,
    cases: [ref(one)],
    date: dueOn,
    what,
    ref: about,
    facts: numbers,
  }));

const logChecks = ({ logCheckOn: date }: DueFacts): Found[] =>
  date === null ? [] : [{ kind: 'log-check', id: 'log-check', cases: [], date }];

/** They wait, and are never late. */
const decisions = (facts: DueFacts, today: IsoDate): Found[] =>
  facts.decisions.map(({ id, kind, subject, on }) => ({
    kind: 'decision',
    id: `decision/${id}`,
    cases: on === null ? [] : [ref(on)],
    date: today,
    what: kind,
    subject,
  }));

const secondBackups = ({ secondBackup }: DueFacts): Found[] =>
  secondBackup === null ? [] : [{ kind: 'second-backup', id: 'second-backup', cases: [], ...secondBackup }];

const order: Readonly<Record<What['kind'], number>> = {
  reassessment: 0,
  recall: 1,
  meeting: 2,
  minutes: 3,
  'plan-conflict': 4,
  'move-day': 5,
  'signature-missing': 6,
  'consent-lapses': 7,
  'comes-of-age': 8,
  action: 9,
  other: 10,
  decision: 11,
  'log-check': 12,
  'second-backup': 13,
};

/** A late reassessment comes before everything else that is late: the days ahead are planned on it. */
const overdueFirst = (item: DueItem): number => Number(!(item.group === 'late' && item.kind === 'reassessment'));
const timeOf = (item: DueItem): string => (item.kind === 'meeting' ? item.time : '');

/** What is due at `now` and up to `ahead` days later, most urgent first: by group, late reassessments, by day, by kind. */
export const dueItems = (facts: DueFacts, now: Instant, ahead: number = horizon): readonly DueItem[] => {
  const today = dateAt(now);
  return [
    ...reassessments(facts, now),
    ...lapsing(facts, today),
    ...unsigned(facts, today),
    ...comingOfAge(facts, today),
    ...actions(facts),
    ...meetings(facts, today),
    ...moves(facts, today),
    ...conflicts(facts, today),
    ...recalls(facts),
    ...others(facts),
    ...decisions(facts, today),
    ...logChecks(facts),
    ...secondBackups(facts),
  ]
    .map(({ isLate = false, ...found }): DueItem => {
      const days = daysBetween(today, found.date);
      return { ...found, days, group: isLate ? 'late' : groupOf(days) };
    })
    .filter((item) => item.days <= ahead)
    .sort(
      (a, b) =>
        dueGroups.indexOf(a.group) - dueGroups.indexOf(b.group) ||
        overdueFirst(a) - overdueFirst(b) ||
        a.days - b.days ||
        order[a.kind] - order[b.kind] ||
        timeOf(a).localeCompare(timeOf(b)) ||
        (a.id < b.id ? -1 : 1),
    );
};

/** The nearest day ahead on which something is to happen in each case; of what is only late, the latest. */
export const nextDates = (items: readonly DueItem[]): readonly { readonly caseId: Id; readonly date: IsoDate }[] => {
  const next = new Map<Id, DueItem>();
  for (const item of items) {
    for (const { caseId } of item.cases) {
      const known = next.get(caseId);
      const isNearer = known && (known.days < 0 ? item.days > known.days : item.days >= 0 && item.days < known.days);
      if (!known || isNearer) next.set(caseId, item);
    }
  }
  return [...next].map(([caseId, { date }]) => ({ caseId, date }));
};

export type AgencyLoad = { readonly agencyId: Id; readonly agency: string; readonly open: number; readonly late: number };

/** The most first, then by name. */
export const byLoad = (loads: readonly AgencyLoad[]): readonly AgencyLoad[] =>
  loads.toSorted((a, b) => b.open - a.open || a.agency.localeCompare(b.agency, 'sv'));

export type WeekDay = {
  readonly date: IsoDate;
  readonly entries: readonly (
    | { readonly kind: 'meeting'; readonly meetingId: Id; readonly type: MeetingName['type']; readonly time: string }
    | { readonly kind: 'move-day'; readonly planId: Id }
  )[];
};

/** The first and the last day that the strip may show: from Monday, seven days ahead or to Sunday. */
export const stripDays = (today: IsoDate): readonly [first: IsoDate, last: IsoDate] => {
  const monday = addDays(today, 1 - weekday(today));
  return [monday, addDays(today, 7) > addDays(monday, 6) ? addDays(today, 7) : addDays(monday, 6)];
};

/** Monday to Friday of this week, and other days of the week and the seven days ahead when something happens then. */
export const weekStrip = (facts: Pick<DueFacts, 'meetings' | 'moves'>, today: IsoDate): readonly WeekDay[] => {
  const [monday, last] = stripDays(today);
  return Array.from({ length: daysBetween(monday, last) + 1 }, (_, i) => addDays(monday, i))
    .map((date): WeekDay => ({
      date,
      entries: [
        ...facts.meetings
          .filter((one) => one.date === date)
          .sort((a, b) => (a.startTime < b.startTime ? -1 : 1))
          .map(({ id, type, startTime }) => ({ kind: 'meeting' as const, meetingId: id, type, time: startTime })),
        ...facts.moves.filter((one) => one.moveDate === date).map(({ planId }) => ({ kind: 'move-day' as const, planId })),
      ],
    }))
    .filter(({ date, entries }) => entries.length > 0 || date === today || (daysBetween(monday, date) < 5 && weekday(date) <= 5));
};
