import { addDays, dateAt, type Instant, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { lateShown } from '../../base/reminders.ts';
import type { Db } from '../../register/database.ts';
import { openActionsOf } from '../actions/store.ts';
import { unfinishedMeetingsOf } from '../meetings/store.ts';
import { keepNextDate, type NextDate } from '../participants/list-store.ts';
import { moveDatesOf } from '../relocation/plan.ts';
import { readSettings } from '../settings/store.ts';
import type { AreaFacts } from '../../register/area.ts';
import { caseFacts, dueFacts, otherFact } from './facts.ts';
import { dueItems, nextDates, type DueFacts, type DueItem } from './rules.ts';
import { duesOfCase } from './store.ts';

/** How far ahead a next date is looked for. */
export const furthest = 366;

/** What is dated in one case, however far ahead, for everybody who may see it. What waits for somebody to see it is not of the case. */
const factsOfCase = (db: Db, areas: readonly Pick<AreaFacts, 'name' | 'dues'>[], caseId: Id, now: Instant): DueFacts => {
  const dues = duesOfCase(db, caseId);
  const of = (area: string, kind: string) => dues.filter((one) => one.area === area && one.kind === kind);
  const [consents, birthdays] = [[...of('consents', 'lapses'), ...of('consents', 'unsigned')], of('consents', 'of-age')];
  const ids = (rows: readonly unknown[]): readonly Id[] => (rows.length > 0 ? [caseId] : []);
  const { consentWarningDays } = readSettings(db);
  return dueFacts({
    today: dateAt(now),
    consentWarningDays,
    // Most writes are on cases in which nothing of the kind is due.
    cases: consents.length + birthdays.length === 0 ? [] : caseFacts(db, now, ids(consents), ids(birthdays)),
    due: of,
    actions: openActionsOf(db, caseId),
    meetings: unfinishedMeetingsOf(db, caseId),
    moves: moveDatesOf(db, caseId),
    others: dues
      .filter(({ area, kind }) => areas.find(({ name }) => name === area)?.dues?.shown?.includes(kind) === true)
      .map((one) => otherFact(one.area, one)),
    refs: (ids) => ids.filter((id) => id === caseId).map((id) => ({ caseId: id, caseNumber: '' })),
  });
};

/** The first day on which something that is not shown yet will be: a consent from its warning on, all else when it is near enough. */
const appearsOn = (item: DueItem, consentWarningDays: number): IsoDate =>
  addDays(item.date, -(item.kind === 'consent-lapses' ? Math.min(consentWarningDays, furthest) : furthest));

/**
 * The next date of a case, and until when that holds when nothing is written: until it has passed, something comes within reach, or what
 * is late leaves the list.
 */
export const nextDateOf = (facts: DueFacts, now: Instant): NextDate => {
  const today = dateAt(now);
  const { cases, reassessments, actions, meetings, moves, conflicts, recalls, others } = facts;
  if ([cases, reassessments, actions, meetings, moves, conflicts, recalls, others].every((some) => some.length === 0))
    return { nextOn: null, turnsOn: null };
  const shown = dueItems(facts, now, furthest);
  const [next] = nextDates(shown);
  const isShown = new Set(shown.map(({ id }) => id));
  const ahead = dueItems({ ...facts, consentWarningDays: 100_000 }, now, 100_000)
    .filter(({ id }) => !isShown.has(id))
    .map((item) => appearsOn(item, facts.consentWarningDays));
  const ends = next === undefined ? [] : [next.date >= today ? addDays(next.date, 1) : addDays(next.date, lateShown + 1)];
  const tomorrow = addDays(today, 1);
  const [turnsOn = null] = [...ahead, ...ends].map((day) => (day < tomorrow ? tomorrow : day)).toSorted();
  return { nextOn: next?.date ?? null, turnsOn };
};

/** Areas that hold what is dated in a case. A note is no such thing: what it may make due, its own area keeps. */
const dated: readonly string[] = [
  'participants',
  'consents',
  'disclosures',
  'threats',
  'relocation',
  'actions',
  'meetings',
  'settings',
  'overview',
];

/** Updates the next date of a case, when its dues or anything that is dated in it were changed. */
export const keepNext = (
  db: Db,
  areas: readonly Pick<AreaFacts, 'name' | 'dues'>[],
  caseId: Id,
  changed: ReadonlySet<string>,
  hasNewDues: boolean,
  now: Instant,
): void => {
  if (!hasNewDues && !dated.some((area) => changed.has(area))) return;
  keepNextDate(db, caseId, nextDateOf(factsOfCase(db, areas, caseId, now), now));
};
