import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, dateAt, startOf } from '../../base/dates.ts';
import { agencyIds, anInstant, oracleCovers, people, somebody, someVersions, subjects } from '../../testing/consent-rules-samples.ts';
import {
  cellVerdict,
  missingSignatures,
  scopeProblems,
  signatureProblem,
  uncovered,
  withdrawalProblem,
  type ConsentVersion,
  type Signatory,
} from './rules.ts';

const runs = { numRuns: 1000 };
const ages = fc.constantFrom(12, 15, 18);
const aCell = fc.record({ agencyId: fc.constantFrom(...agencyIds), subject: fc.constantFrom(...subjects) });
const minuteBefore = (instant: string): string => new Date(Date.parse(instant) - 60_000).toISOString();

const cell = { agencyId: 'police', subject: 'safety' } as const;
const version = (given: Partial<ConsentVersion> = {}): ConsentVersion => ({
  id: 'v1',
  number: 1,
  purpose: 'SIG',
  validFrom: '2026-01-01',
  validTo: '2030-12-31',
  cells: [cell],
  signatures: [
    { personId: people.own, signedAt: '2026-01-02T10:00:00.000Z' },
    { personId: 'bo', signedAt: '2026-01-02T10:00:00.000Z' },
    { personId: 'cecilia', signedAt: '2026-01-02T10:00:00.000Z' },
  ],
  withdrawals: [],
  ...given,
});
const minor = (birthDate: string): Signatory => ({ personId: people.own, birthDate, guardianIds: people.guardians });

describe('what a consent covers', () => {
  it('agrees with the law, minute for minute, whatever was signed, withdrawn or born when', () => {
    let covered = 0;
    fc.assert(
      fc.property(someVersions, somebody, aCell, anInstant, ages, (versions, who, asked, when, age) => {
        const verdict = cellVerdict(versions, who, asked, when, age);
        const expected = versions.some((v) => oracleCovers(v, who, asked, when, age));
        if (expected) covered += 1;
        expect(verdict.allowed).toBe(expected);
        if (verdict.allowed) {
          const named = versions.find((v) => v.number === verdict.version);
          expect(named && oracleCovers(named, who, asked, when, age)).toBe(true);
        } else expect(verdict.reasons).not.toEqual([]);
      }),
      { numRuns: 8000 },
    );
    expect(covered).toBeGreaterThan(20);
  });

  it('is never given by taking a signature away, nor taken by adding one', () => {
    fc.assert(
      fc.property(someVersions, somebody, aCell, anInstant, ages, fc.nat(), (versions, who, asked, when, age, pick) => {
        const fewer = versions.map((v) => ({ ...v, signatures: v.signatures.filter((_, i) => i !== pick % 4) }));
        if (!cellVerdict(versions, who, asked, when, age).allowed) expect(cellVerdict(fewer, who, asked, when, age).allowed).toBe(false);
      }),
      { numRuns: 4000 },
    );
  });

  it('is not given by an exception for one guardian where another, or the person, has not signed', () => {
    fc.assert(
      fc.property(
        someVersions,
        somebody,
        anInstant,
        ages,
        fc.constantFrom(people.own, ...people.guardians),
        anInstant,
        (versions, who, when, age, about, decidedAt) => {
          const excepted = { personId: about, decidedAt, until: '2031-01-01', endedAt: null };
          for (const one of versions) {
            const [without, withIt] = [one, { ...one, exceptions: [...(one.exceptions ?? []), excepted] }].map((v) =>
              missingSignatures(v, who, when, age),
            );
            const others = (missing: typeof without) =>
              missing?.filter((m) => m.kind !== 'guardian-signature' || m.personId !== about) ?? [];
            // It may even ask for more: where every guardian is excepted and nobody has signed, all of them are missing again.
            expect(others(withIt)).toEqual(expect.arrayContaining([...others(without)]));
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('is not widened for one agency by adding another to a version', () => {
    fc.assert(
      fc.property(someVersions, somebody, aCell, aCell, anInstant, ages, (versions, who, asked, added, when, age) => {
        fc.pre(added.agencyId !== asked.agencyId);
        const more = versions.map((v) => ({ ...v, cells: [...v.cells, added] }));
        expect(cellVerdict(more, who, asked, when, age)).toEqual(cellVerdict(versions, who, asked, when, age));
      }),
      runs,
    );
  });

  it('says until when it covers: every minute to the end of that day, and not the day after unless something is done', () => {
    let seen = 0;
    fc.assert(
      fc.property(someVersions, somebody, aCell, anInstant, ages, (versions, who, asked, when, age) => {
        const verdict = cellVerdict(versions, who, asked, when, age);
        if (!verdict.allowed) return;
        seen += 1;
        const named = versions.filter((v) => v.number === verdict.version);
        expect(verdict.until >= dateAt(when)).toBe(true);
        const after = startOf(new Date(Date.parse(verdict.until) + 86_400_000).toISOString().slice(0, 10));
        expect(cellVerdict(named, who, asked, after, age).allowed).toBe(false);
        const withdrawnThatDay = named.some((v) =>
          [...v.withdrawals.map((w) => w.withdrawnAt), ...(v.exceptions ?? []).flatMap((e) => e.endedAt ?? [])].some(
            (minute) => dateAt(minute) === verdict.until,
          ),
        );
        if (!withdrawnThatDay) expect(cellVerdict(named, who, asked, minuteBefore(after), age).allowed).toBe(true);
      }),
      { numRuns: 8000 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

describe('the minute', () => {
  it('of a withdrawal is exact: allowed the minute before, not from the minute itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_000 }), fc.boolean(), fc.boolean(), (minutes, allAgencies, allSubjects) => {
        const withdrawnAt = new Date(Date.parse('2026-01-03T00:00:00Z') + minutes * 60_000).toISOString();
        const withdrawn = version({
          withdrawals: [{ agencyId: allAgencies ? null : 'police', subject: allSubjects ? null : 'safety', withdrawnAt }],
        });
        expect(uncovered(withdrawn, minor('2010-01-01'), cell, minuteBefore(withdrawnAt), 15)).toEqual([]);
        expect(uncovered(withdrawn, minor('2010-01-01'), cell, withdrawnAt, 15)).toEqual([{ kind: 'withdrawn', at: withdrawnAt }]);
      }),
      runs,
    );
  });

  it.each([
    ['in winter', '2008-12-14', '2026-12-13T23:00:00.000Z'],
    ['in summer', '2008-09-14', '2026-09-13T22:00:00.000Z'],
    ['on the day summer time begins', '2008-03-29', '2026-03-28T23:00:00.000Z'],
    ['on the day after it begins', '2008-03-30', '2026-03-29T22:00:00.000Z'],
    ['on the day it ends', '2008-10-25', '2026-10-24T22:00:00.000Z'],
    ['on the day after it ends', '2008-10-26', '2026-10-25T23:00:00.000Z'],
    ['on 1 March for who was born on 29 February', '2008-02-29', '2026-02-28T23:00:00.000Z'],
  ])('of the eighteenth birthday is 00:00 Swedish time %s', (_, birthDate, midnight) => {
    const who = minor(birthDate);
    expect(missingSignatures(version(), who, minuteBefore(midnight), 15)).toEqual([]);
    expect(missingSignatures(version(), who, midnight, 15)).toEqual([{ kind: 'of-age', since: dateAt(midnight) }]);
    const signedAsAdult = version({ signatures: [{ personId: people.own, signedAt: midnight }] });
    expect(missingSignatures(signedAsAdult, who, midnight, 15)).toEqual([]);
    const signedTheMinuteBefore = version({ signatures: [{ personId: people.own, signedAt: minuteBefore(midnight) }] });
    expect(missingSignatures(signedTheMinuteBefore, who, midnight, 15)).toHaveLength(1);
  });

  it('of the own signature is 00:00 on the birthday at the configured age', () => {
    const guardiansOnly = version({ signatures: version().signatures.filter((s) => s.personId !== people.own), validFrom: '2020-01-01' });
    const who = minor('2011-06-10');
    const midnight = at('2026-06-10', '00:00');
    expect(missingSignatures(guardiansOnly, who, minuteBefore(midnight), 15)).toEqual([]);
    expect(missingSignatures(guardiansOnly, who, midnight, 15)).toEqual([{ kind: 'own-signature' }]);
  });

  it('of validity is the whole first and last day, Swedish time', () => {
    const summer = version({ validFrom: '2026-05-04', validTo: '2026-05-07' });
    const allowed = (when: string): boolean => uncovered(summer, minor('2010-01-01'), cell, when, 15).length === 0;
    expect([allowed('2026-05-03T21:59:00.000Z'), allowed('2026-05-03T22:00:00.000Z')]).toEqual([false, true]);
    expect([allowed('2026-05-07T21:59:00.000Z'), allowed('2026-05-07T22:00:00.000Z')]).toEqual([true, false]);
  });
});

describe('who must sign', () => {
  const now = '2026-05-07T08:00:00.000Z';
  const none = version({ signatures: [] });
  it('is each registered guardian and, from the configured age, the person', () => {
    expect(missingSignatures(none, minor('2010-01-01'), now, 15)).toEqual([
      { kind: 'own-signature' },
      { kind: 'guardian-signature', personId: 'bo' },
      { kind: 'guardian-signature', personId: 'cecilia' },
    ]);
    expect(missingSignatures(none, minor('2013-01-01'), now, 15)).toHaveLength(2);
    expect(missingSignatures(none, minor('2013-01-01'), now, 12)).toHaveLength(3);
  });
  it('is nobody who can be found when a minor has no registered guardian', () => {
    expect(missingSignatures(version(), { ...minor('2010-01-01'), guardianIds: [] }, now, 15)).toEqual([{ kind: 'no-guardian' }]);
  });
  it('is everybody when the birth date is unknown', () => {
    expect(missingSignatures(none, { ...minor(''), birthDate: null }, now, 15)).toHaveLength(3);
  });
});

describe('what is entered', () => {
  const scope = { purpose: 'SIG', validFrom: '2026-05-07', validTo: '2026-11-07', cells: [cell] };
  it('is refused at its field', () => {
    expect(scopeProblems(scope)).toEqual({ purpose: null, validFrom: null, validTo: null, cells: null });
    expect(scopeProblems({ ...scope, validTo: '2026-05-06' })).toMatchObject({ validTo: 'ends-before-start' });
    expect(scopeProblems({ ...scope, validTo: scope.validFrom })).toMatchObject({ validTo: null });
    expect(scopeProblems({ purpose: ' ', validFrom: '2026-02-30', validTo: '', cells: [] })).toEqual({
      purpose: 'required',
      validFrom: 'date-shape',
      validTo: 'date-shape',
      cells: 'scope-empty',
    });
  });
  it('names what is wrong with the minute of a signature', () => {
    const now = '2028-05-07T08:00:00.000Z';
    const who = minor('2010-01-01');
    const problem = (
      signedAt: string,
      given: Partial<ConsentVersion> = {},
      personId: string = 'bo',
      signerBirth: string | null = '1980-05-07',
    ) => signatureProblem(signedAt, { personId, signerBirth, of: who }, version(given), now);
    expect(problem('2026-05-07T08:00:00.000Z')).toBeNull();
    expect(problem('7 maj')).toBe('date-shape');
    expect(problem('2028-05-07T08:01:00.000Z')).toBe('date-future');
    expect(problem(now, {}, people.own)).toBeNull();
    expect(problem('2009-12-31T22:59:00.000Z')).toBe('signed-before-birth');
    expect(problem('2011-01-01T00:00:00.000Z', {}, 'bo', '2012-01-01')).toBe('signed-before-birth');
    expect(problem('2027-12-31T22:59:00.000Z')).toBeNull();
    expect(problem('2027-12-31T23:00:00.000Z')).toBe('guardian-of-adult');
    const withdrawal = { agencyId: null, subject: null, withdrawnAt: '2026-05-06T12:10:00.000Z' };
    expect(problem('2026-05-06T12:09:00.000Z', { withdrawals: [withdrawal] })).toBeNull();
    expect(problem('2026-05-06T12:10:00.000Z', { withdrawals: [withdrawal] })).toBe('signed-after-withdrawal');
    expect(problem('2026-05-07T12:10:00.000Z', { withdrawals: [{ ...withdrawal, agencyId: 'police' }] })).toBeNull();
  });
});

describe('days that cannot be', () => {
  const given: ConsentVersion = {
    id: 'v',
    number: 1,
    purpose: 'SIG',
    validFrom: '2026-05-04',
    validTo: '2026-11-30',
    cells: [],
    signatures: [{ personId: 'p', signedAt: '2026-05-02T10:00:00.000Z' }],
    withdrawals: [],
  };
  const now = '2026-05-07T08:00:00.000Z';

  it('refuses a withdrawal before anything was given', () => {
    expect(withdrawalProblem('2019-01-01T10:00:00.000Z', given, now)).toBe('withdrawn-before-given');
    expect(withdrawalProblem('2026-05-01T10:00:00.000Z', given, now)).toBe('withdrawn-before-given');
    expect(withdrawalProblem('2026-05-02T10:00:00.000Z', given, now)).toBeNull();
    expect(withdrawalProblem('2026-05-08T10:00:00.000Z', given, now)).toBe('date-future');
  });

  it('refuses a signature more than a year before the period it is for', () => {
    const signing = { personId: 'p', signerBirth: '2010-01-01', of: { personId: 'p', birthDate: '2010-01-01', guardianIds: [] } };
    expect(signatureProblem('2020-01-01T10:00:00.000Z', signing, given, now)).toBe('signed-long-before');
    expect(signatureProblem('2026-01-01T10:00:00.000Z', signing, given, now)).toBeNull();
  });
});
