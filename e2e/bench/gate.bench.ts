import { subjectAreas } from '../../electron/base/terms.ts';
import type { ConsentVersion } from '../../electron/areas/consents/rules.ts';
import { decide, type Knowledge, type Material } from '../../electron/areas/disclosures/gate/rules.ts';
import { measure } from './paired.ts';

const at = '2026-05-07T08:00:00.000Z';
const agencies = Array.from({ length: 12 }, (_, i) => `agency-${i}`);
const people = Array.from({ length: 200 }, (_, i) => `person-${i}`);

const version = (number: number, personId: string, seed: number): ConsentVersion => ({
  id: `${personId}-${number}`,
  number,
  purpose: 'SIG',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  cells: agencies.flatMap((agencyId, a) =>
    subjectAreas.filter((_, s) => (a * 7 + s * 3 + seed) % 3 !== 0).map((subject) => ({ agencyId, subject })),
  ),
  signatures: [
    { personId, signedAt: '2026-01-02T10:00:00.000Z' },
    { personId: `guardian-${personId}`, signedAt: '2026-01-02T10:00:00.000Z' },
  ],
  withdrawals: seed % 5 === 0 ? [{ agencyId: 'agency-3', subject: null, withdrawnAt: '2026-03-01T10:00:00.000Z' }] : [],
});

const knowledge: Knowledge = {
  people: new Map(
    people.map((personId, i) => [
      personId,
      {
        who: { personId, birthDate: '2010-01-01', guardianIds: [`guardian-${personId}`] },
        versions: [version(1, personId, i), version(2, personId, i + 1)],
      },
    ]),
  ),
  agencies: new Set(agencies),
  ownHouse: new Set(['agency-1']),
  ownSignatureAge: 15,
};

const items: readonly Material[] = Array.from({ length: 10_000 }, (_, i) => ({
  persons: i % 10 === 0 ? [people[i % 200] ?? '', people[(i * 7) % 200] ?? ''] : [people[i % 200] ?? ''],
  subject: subjectAreas[i % 9] ?? null,
  restriction: 'none',
}));

/** The least work any answer needs: is the pair in a set. */
const pairs = new Set(
  [...knowledge.people].flatMap(([id, { versions }]) => versions.flatMap((v) => v.cells.map((c) => `${id} ${c.agencyId} ${c.subject}`))),
);

/** The same knowledge as new objects, so that anything the gate cached for the old ones does not help. */
const forgotten = (): Knowledge => ({
  ...knowledge,
  people: new Map([...knowledge.people].map(([id, { who, versions }]) => [id, { who, versions: versions.map((v) => ({ ...v })) }])),
});

measure({
  name: 'gate, 10,000 items × 12 recipients (goal ≤ 100 ms)',
  reference: 'bare set membership of the same pairs',
  ours: () => {
    const known = forgotten();
    for (const item of items) for (const agencyId of agencies) decide(item, { kind: 'agency', agencyId }, at, known);
  },
  theirs: () => {
    let yes = 0;
    for (const item of items)
      for (const agencyId of agencies) if (item.persons.every((id) => pairs.has(`${id} ${agencyId} ${item.subject}`))) yes += 1;
    if (yes === 0) throw new Error('nothing covered');
  },
});
