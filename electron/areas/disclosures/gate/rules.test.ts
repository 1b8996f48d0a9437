import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyIds, anInstant, oracleCovers, somebody, someVersions, subjects } from '../../../testing/consent-rules-samples.ts';
import type { ConsentVersion, Signatory } from '../../consents/rules.ts';
import { decide, type Knowledge, type Material, type Recipient } from './rules.ts';

type Agency = Extract<Recipient, { kind: 'agency' }>;

const runs = { numRuns: 2500 };
const ids = ['alva', 'milo'] as const;

const someone = fc.record({ who: somebody, versions: someVersions });
const someKnowledge: fc.Arbitrary<Knowledge> = fc
  .record({
    pair: fc.tuple(someone, someone),
    known: fc.constantFrom(1, 2),
    ownHouse: fc.subarray(['social'], { minLength: 0 }),
    ownSignatureAge: fc.constantFrom(12, 15, 18),
  })
  .map(({ pair, known, ownHouse, ownSignatureAge }) => ({
    people: new Map(pair.slice(0, known).map((one, i) => [ids[i] ?? '', { ...one, who: { ...one.who, personId: 'alva' } }])),
    ownHouse: new Set(ownHouse),
    agencies: new Set<string>([...agencyIds, 'social']),
    ownSignatureAge,
  }));
const someMaterial: fc.Arbitrary<Material> = fc.record({
  persons: fc.subarray([...ids, 'nobody-known']),
  subject: fc.constantFrom(null, 'formal' as const, ...subjects),
  restriction: fc.constantFrom('none' as const, 'none' as const, 'no-onward' as const),
});
const someAgency: fc.Arbitrary<Agency> = fc
  .constantFrom(...agencyIds, 'social', 'unheard-of')
  .map((agencyId) => ({ kind: 'agency', agencyId }));

const covered = (
  versions: readonly ConsentVersion[],
  who: Signatory,
  agencyId: string,
  subject: Material['subject'],
  when: string,
  age: number,
): boolean =>
  subjects.some(
    (each) =>
      (subject === 'formal' || each === subject) && versions.some((v) => oracleCovers(v, who, { agencyId, subject: each }, when, age)),
  );

/** May it be said? Written from the invariants alone. */
const oracle = (material: Material, agencyId: string, when: string, { people, ownHouse, agencies, ownSignatureAge }: Knowledge): boolean =>
  material.subject !== null &&
  material.restriction === 'none' &&
  agencies.has(agencyId) &&
  material.persons.length > 0 &&
  material.persons.every((id) => {
    const one = people.get(id);
    return (
      one !== undefined && (ownHouse.has(agencyId) || covered(one.versions, one.who, agencyId, material.subject, when, ownSignatureAge))
    );
  });

const isAllowed = (material: Material, recipient: Recipient, when: string, knowledge: Knowledge): boolean =>
  decide(material, recipient, when, knowledge).allowed;

describe('the gate', () => {
  it('lets nothing reach an agency without a valid version for every person, at that minute', () => {
    let allowed = 0;
    fc.assert(
      fc.property(someMaterial, someAgency, anInstant, someKnowledge, (material, recipient, when, knowledge) => {
        const decision = decide(material, recipient, when, knowledge);
        expect(decision.allowed).toBe(oracle(material, recipient.agencyId, when, knowledge));
        if (!decision.allowed) {
          expect(decision.reasons).not.toEqual([]);
          return;
        }
        allowed += 1;
        // Every person in it is among the grounds, and every ground names a version that covers.
        expect(decision.grounds.map((g) => g.personId)).toEqual(material.persons);
        for (const { personId, kind, version } of decision.grounds) {
          const one = knowledge.people.get(personId);
          if (kind !== 'consent') expect(knowledge.ownHouse.has(recipient.agencyId)).toBe(true);
          else {
            const named = one?.versions.filter((v) => v.number === version) ?? [];
            expect(one && covered(named, one.who, recipient.agencyId, material.subject, when, knowledge.ownSignatureAge)).toBe(true);
          }
        }
      }),
      { numRuns: 12_000 },
    );
    expect(allowed).toBeGreaterThan(40);
  });

  it('never widens when a person is added to the material', () => {
    fc.assert(
      fc.property(
        someMaterial,
        fc.constantFrom(...ids, 'nobody-known'),
        someAgency,
        anInstant,
        someKnowledge,
        (material, added, recipient, when, knowledge) => {
          fc.pre(material.persons.length > 0);
          const more = { ...material, persons: [...material.persons, added] };
          if (isAllowed(more, recipient, when, knowledge)) expect(isAllowed(material, recipient, when, knowledge)).toBe(true);
        },
      ),
      runs,
    );
  });

  it('never widens when a signature is taken away', () => {
    fc.assert(
      fc.property(someMaterial, someAgency, anInstant, someKnowledge, fc.nat(3), (material, recipient, when, knowledge, pick) => {
        const people = new Map(
          [...knowledge.people].map(([id, { who, versions }]) => [
            id,
            { who, versions: versions.map((v) => ({ ...v, signatures: v.signatures.filter((_, i) => i !== pick) })) },
          ]),
        );
        if (isAllowed(material, recipient, when, { ...knowledge, people }))
          expect(isAllowed(material, recipient, when, knowledge)).toBe(true);
      }),
      runs,
    );
  });

  it("never changes an agency's view when another agency is added, to a consent or to the register", () => {
    fc.assert(
      fc.property(
        someMaterial,
        fc.constantFrom(...agencyIds),
        fc.constantFrom(...subjects),
        anInstant,
        someKnowledge,
        (material, agencyId, subject, when, knowledge) => {
          const people = new Map(
            [...knowledge.people].map(([id, { who, versions }]) => [
              id,
              { who, versions: versions.map((v) => ({ ...v, cells: [...v.cells, { agencyId: 'region', subject }] })) },
            ]),
          );
          const recipient = { kind: 'agency', agencyId } as const;
          const widened = { ...knowledge, people, agencies: new Set([...knowledge.agencies, 'region']) };
          expect(decide(material, recipient, when, widened)).toEqual(decide(material, recipient, when, knowledge));
        },
      ),
      runs,
    );
  });

  it('sends what nobody has tagged, and what its source holds back, to no agency at all', () => {
    fc.assert(
      fc.property(someMaterial, someAgency, anInstant, someKnowledge, (material, recipient, when, knowledge) => {
        expect(decide({ ...material, subject: null }, recipient, when, knowledge)).toEqual({
          allowed: false,
          reasons: [{ kind: 'untagged' }],
        });
        expect(isAllowed({ ...material, restriction: 'no-onward' }, recipient, when, knowledge)).toBe(false);
        expect(isAllowed({ ...material, persons: [] }, recipient, when, knowledge)).toBe(false);
      }),
      runs,
    );
  });

  it('shows the own unit everything', () => {
    fc.assert(
      fc.property(someMaterial, anInstant, someKnowledge, (material, when, knowledge) => {
        expect(isAllowed(material, { kind: 'own-unit' }, when, knowledge)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('says of a formal matter that it exists only where each person consented to something', () => {
    const when = '2026-05-07T08:00:00.000Z';
    const version = (agencyId: string): ConsentVersion => ({
      id: 'v',
      number: 1,
      purpose: 'SIG',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      cells: [{ agencyId, subject: 'leisure' }],
      signatures: [{ personId: 'x', signedAt: '2026-01-02T00:00:00.000Z' }],
      withdrawals: [],
    });
    const adult = { personId: 'x', birthDate: '1990-01-01', guardianIds: [] };
    const knowledge = (second: string): Knowledge => ({
      people: new Map([
        ['alva', { who: adult, versions: [version('school')] }],
        ['milo', { who: adult, versions: [version(second)] }],
      ]),
      ownHouse: new Set(),
      agencies: new Set(['school', 'police']),
      ownSignatureAge: 15,
    });
    const formal: Material = { persons: ['alva', 'milo'], subject: 'formal', restriction: 'none' };
    const school: Recipient = { kind: 'agency', agencyId: 'school' };
    expect(isAllowed(formal, school, when, knowledge('school'))).toBe(true);
    expect(decide(formal, school, when, knowledge('police'))).toMatchObject({
      allowed: false,
      reasons: [{ kind: 'not-covered', personId: 'milo' }],
    });
  });
});
