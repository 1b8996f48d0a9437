import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, dueOn, lastMonth, mayCheck, remarkProblem, sampleSize, smallestSample } from './rules.ts';

describe('the monthly sample', () => {
  it('is of the last month that is over, and due on the tenth of the next', () => {
    expect(['2026-05-01', '2026-05-31', '2026-01-15'].map(lastMonth)).toEqual(['2026-04', '2026-04', '2025-12']);
    expect(dueOn('2025-12')).toBe('2026-01-10');
  });

  it('is a tenth, at least twenty, all when there are fewer', () => {
    expect([0, 1, 20, 21, 200, 201, 5000].map(sampleSize)).toEqual([0, 1, 20, 20, 20, 21, 500]);
    fc.assert(
      fc.property(fc.nat(100_000), (n) => {
        const size = sampleSize(n);
        expect(size).toBeLessThanOrEqual(n);
        expect(size >= smallestSample || size === n).toBe(true);
        expect(size * 10 >= n).toBe(true);
      }),
    );
  });

  it('depends on the ranks alone: not on the order asked in, and no entry twice', () => {
    const candidates = fc.uniqueArray(fc.record({ seq: fc.nat(10_000), rank: fc.string({ maxLength: 6 }) }), {
      selector: (one) => one.seq,
      maxLength: 400,
    });
    fc.assert(
      fc.property(candidates, (given) => {
        const drawn = drawSample(given);
        expect(drawSample(given.toReversed())).toEqual(drawn);
        expect(drawn).toHaveLength(sampleSize(given.length));
        expect(drawn).toEqual([...new Set(drawn)].toSorted((a, b) => a - b));
        const chosen = new Set(drawn);
        const ranks = (isIn: boolean) => given.filter((one) => chosen.has(one.seq) === isIn).map((one) => one.rank);
        for (const out of ranks(false)) for (const within of ranks(true)) expect(within <= out).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is the manager’s; without one the coordinator’s, and nobody else’s', () => {
    expect([mayCheck('manager', true), mayCheck('coordinator', true), mayCheck('coordinator', false), mayCheck('deputy', false)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([remarkProblem('question', '  '), remarkProblem('question', 'Varför?'), remarkProblem('fine', '')]).toEqual([
      'required',
      null,
      null,
    ]);
  });
});
