import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  at,
  birthdayAt,
  dateAt,
  daysBetween,
  isInstant,
  isIsoDate,
  startOf,
  timeAt,
  weekday,
} from './dates.ts';

const day = 86_400_000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyInstant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** The engine's own calendar for Sweden: an oracle that shares nothing with our code. */
const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

describe('calendar dates', () => {
  test('exist or are refused', () => {
    for (const text of ['2028-02-29', '2000-02-29', '2026-12-31']) expect(isIsoDate(text)).toBe(true);
    for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '2026-04-31', '20260401', '2026-04-01 ', '']) {
      expect(isIsoDate(text)).toBe(false);
    }
  });

  test('are counted as the sun counts them, over leap years and summer time', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const later = isoOf(utc(date) + days * day);
        expect(addDays(date, days)).toBe(later);
        expect(daysBetween(date, later)).toBe(days);
        expect(weekday(date)).toBe(new Date(utc(date)).getUTCDay() || 7);
      }),
    );
  });

  test('a month on the 31st ends with the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
  });
});

describe('age', () => {
  test('grows by one on the birthday, and on 1 March for those born on a leap day', () => {
    expect([ageOn('2008-09-14', '2026-09-13'), ageOn('2008-09-14', '2026-09-14')]).toEqual([17, 18]);
    expect([ageOn('2008-02-29', '2026-02-28'), ageOn('2008-02-29', '2026-03-01')]).toEqual([17, 18]);
    expect(birthdayAt('2008-02-29', 18)).toBe('2026-03-01');
    expect(birthdayAt('2008-02-29', 20)).toBe('2028-02-29');
  });

  test('and birthday agree: nobody is of age the day before', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 99 }), (birth, years) => {
        const birthday = birthdayAt(birth, years);
        expect(ageOn(birth, birthday)).toBe(years);
        expect(ageOn(birth, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});

describe('instants', () => {
  test('exist or are refused', () => {
    expect(isInstant('2026-05-07T08:30:00.000Z')).toBe(true);
    const wrong = [
      '2026-02-30T08:30:00.000Z',
      '2026-05-07T24:00:00.000Z',
      '2026-05-07T08:30:00Z',
      '2026-05-07T08:30:00.000+02:00',
      '2026-05-07',
    ];
    for (const text of wrong) expect(isInstant(text)).toBe(false);
    fc.assert(fc.property(anyInstant, isInstant));
  });

  test('fall on the Swedish date and time that the engine knows', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(`${dateAt(instant)} ${timeAt(instant)}`).toBe(swedish.format(new Date(instant)));
      }),
    );
  });

  test('come back from their wall clock, and a time that summer time skips moves forward', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const again = at(dateAt(instant), timeAt(instant));
        expect([dateAt(again), timeAt(again)]).toEqual([dateAt(instant), timeAt(instant)]);
      }),
    );
    expect(timeAt(at('2026-03-29', '02:30'))).toBe('03:30');
    expect(startOf('2026-05-07')).toBe('2026-05-06T22:00:00.000Z');
    expect(startOf('2026-12-01')).toBe('2026-11-30T23:00:00.000Z');
  });
});
