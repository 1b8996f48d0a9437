import { describe, expect, it } from 'vitest';
import type { ConsentVersion, Signatory } from '../../consents/rules.ts';
import { decide, type GroundUse, type Knowledge, type Material, type PersonKnowledge, type Recipient } from './rules.ts';

/** Single decisions with their full result, which the generated tests only compare with an oracle. */
const now = '2026-05-07T08:00:00.000Z';
const adult = (personId: string): Signatory => ({ personId, birthDate: '1990-01-01', guardianIds: [] });
const version = (personId: string, given: Partial<ConsentVersion> = {}): ConsentVersion => ({
  id: `v-${personId}`,
  number: 1,
  purpose: 'SIG',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  cells: [{ agencyId: 'police', subject: 'safety' }],
  signatures: [{ personId, signedAt: '2026-01-02T10:00:00.000Z' }],
  withdrawals: [],
  ...given,
});
const person = (personId: string, ...versions: readonly ConsentVersion[]): PersonKnowledge => ({ who: adult(personId), versions });
const knowledge = (given: Partial<Knowledge> = {}): Knowledge => ({
  people: new Map([['alva', person('alva', version('alva'))]]),
  ownHouse: new Set(['social']),
  agencies: new Set(['police', 'school', 'social']),
  ownSignatureAge: 15,
  ...given,
});
const material = (given: Partial<Material> = {}): Material => ({ persons: ['alva'], subject: 'safety', restriction: 'none', ...given });
const police: Recipient = { kind: 'agency', agencyId: 'police' };
const school: Recipient = { kind: 'agency', agencyId: 'school' };
const ann: Recipient = { kind: 'person', name: 'Ann Berg' };
const byConsent = { allowed: true, grounds: [{ personId: 'alva', kind: 'consent', version: 1 }] };
const notIncluded = {
  allowed: false,
  reasons: [{ kind: 'not-covered', personId: 'alva', version: null, reasons: [{ kind: 'not-included' }] }],
};

describe('an agency', () => {
  it('hears what a version covers, and the refusal names the version and why', () => {
    expect(decide(material(), police, now, knowledge())).toEqual(byConsent);
    expect(decide(material(), school, now, knowledge())).toEqual(notIncluded);
    expect(decide(material({ subject: 'health' }), police, now, knowledge())).toEqual(notIncluded);
    const expired = knowledge({ people: new Map([['alva', person('alva', version('alva', { validTo: '2026-05-06' }))]]) });
    expect(decide(material(), police, now, expired)).toEqual({
      allowed: false,
      reasons: [{ kind: 'not-covered', personId: 'alva', version: 1, reasons: [{ kind: 'expired', on: '2026-05-06' }] }],
    });
  });
  it('that is our own house hears of whom we know, and of nobody else', () => {
    const social: Recipient = { kind: 'agency', agencyId: 'social' };
    expect(decide(material({ subject: 'health' }), social, now, knowledge())).toEqual({
      allowed: true,
      grounds: [{ personId: 'alva', kind: 'own-house', version: null }],
    });
    expect(decide(material({ persons: ['nobody'] }), social, now, knowledge())).toEqual({
      allowed: false,
      reasons: [{ kind: 'unknown-person', personId: 'nobody' }],
    });
    expect(decide(material({ subject: 'health' }), police, now, knowledge({ ownHouse: new Set(['social', 'police']) }))).toMatchObject({
      allowed: true,
    });
  });
  it('is refused each way there is, with its own reason', () => {
    const reason = (given: Partial<Material>, recipient: Recipient = police) => decide(material(given), recipient, now, knowledge());
    expect(reason({ subject: null })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(reason({ restriction: 'no-onward' })).toEqual({ allowed: false, reasons: [{ kind: 'restricted' }] });
    expect(reason({ subject: null, restriction: 'no-onward' })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(reason({ persons: [] })).toEqual({ allowed: false, reasons: [{ kind: 'nobody-named' }] });
    expect(reason({}, { kind: 'agency', agencyId: 'unheard-of' })).toEqual({ allowed: false, reasons: [{ kind: 'unknown-agency' }] });
    expect(reason({ persons: ['alva', 'nobody'] })).toEqual({ allowed: false, reasons: [{ kind: 'unknown-person', personId: 'nobody' }] });
  });
  it('needs cover for each, and every one who lacks it is named', () => {
    const two = knowledge({
      people: new Map([
        ['alva', person('alva', version('alva'))],
        ['milo', person('milo', version('milo', { signatures: [] }))],
        ['noel', person('noel')],
      ]),
    });
    expect(decide(material({ persons: ['alva', 'milo', 'noel'] }), police, now, two)).toEqual({
      allowed: false,
      reasons: [
        { kind: 'not-covered', personId: 'milo', version: 1, reasons: [{ kind: 'own-signature' }] },
        { kind: 'not-covered', personId: 'noel', version: null, reasons: [{ kind: 'not-included' }] },
      ],
    });
  });
  it('hears of a formal matter what any of its subjects covers, and else why the first that was named does not', () => {
    const formal = material({ subject: 'formal' });
    const of = (...versions: readonly ConsentVersion[]) => knowledge({ people: new Map([['alva', person('alva', ...versions)]]) });
    const cells = [
      { agencyId: 'police', subject: 'health' },
      { agencyId: 'police', subject: 'safety' },
      { agencyId: 'school', subject: 'leisure' },
    ] as const;
    const withdrawals = [{ agencyId: 'police', subject: 'health' as const, withdrawnAt: '2026-05-01T00:00:00.000Z' }];
    expect(decide(formal, police, now, of(version('alva', { cells, withdrawals })))).toEqual(byConsent);
    expect(decide(formal, police, now, of(version('alva', { cells: cells.slice(0, 1), withdrawals })))).toEqual({
      allowed: false,
      reasons: [{ kind: 'not-covered', personId: 'alva', version: 1, reasons: [{ kind: 'withdrawn', at: '2026-05-01T00:00:00.000Z' }] }],
    });
    const expired = version('alva', { number: 2, cells: cells.slice(1, 2), validTo: '2026-05-06' });
    expect(decide(formal, police, now, of(version('alva', { cells: cells.slice(0, 1), withdrawals }), expired))).toMatchObject({
      reasons: [{ version: 1, reasons: [{ kind: 'withdrawn' }] }],
    });
    expect(decide(formal, school, now, of(version('alva')))).toEqual(notIncluded);
    expect(decide(formal, police, now, of())).toEqual(notIncluded);
  });
});

describe('what was found out once', () => {
  it('holds for its minute, its age, its agency, its subject and its person alone', () => {
    const one = person('alva', version('alva', { validFrom: '2026-05-07' }));
    const known = knowledge({ people: new Map([['alva', one]]) });
    expect(decide(material(), police, now, known)).toEqual(byConsent);
    expect(decide(material(), police, now, known)).toEqual(byConsent);
    expect(decide(material(), police, '2026-05-06T08:00:00.000Z', known)).toMatchObject({ allowed: false });
    expect(decide(material(), school, now, known)).toEqual(notIncluded);
    expect(decide(material(), police, now, known)).toEqual(byConsent);
    expect(decide(material({ subject: 'health' }), police, now, known)).toEqual(notIncluded);
    expect(decide(material(), police, now, known)).toEqual(byConsent);

    const child: PersonKnowledge = {
      who: { personId: 'alva', birthDate: '2010-01-01', guardianIds: ['bo'] },
      versions: [version('alva', { signatures: [{ personId: 'bo', signedAt: '2026-01-02T10:00:00.000Z' }] })],
    };
    const at = (ownSignatureAge: number) =>
      decide(material(), police, now, knowledge({ people: new Map([['alva', child]]), ownSignatureAge }));
    expect([at(15).allowed, at(17).allowed, at(15).allowed]).toEqual([false, true, false]);

    const shared = person('alva', version('alva'));
    const twice = knowledge({
      people: new Map([
        ['alva', shared],
        ['again', shared],
      ]),
    });
    expect(decide(material({ persons: ['alva', 'again'] }), police, now, twice)).toEqual({
      allowed: true,
      grounds: [
        { personId: 'alva', kind: 'consent', version: 1 },
        { personId: 'again', kind: 'consent', version: 1 },
      ],
    });
  });
});

describe('a legal ground', () => {
  const use = (given: Partial<GroundUse> = {}): GroundUse => ({
    id: 'u1',
    personId: 'alva',
    to: { kind: 'agency', agencyId: 'school' },
    subject: 'safety',
    decidedAt: '2026-05-07T08:00:00.000Z',
    endsAt: '2026-05-07T09:00:00.000Z',
    ...given,
  });
  const byUse = { allowed: true, grounds: [{ personId: 'alva', kind: 'legal-ground', version: null, useId: 'u1' }] };
  const told = (given: Partial<GroundUse>, recipient: Recipient = school, at = now, said: Partial<Material> = {}) =>
    decide(material(said), recipient, at, knowledge({ groundUses: [use(given)] }));
  it('covers its person, its subject and its recipient, from its minute and not at its end', () => {
    expect(told({})).toEqual(byUse);
    expect(told({}, school, '2026-05-07T08:59:59.999Z')).toEqual(byUse);
    expect(told({}, school, '2026-05-07T09:00:00.000Z')).toEqual(notIncluded);
    expect(told({}, school, '2026-05-07T07:59:59.999Z')).toEqual(notIncluded);
    expect(told({ personId: 'milo' })).toEqual(notIncluded);
    expect(told({ subject: 'health' })).toEqual(notIncluded);
    expect(told({ to: { kind: 'agency', agencyId: 'police' } })).toEqual(notIncluded);
    expect(told({ to: { kind: 'person', name: 'school' } })).toEqual(notIncluded);
    expect(decide(material(), school, now, knowledge({ groundUses: [] }))).toEqual(notIncluded);
  });
  it('gives way to consent, and opens nothing for whom nobody knows', () => {
    expect(told({ to: { kind: 'agency', agencyId: 'police' } }, police)).toEqual(byConsent);
    expect(told({ personId: 'nobody' }, school, now, { persons: ['nobody'] })).toEqual({
      allowed: false,
      reasons: [{ kind: 'unknown-person', personId: 'nobody' }],
    });
  });
  it('is all that leads to a named person', () => {
    const to = { kind: 'person', name: 'Ann Berg' } as const;
    expect(told({ to }, ann)).toEqual(byUse);
    expect(told({ to: { ...to, name: 'Ann Borg' } }, ann)).toEqual(notIncluded);
    expect(told({}, ann)).toEqual(notIncluded);
    expect(decide(material(), ann, now, knowledge())).toEqual(notIncluded);
    expect(told({ to, personId: 'nobody' }, ann, now, { persons: ['nobody'] })).toEqual({
      allowed: false,
      reasons: [{ kind: 'unknown-person', personId: 'nobody' }],
    });
    expect(told({ to }, ann, now, { restriction: 'no-onward' })).toEqual({ allowed: false, reasons: [{ kind: 'restricted' }] });
    expect(told({ to }, ann, now, { subject: null })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(told({ to }, ann, now, { persons: [] })).toEqual({ allowed: false, reasons: [{ kind: 'nobody-named' }] });
  });
});

describe('statistics and the own unit', () => {
  it('hear figures that name nobody, and everything', () => {
    const statistics: Recipient = { kind: 'statistics' };
    const said = (given: Partial<Material>) => decide(material({ subject: null, ...given }), statistics, now, knowledge());
    expect(said({ persons: [], isFigures: true })).toEqual({ allowed: true, grounds: [] });
    expect(said({ persons: ['alva'], isFigures: true })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(said({ persons: [] })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(said({ persons: [], isFigures: false })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(said({ persons: [], isFigures: true, restriction: 'no-onward' })).toEqual({ allowed: false, reasons: [{ kind: 'untagged' }] });
    expect(
      decide(material({ subject: null, restriction: 'no-onward', persons: ['nobody'] }), { kind: 'own-unit' }, now, knowledge()),
    ).toEqual({
      allowed: true,
      grounds: [{ personId: 'nobody', kind: 'own-unit', version: null }],
    });
  });
});
