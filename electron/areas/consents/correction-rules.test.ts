import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitedFrom, openedBy } from './correction-rules.ts';
import { anInstant, oracleCovers, people, someVersions, somebody } from '../../testing/consent-rules-samples.ts';
import type { ConsentVersion, Signatory } from './rules.ts';

const now = '2026-05-07T08:00:00.000Z';
const cell = { agencyId: 'police', subject: 'safety' } as const;
const version: ConsentVersion = {
  id: 'v1',
  number: 1,
  purpose: 'SIG',
  validFrom: '2026-05-01',
  validTo: '2026-11-30',
  cells: [cell],
  signatures: [{ personId: 'alva', signedAt: '2026-05-06T09:00:00.000Z' }],
  withdrawals: [],
};
const child: Signatory = { personId: 'alva', birthDate: '2010-01-01', guardianIds: ['bo'] };
const born = (birthDate: string | null): Signatory => ({ ...child, birthDate });

describe('what other facts of who signs would open', () => {
  it('is, where nothing is said to open, nothing: no cell, at no later minute', () => {
    const cases = fc.record({ versions: someVersions, before: somebody, after: somebody, at: anInstant, later: anInstant });
    fc.assert(
      fc.property(cases, ({ versions, before, after, at, later }) => {
        fc.pre(later >= at && openedBy(versions, before, after, at, 15).length === 0);
        const covers = (who: Signatory, one: (typeof versions)[number]['cells'][number]) =>
          versions.some((each) => oracleCovers(each, who, one, later, 15));
        for (const one of versions.flatMap(({ cells }) => cells)) if (covers(after, one)) expect(covers(before, one)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it('is nothing when they stay the same', () => {
    fc.assert(fc.property(someVersions, somebody, anInstant, (versions, who, at) => openedBy(versions, who, who, at, 15).length === 0));
  });
  it('is a version that lacked a signature, now or once somebody would have come of age', () => {
    expect(openedBy([version], child, born('2000-01-01'), now, 15)).toEqual([1]);
    expect(openedBy([version], child, born('2010-01-02'), now, 15)).toEqual([]);
    const signed = { ...version, signatures: ['alva', 'bo'].map((personId) => ({ personId, signedAt: '2026-05-06T09:00:00.000Z' })) };
    // Of age on 1 September, she signs herself; a year younger, her guardian's signature would still hold.
    expect(openedBy([signed], born('2008-09-01'), born('2009-09-01'), now, 15)).toEqual([1]);
    expect(openedBy([signed], born('2009-09-01'), born('2008-09-01'), now, 15)).toEqual([]);
    expect(openedBy([signed], child, { ...child, guardianIds: [] }, now, 15)).toEqual([]);
  });
  it('is nothing that another version covers, or that was withdrawn', () => {
    const whole = { ...version, id: 'v2', number: 2, signatures: ['alva', 'bo'].map((personId) => ({ personId, signedAt: now })) };
    expect(openedBy([version, whole], child, born(null), now, 15)).toEqual([]);
    const withdrawn = { ...version, withdrawals: [{ agencyId: null, subject: null, withdrawnAt: now }] };
    expect(openedBy([withdrawn], child, born('2000-01-01'), now, 15)).toEqual([]);
  });
});

describe('what waits for a guardian', () => {
  const waits = (changes: Partial<ConsentVersion>, who = child, at = now) => awaitedFrom([{ ...version, ...changes }], who, 'bo', at, 15);
  it('is a version that lacks her signature and may come to hold', () => {
    expect(waits({})).toEqual([1]);
    expect(waits({ validFrom: '2026-06-01' })).toEqual([1]);
    expect(waits({}, child, '2026-11-30T20:00:00.000Z')).toEqual([1]);
    expect(waits({ withdrawals: [{ agencyId: 'police', subject: null, withdrawnAt: now }] })).toEqual([1]);
  });
  it('is none that is over, withdrawn, signed by her or decided about, and none of an adult', () => {
    expect(waits({}, child, '2026-12-01T08:00:00.000Z')).toEqual([]);
    expect(waits({ withdrawals: [{ agencyId: null, subject: null, withdrawnAt: now }] })).toEqual([]);
    expect(waits({ signatures: [...version.signatures, { personId: 'bo', signedAt: now }] })).toEqual([]);
    expect(waits({ exceptions: [{ personId: 'bo', decidedAt: now, until: '2026-11-30', endedAt: null }] })).toEqual([]);
    expect(waits({}, born('2000-01-01'))).toEqual([]);
    expect(awaitedFrom([version], child, people.guardians[1], now, 15)).toEqual([]);
  });
});
