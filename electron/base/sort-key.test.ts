import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKey } from './sort-key.ts';

/** The order of the system's own dictionary, which a database has not. */
const dictionary = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });
const sign = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const letter = fc.constantFrom(...'abcdevwxyzåäöÅÄÖæøéèüđłßñç');
const name = fc
  .array(fc.oneof(letter, letter, letter, fc.constantFrom(' ', '-', '.')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const number = fc.tuple(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 1, max: 120_000 }));

describe('the sort key', () => {
  it('sorts as a Swedish dictionary does', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(sign(sortKey(a), sortKey(b)), `${a} / ${b}`).toBe(Math.sign(dictionary.compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it('sorts case numbers by year and running number, however many digits they have', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [first, second] = [a, b].map(([year, running]) => `Ä-${year}-${String(running).padStart(3, '0')}`);
        expect(sign(sortKey(first ?? ''), sortKey(second ?? ''))).toBe(Math.sign(a[0] - b[0] || a[1] - b[1]));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same however the letters were put together', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(sortKey(text.normalize('NFD'))).toBe(sortKey(text.normalize('NFC')));
      }),
    );
  });

  it('puts å, ä and ö last, in this order', () => {
    const names = ['Östen', 'Ärla', 'Åsa', 'Zeid', 'Alma', 'Wilma', 'Vera', 'Élise', 'Elis'];
    expect(names.toSorted((a, b) => sign(sortKey(a), sortKey(b)))).toEqual([
      ...['Alma', 'Elis', 'Élise', 'Vera', 'Wilma', 'Zeid', 'Åsa', 'Ärla', 'Östen'],
    ]);
  });
});
