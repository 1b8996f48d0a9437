import fc from 'fast-check';
import Personnummer from 'personnummer';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { maskPersonalNumber, parsePersonalNumber } from './personal-number.ts';
import { adultTestNumbers, testNumbers } from './test-numbers.ts';

const today = '2026-05-07';
const published = [...testNumbers, ...adultTestNumbers];
const anyPublished = fc.constantFrom(...published);

/** The oracle reads the clock itself. */
const setClock = (date: string): void => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date(`${date}T12:00:00Z`));
};
afterEach(() => vi.useRealTimers());

describe('the published test numbers', () => {
  test('are all different, all right for an independent implementation, and have the birth date beside them', () => {
    expect(new Set(published.map(({ number }) => number)).size).toBe(published.length);
    for (const { number, birthDate } of published) {
      expect(Personnummer.valid(number)).toBe(true);
      expect(parsePersonalNumber(number, today)).toEqual({ kind: 'personal', text: number, birthDate });
    }
  });

  test('are enough for a demo register: 60 young people and 20 adults, two of them born on a leap day', () => {
    expect(testNumbers.length).toBeGreaterThanOrEqual(60);
    expect(adultTestNumbers.length).toBeGreaterThanOrEqual(20);
    expect(testNumbers.filter(({ birthDate }) => birthDate.endsWith('-02-29')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a personal number', () => {
  test('is read with twelve or ten digits, with and without a hyphen, with spaces and any dash', () => {
    const right = { kind: 'personal', text: '20080914-2383', birthDate: '2008-09-14' };
    const written = [
      '20080914-2383',
      '200809142383',
      '080914-2383',
      '0809142383',
      ' 080914 - 2383\u00a0',
      '080914–2383',
      '080914\u20112383',
    ];
    for (const typed of written) expect(parsePersonalNumber(typed, today)).toEqual(right);
  });

  test('with one digit changed is never right', () => {
    fc.assert(
      fc.property(anyPublished, fc.integer({ min: 2, max: 11 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, add) => {
        const digits = number.replace('-', '');
        const changed = digits.slice(0, at) + String((Number(digits[at]) + add) % 10) + digits.slice(at + 1);
        expect(parsePersonalNumber(changed, today)).toHaveProperty('problem');
      }),
    );
  });

  test('is judged as an independent implementation judges it, whatever ten or twelve digits are typed', () => {
    setClock(today);
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const dateLike = fc
      .record({
        y: fc.integer({ min: 1800, max: 2026 }),
        m: fc.integer({ min: 1, max: 12 }),
        d: fc.integer({ min: 1, max: 92 }),
        n: digits(4),
      })
      .map(({ y, m, d, n }) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}${n}`);
    fc.assert(
      fc.property(fc.oneof(dateLike, digits(12), digits(10)), (typed) => {
        const ours = parsePersonalNumber(typed, today);
        const right = Personnummer.valid(typed);
        if ('text' in ours) expect(right).toBe(true);
        else if (right) {
          // The oracle does not know about future birthdays, or that nobody lives for two hundred years.
          const born = Personnummer.parse(typed).getDate().toISOString().slice(0, 10);
          expect(born > today || born < '1800').toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('of ten digits gets the century that an independent implementation gives it, with hyphen and with plus', () => {
    const anyDay = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyPublished, anyDay, fc.constantFrom('-', '+', ''), ({ number }, date, sign) => {
        setClock(date);
        const typed = number.slice(2, 8) + sign + number.slice(9);
        const ours = parsePersonalNumber(typed, date);
        if (!Personnummer.valid(typed)) expect(ours).toEqual({ problem: 'number-date' });
        else if ('problem' in ours) expect(ours.problem).toBe('number-future');
        else expect(ours.text.replace('-', '')).toBe(Personnummer.parse(typed).format(true));
      }),
    );
  });

  test('changes hyphen for plus in the year of the hundredth birthday, before the birthday too', () => {
    expect(parsePersonalNumber('041113+9819', '2004-02-01')).toHaveProperty('birthDate', '1904-11-13');
    expect(parsePersonalNumber('041113-9819', '2003-12-31')).toHaveProperty('birthDate', '1904-11-13');
    expect(parsePersonalNumber('041113-9819', '2004-02-01')).toEqual({ problem: 'number-future' });
  });

  test('with sixty added to the day is a coordination number', () => {
    expect(parsePersonalNumber('19850769-9802', today)).toEqual({ kind: 'coordination', text: '19850769-9802', birthDate: '1985-07-09' });
  });

  test('is refused with the reason: shape, date, check digit, or a birth to come', () => {
    const problemOf = (typed: string) => parsePersonalNumber(typed, today);
    for (const typed of ['', 'okänt', '2008', '20080914+2383', '20080914-238', '0809142-383', '080914-0009', '٢٠٠٨٠٩١٤٢٣٨٣']) {
      expect(problemOf(typed)).toEqual({ problem: 'number-shape' });
    }
    for (const typed of ['20080230-2383', '20081314-2383', '20080900-2383', '15080914-2383'])
      expect(problemOf(typed)).toEqual({ problem: 'number-date' });
    expect(problemOf('20080914-2384')).toEqual({ problem: 'number-check-digit' });
    expect(parsePersonalNumber('20080914-2383', '2008-09-13')).toEqual({ problem: 'number-future' });
    expect(parsePersonalNumber('20080914-2383', '2008-09-14')).toHaveProperty('birthDate', '2008-09-14');
  });

  test('shows only the birth date until it is revealed', () => {
    expect(maskPersonalNumber('20080914-2383')).toBe('20080914-••••');
  });
});
