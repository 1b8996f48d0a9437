import type { BackupKind } from '../../base/backup-kinds.ts';
import { addDays, dateAt, daysBetween, weekday, type Instant, type IsoDate } from '../../base/dates.ts';

export const places = ['own', 'second'] as const;
export type Place = (typeof places)[number];

/** How many are kept: of the last days, weeks and months that have one, the newest of each. */
export const kept = { days: 7, weeks: 4, months: 12 } as const;
/** Copies made for a reason (by hand, before a change) are kept this long, and the last three of each kind regardless of age. */
export const keptForReason = { days: 30, last: 3 } as const;

export type Held = {
  readonly name: string;
  readonly kind: BackupKind;
  readonly at: Instant;
  /** False: found damaged. It does not count as a copy, but we do not delete it: somebody may want to know what happened to it. */
  readonly isSound: boolean;
};

const newestFirst = (a: Held, b: Held): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1);

const mondayOf = (date: IsoDate): IsoDate => addDays(date, 1 - weekday(date));

/** The newest of each of the last `count` periods that have any; expects the newest first. */
const newestOf = <H extends Held>(held: readonly H[], count: number, period: (date: IsoDate) => string): readonly H[] => {
  const found = new Map<string, H>();
  for (const one of held) {
    const key = period(dateAt(one.at));
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, count);
};

/**
 * Which copies in one place have expired. Never the newest, never one not known to be sound, never one dated in the future (from a time
 * when the clock was wrong: it must not push out copies made after the clock was corrected).
 */
export const prunable = <H extends Held>(all: readonly H[], now: Instant): readonly H[] => {
  const held = all.filter((one) => one.isSound && one.at <= now).toSorted(newestFirst);
  const today = dateAt(now);
  const isRecent = (one: Held): boolean => daysBetween(dateAt(one.at), today) <= keptForReason.days;
  const forReason = held.filter((one) => one.kind !== 'daily');
  const keep = new Set([
    ...newestOf(held, kept.days, (date) => date),
    ...newestOf(held, kept.weeks, mondayOf),
    ...newestOf(held, kept.months, (date) => date.slice(0, 7)),
    ...forReason.filter(isRecent),
    ...[...Map.groupBy(forReason, ({ kind }) => kind).values()].flatMap((one) => one.slice(0, keptForReason.last)),
  ]);
  return held.filter((one) => !keep.has(one));
};

/** In its first hours a register holds little and changes a lot, so the first copy waits until something has been written. */
export const firstAfterMinutes = 30;

/** Whether the day's copy is to be made: by the Swedish calendar date, unless one was made today already, by hand too. */
export const isDailyDue = (held: readonly Held[], registerMadeAt: Instant, now: Instant): boolean => {
  const today = dateAt(now);
  if (held.some(({ kind, at, isSound }) => isSound && (kind === 'daily' || kind === 'manual') && dateAt(at) === today)) return false;
  return dateAt(registerMadeAt) !== today || Date.parse(now) - Date.parse(registerMadeAt) >= firstAfterMinutes * 60_000;
};

/** Two years: a longer interval is no reminder. 0: none. */
export const remindDaysProblem = (days: number): 'out-of-range' | null => (days >= 0 && days <= 730 ? null : 'out-of-range');

export type SecondDue = {
  /** The day the copy should have been made by. */
  readonly date: IsoDate;
  /** Days since the last copy there; null when there is none. */
  readonly age: number | null;
};

/**
 * The reminder of the second place: from `days` after the last copy there, or after the register was made when there is none. The age of a
 * copy dated in the future is unknown (the clock was once wrong: that must not silence the reminder for years).
 */
export const secondDue = (secondAt: Instant | null, registerMadeAt: Instant, days: number, today: IsoDate): SecondDue | null => {
  if (days === 0) return null;
  const known = [secondAt, registerMadeAt]
    .filter((at) => at !== null)
    .map(dateAt)
    .find((date) => date <= today);
  const date = known === undefined ? today : addDays(known, days);
  if (today < date) return null;
  return { date, age: secondAt === null || dateAt(secondAt) > today ? null : daysBetween(dateAt(secondAt), today) };
};
