import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

const today = '2026-05-07';

describe('a typed date', () => {
  it.each([
    ['2026-05-07', '2026-05-07'],
    ['20260507', '2026-05-07'],
    ['260507', '2026-05-07'],
    ['7/5 2026', '2026-05-07'],
    ['7/5', '2026-05-07'],
    ['7.5.2026', '2026-05-07'],
    ['07-05-2026', '2026-05-07'],
    ['7 maj', '2026-05-07'],
    ['den 7 maj 2025', '2025-05-07'],
    ['7 May 2026', '2026-05-07'],
    ['7 oktober', '2026-10-07'],
    ['7 October', '2026-10-07'],
    [' 2026-5-7 ', '2026-05-07'],
    ['991231', '1999-12-31'],
    ['29/2 2028', '2028-02-29'],
  ])('%s is read as %s', (typed, iso) => {
    expect(parseDate(typed, today)).toBe(iso);
  });

  it.each(['', 'imorgon', '2026-02-29', '31/4 2026', '13/13', '7', '2026', '2026-05-07-01', '7 mumsdag', '٢٠٢٦-٠٥-٠٧'])(
    '“%s” is no date',
    (typed) => {
      expect(parseDate(typed, today)).toBeNull();
    },
  );

  it('comes back the same however it is written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2045-12-31'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number);
        for (const typed of [iso, iso.replaceAll('-', ''), `${d}/${m} ${y}`, `${d}.${m}.${y}`]) expect(parseDate(typed, today)).toBe(iso);
      }),
    );
  });
});
