import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicting, holdsOn, keepApartProblems } from './rules.ts';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const pair = fc.record({ caseId: name, otherCaseId: name, since: day, until: fc.option(day, { nil: null }) });

describe('who may not be together', () => {
  it('agrees with asking every two of them, whichever side it was set from', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), fc.uniqueArray(name), day, (pairs, present, on) => {
        const apart = (a: string, b: string): boolean =>
          pairs.some(
            (each) =>
              ((each.caseId === a && each.otherCaseId === b) || (each.caseId === b && each.otherCaseId === a)) &&
              each.since <= on &&
              on <= (each.until ?? '9999-12-31'),
          );
        const expected = present.filter((a) => present.some((b) => apart(a, b)));
        expect([...conflicting(pairs, present, on)].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('holds from the first day to the last, both included', () => {
    const period = { since: '2026-05-04', until: '2026-05-07' };
    expect(['2026-05-03', '2026-05-04', '2026-05-07', '2026-05-08'].map((on) => holdsOn(period, on))).toEqual([false, true, true, false]);
    expect(holdsOn({ since: '2026-05-04', until: null }, '2099-01-01')).toBe(true);
  });

  it('says each problem at its field', () => {
    expect(keepApartProblems({ reason: ' ', since: '2026-02-30', until: null })).toEqual({
      reason: 'required',
      since: 'date-shape',
      until: null,
    });
    expect(keepApartProblems({ reason: 'skäl', since: '2026-05-04', until: '2026-05-03' })).toEqual({
      reason: null,
      since: null,
      until: 'until-before-since',
    });
  });
});
