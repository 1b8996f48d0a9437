import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupKinds } from '../../base/backup-kinds.ts';
import { addDays, at, dateAt, daysBetween } from '../../base/dates.ts';
import { isDailyDue, kept, keptForReason, prunable, remindDaysProblem, secondDue, type Held } from './rules.ts';

const now = '2026-05-07T08:00:00.000Z';
const heldAt = (instant: string, kind: Held['kind'] = 'daily', isSound = true): Held => ({
  name: `${instant}-${kind}`,
  kind,
  at: instant,
  isSound,
});
const daysAgo = (days: number, kind?: Held['kind']): Held => heldAt(at(addDays('2026-05-07', -days), '08:00'), kind);

const anyHeld = fc
  .record({
    minutes: fc.integer({ min: -60 * 24 * 400, max: 60 * 24 * 900 }),
    kind: fc.constantFrom(...backupKinds),
    isSound: fc.boolean(),
    n: fc.nat(),
  })
  .map(({ minutes, kind, isSound, n }): Held => {
    const instant = new Date(Date.parse(now) - minutes * 60_000).toISOString();
    return { name: `${instant}-${n}`, kind, at: instant, isSound };
  });
const anyPlace = fc.uniqueArray(anyHeld, { maxLength: 60, selector: ({ name }) => name });

describe('what is kept', () => {
  it('a year of daily copies, pruned each day, comes to seven days, four weeks and twelve months', () => {
    let place: readonly Held[] = [];
    for (let day = 0; day < 500; day += 1) {
      const instant = at(addDays('2025-01-01', day), '08:00');
      place = [...place, heldAt(instant)];
      const gone = new Set(prunable(place, instant));
      place = place.filter((one) => !gone.has(one));
    }
    const today = addDays('2025-01-01', 499);
    const dates = place.map((one) => dateAt(one.at));
    expect(dates.filter((date) => daysBetween(date, today) < 7)).toHaveLength(7);
    expect(new Set(dates.map((date) => date.slice(0, 7))).size).toBe(12);
    expect(place.length).toBeLessThanOrEqual(kept.days + kept.weeks + kept.months);
    // A month is represented by its last day.
    expect(dates).toContain('2025-12-31');
    expect(dates).toContain('2026-02-28');
  });

  it('never lets go of the newest, of what is not known to be sound, or of what claims to be from a time to come', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const gone = prunable(place, now);
        const sound = place.filter((one) => one.isSound && one.at <= now);
        const newest = sound.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
        for (const one of gone) {
          expect(one.isSound).toBe(true);
          expect(one.at <= now).toBe(true);
        }
        // Of two made at the same instant one may go.
        expect(sound.filter(({ at: made }) => made === newest?.at).every((one) => gone.includes(one))).toBe(sound.length === 0);
        if (sound.length > 0) expect(gone.length).toBeLessThan(sound.length);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a copy of each of the last days, weeks and months that had one, and what was made for a reason', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const gone = new Set(prunable(place, now));
        const sound = place.filter((one) => one.isSound && one.at <= now);
        const left = sound.filter((one) => !gone.has(one));
        const periods = (held: readonly Held[], period: (date: string) => string, count: number): string[] =>
          [...new Set(held.map((one) => period(dateAt(one.at))))].sort().reverse().slice(0, count);
        for (const [period, count] of [
          [(date: string) => date, kept.days],
          [(date: string) => date.slice(0, 7), kept.months],
        ] as const)
          expect(periods(left, period, count)).toEqual(periods(sound, period, count));
        for (const kind of backupKinds.filter((one) => one !== 'daily')) {
          const mine = sound.filter((one) => one.kind === kind);
          expect(left.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(Math.min(mine.length, keptForReason.last));
          for (const one of mine) if (daysBetween(dateAt(one.at), '2026-05-07') <= keptForReason.days) expect(left).toContain(one);
        }
        expect(left.length).toBeLessThanOrEqual(sound.length);
        // Once is enough.
        expect(prunable(left, now)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no copy of a wrong clock push out what is made after it was set right', () => {
    const future = Array.from({ length: 20 }, (_, n) => heldAt(at(addDays('2031-01-01', n), '08:00')));
    const today = heldAt(now);
    expect(prunable([...future, today, daysAgo(1), daysAgo(2)], now)).toEqual([]);
  });

  it('does not let a damaged copy stand in for a whole one of the same day', () => {
    const whole = heldAt('2026-05-07T07:00:00.000Z');
    expect(prunable([heldAt('2026-05-07T07:30:00.000Z', 'daily', false), whole], now)).toEqual([]);
    expect(prunable([heldAt('2026-05-07T07:30:00.000Z'), whole], now)).toEqual([whole]);
  });
});

describe('the daily copy', () => {
  const madeAt = '2026-05-01T08:00:00.000Z';
  it('is due when the Swedish date has no sound one yet', () => {
    expect(isDailyDue([], madeAt, now)).toBe(true);
    expect(isDailyDue([daysAgo(1)], madeAt, now)).toBe(true);
    expect(isDailyDue([heldAt(now)], madeAt, now)).toBe(false);
    expect(isDailyDue([heldAt(now, 'manual')], madeAt, now)).toBe(false);
    expect(isDailyDue([heldAt(now, 'before-migration')], madeAt, now)).toBe(true);
    expect(isDailyDue([heldAt(now, 'daily', false)], madeAt, now)).toBe(true);
    // Half past midnight in Sweden is the evening before in UTC.
    expect(isDailyDue([heldAt('2026-05-06T21:30:00.000Z')], madeAt, '2026-05-06T22:30:00.000Z')).toBe(true);
  });
  it('waits half an hour on the day the register is made', () => {
    expect(isDailyDue([], now, '2026-05-07T08:29:59.000Z')).toBe(false);
    expect(isDailyDue([], now, '2026-05-07T08:30:00.000Z')).toBe(true);
    expect(isDailyDue([], '2026-05-07T21:59:00.000Z', '2026-05-07T22:00:00.000Z')).toBe(true);
  });
});

describe('the reminder of the second place', () => {
  const madeAt = '2026-05-01T08:00:00.000Z';
  it('comes on the day, says how old the copy is, and stays away when it is turned off', () => {
    expect(secondDue('2026-05-01T08:00:00.000Z', madeAt, 7, '2026-05-07')).toBeNull();
    expect(secondDue('2026-05-01T08:00:00.000Z', madeAt, 7, '2026-05-08')).toEqual({ date: '2026-05-08', age: 7 });
    expect(secondDue('2026-05-01T08:00:00.000Z', madeAt, 7, '2026-05-20')).toEqual({ date: '2026-05-08', age: 19 });
    expect(secondDue(null, madeAt, 7, '2026-05-07')).toBeNull();
    expect(secondDue(null, madeAt, 7, '2026-05-08')).toEqual({ date: '2026-05-08', age: null });
    expect(secondDue(null, madeAt, 0, '2027-05-08')).toBeNull();
  });
  it('is not silenced by a copy, or a register, that is dated ahead of the clock', () => {
    expect(secondDue('2031-01-01T08:00:00.000Z', madeAt, 7, '2026-05-07')).toBeNull();
    expect(secondDue('2031-01-01T08:00:00.000Z', madeAt, 7, '2026-05-08')).toEqual({ date: '2026-05-08', age: null });
    expect(secondDue(null, '2031-01-01T08:00:00.000Z', 7, '2026-05-08')).toEqual({ date: '2026-05-08', age: null });
  });
  it('takes 0 to 730 days', () => {
    expect([-1, 0, 7, 730, 731].map(remindDaysProblem)).toEqual(['out-of-range', null, null, null, 'out-of-range']);
  });
});
