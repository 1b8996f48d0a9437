import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyIds, anInstant, somebody, someVersions, subjects } from '../../../testing/consent-rules-samples.ts';
import { decide, type GroundUse, type Knowledge, type Material, type Recipient } from '../gate/rules.ts';

const runs = { numRuns: 2000 };
const ids = ['alva', 'milo'] as const;
const someKnowledge: fc.Arbitrary<Knowledge> = fc
  .record({
    pair: fc.tuple(...ids.map(() => fc.record({ who: somebody, versions: someVersions }))),
    ownSignatureAge: fc.constantFrom(12, 15, 18),
  })
  .map(({ pair, ownSignatureAge }) => ({
    people: new Map(pair.map((one, i) => [ids[i] ?? '', one])),
    ownHouse: new Set<string>(),
    agencies: new Set<string>(agencyIds),
    ownSignatureAge,
  }));
const someSubject = fc.constantFrom('formal' as const, ...subjects);
const someMaterial: fc.Arbitrary<Material> = fc.record({
  persons: fc.subarray([...ids, 'nobody-known']),
  subject: fc.option(someSubject, { nil: null }),
  restriction: fc.constantFrom('none' as const, 'none' as const, 'no-onward' as const),
  isFigures: fc.boolean(),
});
const to = fc.oneof(
  fc.constantFrom(...agencyIds).map((agencyId) => ({ kind: 'agency', agencyId }) as const),
  fc.constantFrom('Bo Testman', 'Eva Testman').map((name) => ({ kind: 'person', name }) as const),
);
const someRecipient: fc.Arbitrary<Recipient> = fc.oneof(to, to, fc.constant({ kind: 'statistics' } as const));
const someUse: fc.Arbitrary<GroundUse> = fc
  .record({ personId: fc.constantFrom(...ids, 'nobody-known'), to, subject: someSubject, from: anInstant, until: anInstant, id: fc.uuid() })
  .map(({ from, until, ...use }) => ({ ...use, decidedAt: from, endsAt: until }));
const someUses = fc.array(someUse, { maxLength: 8 });

/** Whether a decision covers exactly this, written from the rule alone. */
const speaks = (use: GroundUse, personId: string, subject: Material['subject'], recipient: Recipient, at: string): boolean =>
  use.personId === personId &&
  use.subject === subject &&
  use.decidedAt <= at &&
  use.endsAt > at &&
  JSON.stringify(use.to) === JSON.stringify(recipient);

/** Half of them aimed at what is asked, so that the property sees grounds that count. */
const aimed = (uses: readonly GroundUse[], { persons, subject }: Material, recipient: Recipient): GroundUse[] =>
  uses.map((use, i) =>
    i % 2 === 0 && subject !== null && (recipient.kind === 'agency' || recipient.kind === 'person')
      ? { ...use, personId: persons[(i / 2) % Math.max(1, persons.length)] ?? use.personId, subject, to: recipient }
      : use,
  );

describe('a ground at the gate', () => {
  it('adds the parts it was decided for, person by person, and nothing else', () => {
    let lifted = 0;
    fc.assert(
      fc.property(someMaterial, someRecipient, anInstant, someKnowledge, someUses, (material, recipient, at, knowledge, uses) => {
        const groundUses = aimed(uses, material, recipient);
        const without = decide(material, recipient, at, knowledge);
        const decision = decide(material, recipient, at, { ...knowledge, groundUses });
        const covered =
          recipient.kind !== 'statistics' &&
          recipient.kind !== 'own-unit' &&
          material.subject !== null &&
          material.restriction === 'none' &&
          material.persons.length > 0 &&
          material.persons.every(
            (id) =>
              knowledge.people.has(id) &&
              (decide({ ...material, persons: [id] }, recipient, at, knowledge).allowed ||
                groundUses.some((use) => speaks(use, id, material.subject, recipient, at))),
          );
        if (recipient.kind === 'statistics') expect(decision).toEqual(without);
        else expect(decision.allowed).toBe(covered);
        if (without.allowed) expect(decision).toEqual(without);
        if (decision.allowed && !without.allowed) {
          lifted += 1;
          for (const ground of decision.grounds.filter((one) => one.kind === 'legal-ground')) {
            const use = groundUses.find((one) => one.id === ground.useId);
            expect(use && speaks(use, ground.personId, material.subject, recipient, at)).toBe(true);
          }
        }
      }),
      { numRuns: 6000 },
    );
    expect(lifted).toBeGreaterThan(20);
  });

  it('never lifts what nobody has tagged, what its source holds back, or what speaks of somebody unknown', () => {
    fc.assert(
      fc.property(someMaterial, someRecipient, anInstant, someKnowledge, someUses, (material, recipient, at, known, uses) => {
        const knowledge = { ...known, groundUses: aimed(uses, material, recipient) };
        if (recipient.kind !== 'statistics') {
          expect(decide({ ...material, subject: null }, recipient, at, knowledge).allowed).toBe(false);
          expect(decide({ ...material, persons: [...material.persons, 'nobody-known'] }, recipient, at, knowledge).allowed).toBe(false);
        }
        expect(decide({ ...material, restriction: 'no-onward' }, recipient, at, knowledge).allowed).toBe(false);
      }),
      runs,
    );
  });

  it('covers from its minute and not at its end', () => {
    const at = '2026-05-07T08:00:00.000Z';
    const knowledge: Knowledge = {
      people: new Map([['alva', { who: { personId: 'alva', birthDate: '1999-01-01', guardianIds: [] }, versions: [] }]]),
      ownHouse: new Set(),
      agencies: new Set(['police']),
      ownSignatureAge: 15,
      groundUses: [
        {
          id: 'use',
          personId: 'alva',
          to: { kind: 'agency', agencyId: 'police' },
          subject: 'safety',
          decidedAt: at,
          endsAt: '2026-05-07T08:01:00.000Z',
        },
      ],
    };
    const allowed = (when: string): boolean =>
      decide({ persons: ['alva'], subject: 'safety', restriction: 'none' }, { kind: 'agency', agencyId: 'police' }, when, knowledge)
        .allowed;
    expect(['2026-05-07T07:59:59.999Z', at, '2026-05-07T08:00:59.999Z', '2026-05-07T08:01:00.000Z'].map(allowed)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('tells a named person nothing without one, whatever was consented to', () => {
    fc.assert(
      fc.property(someMaterial, anInstant, someKnowledge, (material, at, knowledge) => {
        expect(decide(material, { kind: 'person', name: 'Bo Testman' }, at, knowledge).allowed).toBe(false);
      }),
      runs,
    );
  });

  it('takes for statistics only figures in which nobody is named', () => {
    fc.assert(
      fc.property(someMaterial, anInstant, someKnowledge, someUses, (material, at, knowledge, groundUses) => {
        expect(decide(material, { kind: 'statistics' }, at, { ...knowledge, groundUses }).allowed).toBe(
          material.isFigures === true && material.persons.length === 0 && material.restriction === 'none',
        );
      }),
      runs,
    );
  });
});
