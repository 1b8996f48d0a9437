import { describe, expect, it } from 'vitest';
import { startOf } from '../../base/dates.ts';
import {
  cellVerdict,
  exceptionHolds,
  exceptionProblems,
  lastStanding,
  missingSignatures,
  overlapping,
  scopeProblems,
  signatureProblem,
  uncovered,
  withdrawalProblem,
  type ConsentVersion,
  type Signatory,
  type SignatureException,
} from './rules.ts';

/** Single cases with figures, while the generated ones only agree with an oracle: each shows what one line is for. */
const [police, school] = [
  { agencyId: 'police', subject: 'safety' },
  { agencyId: 'school', subject: 'safety' },
] as const;
const signed = (...ids: readonly string[]) => ids.map((personId) => ({ personId, signedAt: '2026-01-02T10:00:00.000Z' }));
const version = (given: Partial<ConsentVersion> = {}): ConsentVersion => ({
  id: 'v1',
  number: 1,
  purpose: 'SIG',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  cells: [police],
  signatures: signed('alva', 'bo', 'cecilia'),
  withdrawals: [],
  ...given,
});
const minor: Signatory = { personId: 'alva', birthDate: '2010-01-01', guardianIds: ['bo', 'cecilia'] };
const now = '2026-05-07T08:00:00.000Z';
const exception = (given: Partial<SignatureException> = {}): SignatureException => ({
  personId: 'cecilia',
  decidedAt: '2026-05-01T10:00:00.000Z',
  until: '2026-06-30',
  endedAt: null,
  ...given,
});

describe('the version that consent lapses with', () => {
  const whole = [{ agencyId: null, subject: null, withdrawnAt: now }];
  const numberOf = (...versions: readonly ConsentVersion[]) => lastStanding(versions)?.number;

  it('ends last, whichever is the newest', () => {
    expect(numberOf(version({ number: 2, validTo: '2026-06-30' }), version({ number: 1 }))).toBe(1);
    expect(numberOf(version({ number: 1, validTo: '2026-06-30' }), version({ number: 2 }))).toBe(2);
  });
  it('is the newest of those that end together, in whatever order they come', () => {
    expect(numberOf(version({ number: 2 }), version({ number: 1 }))).toBe(2);
    expect(numberOf(version({ number: 1 }), version({ number: 2 }))).toBe(2);
  });
  it('is signed and not withdrawn as a whole; withdrawn in part it stands', () => {
    expect(numberOf(version({ number: 2, signatures: [] }), version({ number: 1, validTo: '2026-06-30' }))).toBe(1);
    expect(numberOf(version({ number: 2, withdrawals: whole }), version({ number: 1, validTo: '2026-06-30' }))).toBe(1);
    expect(numberOf(version({ withdrawals: [{ agencyId: 'police', subject: null, withdrawnAt: now }] }))).toBe(1);
    expect(numberOf(version({ signatures: [] }), version({ withdrawals: whole }))).toBeUndefined();
  });
});

describe('an exception', () => {
  it('holds from its minute to the end of its last day, or to the minute it was ended', () => {
    const one = exception();
    expect(exceptionHolds(one, '2026-05-01T09:59:59.999Z')).toBe(false);
    expect(exceptionHolds(one, '2026-05-01T10:00:00.000Z')).toBe(true);
    expect(exceptionHolds(one, '2026-06-30T21:59:59.999Z')).toBe(true);
    expect(exceptionHolds(one, '2026-06-30T22:00:00.000Z')).toBe(false);
    const ended = exception({ endedAt: '2026-05-02T10:00:00.000Z' });
    expect(exceptionHolds(ended, '2026-05-02T09:59:59.999Z')).toBe(true);
    expect(exceptionHolds(ended, '2026-05-02T10:00:00.000Z')).toBe(false);
  });
  it('covers its own guardian, never the other and never the young person', () => {
    const unsigned = (personId: string) => version({ signatures: [], exceptions: [exception({ personId })] });
    expect(missingSignatures(unsigned('cecilia'), minor, now, 15)).toEqual([
      { kind: 'own-signature' },
      { kind: 'guardian-signature', personId: 'bo' },
    ]);
    expect(missingSignatures(unsigned('alva'), minor, now, 15)).toHaveLength(3);
    expect(missingSignatures(unsigned('bo'), { ...minor, birthDate: null }, now, 15)).toEqual([
      { kind: 'own-signature' },
      { kind: 'guardian-signature', personId: 'cecilia' },
    ]);
  });
  it('stands beside somebody who has signed: decisions for every guardian of a child who signs nothing give no consent', () => {
    const child = { ...minor, birthDate: '2014-01-01' };
    const exceptions = [exception({ personId: 'bo' }), exception({ personId: 'cecilia' })];
    const missing = (given: Partial<ConsentVersion>) =>
      missingSignatures(version({ signatures: [], exceptions, ...given }), child, now, 15);
    const everybody = child.guardianIds.map((personId) => ({ kind: 'guardian-signature', personId }));
    expect(missing({})).toEqual(everybody);
    expect(missing({ signatures: signed('stranger') })).toEqual(everybody);
    for (const signer of ['alva', 'bo', 'cecilia']) expect(missing({ signatures: signed(signer) })).toEqual([]);
  });
  it('gives a minor without a guardian no consent, and an adult none either', () => {
    const alone = { ...minor, guardianIds: [] };
    expect(missingSignatures(version({ exceptions: [exception()] }), alone, now, 15)).toEqual([{ kind: 'no-guardian' }]);
    const adult = { ...minor, birthDate: '2000-01-01' };
    expect(missingSignatures(version({ signatures: [], exceptions: [exception()] }), adult, now, 15)).toEqual([{ kind: 'own-signature' }]);
  });
  it('ends the cover it carries: on its last day, on the day it was ended when looking back, and not where the signature is there', () => {
    const until = (given: Partial<ConsentVersion>, at = now) => {
      const verdict = cellVerdict([version(given)], minor, police, at, 15);
      return verdict.allowed ? verdict.until : null;
    };
    const signatures = signed('alva', 'bo');
    expect(until({ signatures, exceptions: [exception()] })).toBe('2026-06-30');
    expect(until({ exceptions: [exception()] })).toBe('2026-12-31');
    expect(until({ signatures, exceptions: [exception({ endedAt: '2026-05-20T10:00:00.000Z' })] })).toBe('2026-05-20');
    expect(until({ exceptions: [exception({ endedAt: '2026-05-20T10:00:00.000Z' })] })).toBe('2026-12-31');
    expect(until({ signatures, exceptions: [exception(), exception({ until: '2026-08-31' })] })).toBe('2026-08-31');
  });
});

describe('until when', () => {
  const until = (who: Signatory, given: Partial<ConsentVersion> = {}, at = now, age = 15) => {
    const verdict = cellVerdict([version(given)], who, police, at, age);
    return verdict.allowed ? verdict.until : null;
  };
  it('is the last day of the version where nothing ends it before', () => {
    expect(until(minor)).toBe('2026-12-31');
    expect(until({ ...minor, birthDate: null })).toBe('2026-12-31');
  });
  it('is the day before the eighteenth birthday, and the day before the age of the own signature that is missing', () => {
    expect(until({ ...minor, birthDate: '2008-09-14' })).toBe('2026-09-13');
    expect(until({ ...minor, birthDate: '2011-09-14' }, { signatures: signed('bo', 'cecilia') })).toBe('2026-09-13');
    expect(until({ ...minor, birthDate: '2011-09-14' })).toBe('2026-12-31');
  });
  it('is a later withdrawal of this very cell when looking back, the first of several', () => {
    const at = (day: string, given: { agencyId?: string | null; subject?: 'safety' | 'health' | null } = {}) => ({
      agencyId: null,
      subject: null,
      withdrawnAt: `2026-${day}T10:00:00.000Z`,
      ...given,
    });
    expect(until(minor, { withdrawals: [at('06-02'), at('06-01')] })).toBe('2026-06-01');
    expect(until(minor, { withdrawals: [at('06-01', { agencyId: 'school' }), at('06-02', { subject: 'health' })] })).toBe('2026-12-31');
    expect(until(minor, { withdrawals: [at('06-01', { agencyId: 'police', subject: 'safety' })] })).toBe('2026-06-01');
    expect(until(minor, { withdrawals: [at('05-06')] })).toBeNull();
    expect(until({ ...minor, birthDate: null }, { withdrawals: [at('06-01')] })).toBe('2026-06-01');
  });
});

describe('the very minute', () => {
  it('of a signature counts, and of a withdrawal no longer', () => {
    const signatures = ['alva', 'bo', 'cecilia'].map((personId) => ({ personId, signedAt: now }));
    expect(missingSignatures(version({ signatures }), minor, now, 15)).toEqual([]);
    const withdrawals = [{ agencyId: null, subject: null, withdrawnAt: now }];
    expect(uncovered(version({ withdrawals }), minor, police, now, 15)).toEqual([{ kind: 'withdrawn', at: now }]);
  });
  it('counts for several subjects of one agency', () => {
    const cells = [police, { agencyId: 'police', subject: 'health' }] as const;
    for (const cell of cells) expect(uncovered(version({ cells }), minor, cell, now, 15)).toEqual([]);
  });
});

describe('why not', () => {
  it('names the first minute of withdrawal, whichever was entered first', () => {
    const withdrawals = ['2026-05-06T10:00:00.000Z', '2026-05-05T10:00:00.000Z', '2026-05-06T11:00:00.000Z'].map((withdrawnAt) => ({
      agencyId: null,
      subject: null,
      withdrawnAt,
    }));
    expect(uncovered(version({ withdrawals }), minor, police, now, 15)).toEqual([{ kind: 'withdrawn', at: '2026-05-05T10:00:00.000Z' }]);
  });
  it('says not included before anything else, then not yet, then expired', () => {
    expect(uncovered(version({ validTo: '2026-01-02' }), minor, school, now, 15)).toEqual([{ kind: 'not-included' }]);
    expect(uncovered(version({ validFrom: '2026-05-08' }), minor, police, now, 15)).toEqual([{ kind: 'not-yet', from: '2026-05-08' }]);
    expect(uncovered(version({ validTo: '2026-05-06' }), minor, police, now, 15)).toEqual([{ kind: 'expired', on: '2026-05-06' }]);
    expect(uncovered(version({ validFrom: '2026-05-07', validTo: '2026-05-07' }), minor, police, now, 15)).toEqual([]);
  });
  it('is told of the newest version that includes the cell; of none when none does', () => {
    const verdict = (versions: readonly ConsentVersion[]) => cellVerdict(versions, minor, police, now, 15);
    expect(verdict([])).toEqual({ allowed: false, version: null, reasons: [{ kind: 'not-included' }] });
    expect(verdict([version({ cells: [school] })])).toEqual({ allowed: false, version: null, reasons: [{ kind: 'not-included' }] });
    const [first, second, third] = [1, 2, 3].map((number) => version({ number, validTo: `2026-0${number}-28` }));
    if (!first || !second || !third) throw new Error('three');
    const expired = { allowed: false, version: 3, reasons: [{ kind: 'expired', on: '2026-03-28' }] };
    expect(verdict([first, second, third])).toEqual(expired);
    expect(verdict([third, first, second])).toEqual(expired);
    expect(verdict([first, second, { ...third, cells: [school] }])).toMatchObject({ version: 2 });
    expect(verdict([version({ number: 4 }), version({ number: 5 })])).toMatchObject({ allowed: true, version: 5 });
  });
  it('is of age for an adult whose signatures are all from before the birthday, and a missing signature for one who never gave any', () => {
    const adult = { ...minor, birthDate: '2008-05-07' };
    const midnight = startOf('2026-05-07');
    expect(missingSignatures(version(), adult, now, 15)).toEqual([{ kind: 'of-age', since: '2026-05-07' }]);
    expect(missingSignatures(version({ signatures: [] }), adult, now, 15)).toEqual([{ kind: 'own-signature' }]);
    expect(missingSignatures(version({ signatures: [{ personId: 'bo', signedAt: midnight }] }), adult, now, 15)).toEqual([
      { kind: 'own-signature' },
    ]);
    expect(missingSignatures(version({ signatures: [{ personId: 'alva', signedAt: midnight }] }), adult, now, 15)).toEqual([]);
  });
  it('takes one version of two people for each of them, and asks again when the age of the own signature changes', () => {
    const shared = version({ signatures: signed('bo', 'cecilia') });
    expect(missingSignatures(shared, minor, now, 15)).toEqual([{ kind: 'own-signature' }]);
    expect(missingSignatures(shared, minor, now, 17)).toEqual([]);
    expect(missingSignatures(shared, { ...minor, guardianIds: ['dan'] }, now, 17)).toEqual([
      { kind: 'guardian-signature', personId: 'dan' },
    ]);
    expect(missingSignatures(shared, minor, '2025-12-31T00:00:00.000Z', 17)).toHaveLength(2);
    const both = version();
    const at = (who: Signatory, when = now, age = 15) => {
      const verdict = cellVerdict([both], who, police, when, age);
      return verdict.allowed ? verdict.until : null;
    };
    expect(at({ ...minor, birthDate: '2008-09-14' })).toBe('2026-09-13');
    expect(at(minor)).toBe('2026-12-31');
    const young = version({ signatures: signed('bo', 'cecilia') });
    const child = { ...minor, birthDate: '2011-09-14' };
    const untilAt = (age: number, when: string) => {
      const verdict = cellVerdict([young], child, police, when, age);
      return verdict.allowed ? verdict.until : null;
    };
    expect([untilAt(15, now), untilAt(16, now), untilAt(15, now)]).toEqual(['2026-09-13', '2026-12-31', '2026-09-13']);
  });
});

describe('versions that overlap', () => {
  const scope = { validFrom: '2026-06-01', validTo: '2026-08-31', cells: [police] };
  const numbers = (...versions: readonly Partial<ConsentVersion>[]) => overlapping(scope, versions.map(version)).map((one) => one.number);
  it('share a day and a cell that was not withdrawn', () => {
    expect(numbers({})).toEqual([1]);
    expect(numbers({ validTo: '2026-06-01' })).toEqual([1]);
    expect(numbers({ validTo: '2026-05-31' })).toEqual([]);
    expect(numbers({ validFrom: '2026-08-31' })).toEqual([1]);
    expect(numbers({ validFrom: '2026-09-01' })).toEqual([]);
    expect(numbers({ cells: [school] })).toEqual([]);
    expect(numbers({ cells: [{ agencyId: 'police', subject: 'health' }] })).toEqual([]);
    expect(numbers({ cells: [school, police] })).toEqual([1]);
    const withdrawn = { agencyId: 'police', subject: null, withdrawnAt: now };
    expect(numbers({ withdrawals: [withdrawn] })).toEqual([]);
    expect(numbers({ withdrawals: [{ ...withdrawn, agencyId: 'school' }] })).toEqual([1]);
  });
});

describe('the fields', () => {
  const signing = { personId: 'cecilia', signerBirth: null, of: minor };
  const fields = {
    decider: 'Karin',
    reason: 'Går inte att nå',
    legalBasis: '6:13 FB',
    decidedAt: '2026-05-06T10:00:00.000Z',
    until: '2026-05-06',
  };
  const none = { decider: null, reason: null, legalBasis: null, decidedAt: null, until: null };
  it('of an exception are each required and no longer than a person reads', () => {
    expect(exceptionProblems(fields, signing, version(), now)).toEqual(none);
    expect(exceptionProblems({ ...fields, decider: '', reason: ' ', legalBasis: '' }, signing, version(), now)).toEqual({
      ...none,
      decider: 'required',
      reason: 'required',
      legalBasis: 'required',
    });
    const long = { decider: 'x'.repeat(201), reason: 'x'.repeat(2001), legalBasis: 'x'.repeat(501) };
    expect(exceptionProblems({ ...fields, ...long }, signing, version(), now)).toEqual({
      ...none,
      decider: 'too-long',
      reason: 'too-long',
      legalBasis: 'too-long',
    });
    expect(exceptionProblems({ ...fields, until: '2026-05-05' }, signing, version(), now)).toEqual({ ...none, until: 'ends-before-start' });
    expect(exceptionProblems({ ...fields, until: 'snart' }, signing, version(), now)).toEqual({ ...none, until: 'date-shape' });
    expect(exceptionProblems({ ...fields, decidedAt: 'igår' }, signing, version(), now)).toEqual({ ...none, decidedAt: 'date-shape' });
  });
  it('of a scope: a purpose of at most 500 characters, and dates that are dates', () => {
    const scope = { purpose: 'x'.repeat(500), validFrom: '2026-05-07', validTo: '2026-05-07', cells: [police] };
    expect(scopeProblems(scope)).toEqual({ purpose: null, validFrom: null, validTo: null, cells: null });
    expect(scopeProblems({ ...scope, purpose: 'x'.repeat(501) })).toMatchObject({ purpose: 'too-long' });
    expect(scopeProblems({ ...scope, validTo: 'snart', cells: [] })).toMatchObject({ validTo: 'date-shape', cells: 'scope-empty' });
    expect(scopeProblems({ ...scope, validTo: '2026-05-06' })).toMatchObject({ validTo: 'ends-before-start' });
    expect(scopeProblems({ ...scope, validFrom: 'zzzz' })).toEqual({ purpose: null, validFrom: 'date-shape', validTo: null, cells: null });
  });
  it('of a signature: the minute itself may be now, the birth, and up to the minute before coming of age', () => {
    const problem = (signedAt: string, personId: string, of: Signatory = minor, birth: string | null = null) =>
      signatureProblem(signedAt, { personId, signerBirth: birth, of }, version(), now);
    expect(problem(now, 'bo')).toBeNull();
    expect(problem('2026-05-07T08:00:00.001Z', 'bo')).toBe('date-future');
    expect(problem(startOf('2010-01-01'), 'bo')).toBe('signed-long-before');
    expect(problem(startOf('2026-05-07'), 'bo', { ...minor, birthDate: null })).toBeNull();
    expect(problem(now, 'bo', { ...minor, birthDate: '2008-05-07' })).toBe('guardian-of-adult');
    expect(problem(now, 'alva', { ...minor, birthDate: '2008-05-07' })).toBeNull();
    expect(problem(now, 'bo', { ...minor, birthDate: null }, '2026-05-08')).toBe('signed-before-birth');
  });
  it('of a withdrawal of one agency or one subject alone leave the rest to be signed', () => {
    const withdrawal = { agencyId: null, subject: null, withdrawnAt: '2026-05-06T10:00:00.000Z' };
    const after = (given: { agencyId?: string; subject?: 'safety' }) =>
      signatureProblem(now, { personId: 'bo', signerBirth: null, of: minor }, version({ withdrawals: [{ ...withdrawal, ...given }] }), now);
    expect(after({})).toBe('signed-after-withdrawal');
    expect(after({ agencyId: 'police' })).toBeNull();
    expect(after({ subject: 'safety' })).toBeNull();
  });
});

describe('a guardian no longer, who was one when the consent was given', () => {
  const left: Signatory = { ...minor, guardianIds: ['bo'] };

  it('is still awaited while she has not signed, in the person’s words and not twice', () => {
    const one = version({ signatures: signed('alva', 'bo'), formerGuardianIds: ['cecilia'] });
    expect(missingSignatures(one, left, now, 15)).toEqual([{ kind: 'guardian-signature', personId: 'cecilia' }]);
    expect(missingSignatures(version({ signatures: signed('alva', 'bo') }), left, now, 15)).toEqual([]);
    const again = version({ signatures: signed('alva', 'bo'), formerGuardianIds: ['cecilia'] });
    expect(missingSignatures(again, minor, now, 15)).toHaveLength(1);
  });

  it('is not awaited when she had signed, when a decision stands in, or when the person is of age', () => {
    const former = { formerGuardianIds: ['cecilia'] };
    expect(missingSignatures(version(former), left, now, 15)).toEqual([]);
    expect(missingSignatures(version({ ...former, signatures: signed('alva', 'bo'), exceptions: [exception()] }), left, now, 15)).toEqual(
      [],
    );
    expect(missingSignatures(version({ ...former, signatures: signed('alva') }), { ...left, birthDate: '2000-01-01' }, now, 15)).toEqual(
      [],
    );
  });

  it('is asked for too where nobody has signed and decisions stand in for all', () => {
    const nobody = version({
      signatures: [],
      formerGuardianIds: ['cecilia'],
      exceptions: [exception(), exception({ personId: 'bo' })],
    });
    expect(missingSignatures(nobody, left, now, 17).map((one) => ('personId' in one ? one.personId : ''))).toEqual(['bo', 'cecilia']);
  });
});

describe('the minute of a withdrawal', () => {
  const at = (...days: readonly string[]) => days.map((day) => ({ personId: 'alva', signedAt: `${day}T10:00:00.000Z` }));
  const problem = (withdrawnAt: string, given: Partial<ConsentVersion> = {}) =>
    withdrawalProblem(
      withdrawnAt,
      version({ validFrom: '2026-02-01', signatures: at('2026-01-20', '2026-01-10', '2026-01-15'), ...given }),
      now,
    );

  it('is one, and not later than now', () => {
    expect(problem('i går')).toBe('date-shape');
    expect(problem('')).toBe('date-shape');
    expect(problem('2026-05-07T08:00:00.001Z')).toBe('date-future');
    expect(problem(now)).toBeNull();
  });
  it('is not before the day of the first signature, whichever it stands in the list', () => {
    expect(problem('2026-01-09T22:59:00.000Z')).toBe('withdrawn-before-given');
    // In Sweden it is the day after already.
    expect(problem('2026-01-09T23:00:00.000Z')).toBeNull();
    expect(problem('2026-01-10T10:00:00.000Z')).toBeNull();
  });
  it('is not before the first day where that is earlier, or nobody has signed', () => {
    const first = { validFrom: '2026-01-05' };
    expect(problem('2026-01-04T10:00:00.000Z', first)).toBe('withdrawn-before-given');
    expect(problem('2026-01-05T10:00:00.000Z', first)).toBeNull();
    expect(problem('2026-01-31T10:00:00.000Z', { signatures: [] })).toBe('withdrawn-before-given');
    expect(problem('2026-02-01T10:00:00.000Z', { signatures: [] })).toBeNull();
  });
});

describe('the minute of a signature, at its edges', () => {
  const problem = (signedAt: string, signer: string, given: Partial<ConsentVersion> = {}, of: Signatory = minor) =>
    signatureProblem(signedAt, { personId: signer, signerBirth: null, of }, version(given), now);
  const adult: Signatory = { ...minor, birthDate: '2008-02-01' };

  it('of a guardian ends with the first instant of the birthday', () => {
    expect(problem(startOf('2026-02-01'), 'bo', {}, adult)).toBe('guardian-of-adult');
    expect(problem(new Date(Date.parse(startOf('2026-02-01')) - 1).toISOString(), 'bo', {}, adult)).toBeNull();
  });
  it('may lie a year before the first day, and not a day more', () => {
    expect(problem('2025-01-01T10:00:00.000Z', 'alva')).toBeNull();
    expect(problem('2024-12-31T10:00:00.000Z', 'alva')).toBe('signed-long-before');
  });
  it('is before the whole was taken back, to the minute', () => {
    const withdrawnAt = '2026-03-01T10:00:00.000Z';
    const given = { withdrawals: [{ agencyId: null, subject: null, withdrawnAt }] };
    expect(problem(withdrawnAt, 'alva', given)).toBe('signed-after-withdrawal');
    expect(problem('2026-03-01T09:59:59.999Z', 'alva', given)).toBeNull();
  });
});
