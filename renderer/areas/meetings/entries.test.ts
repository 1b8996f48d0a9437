import { describe, expect, it } from 'vitest';
import type { Item } from '../../../electron/areas/meetings/contract.ts';
import { emptyEntry, entriesOf, fieldOf, withEntry, withoutEntry } from './entries.ts';

const item: Item = {
  id: 'item',
  title: 'Boende',
  subject: 'housing',
  restriction: 'none',
  cases: ['case'],
  followsActionId: null,
  version: 1,
  statements: [
    { id: 's1', nature: 'fact', source: 'Polisen', text: 'Ett' },
    { id: 's2', nature: 'judgment', source: '', text: 'Två' },
  ],
  decisions: [{ id: 'd1', text: 'Tre', decider: 'M. Ek' }],
  actions: [{ id: 'a1', what: 'Fyra', ownerAgencyId: 'police', ownerName: 'K. Öst', dueOn: '2026-05-12' }],
};

describe('entries under an item', () => {
  it('come back as they were when each is put in its own place', () => {
    for (const entry of entriesOf(item)) expect({ ...item, ...withEntry(item, entry) }).toEqual(item);
  });

  it('are added last, changed in place, and change lists with their kind', () => {
    expect(withEntry(item, { ...emptyEntry, id: 'new', text: 'Ny', by: 'Skolan' }).statements.map((one) => one.id)).toEqual([
      's1',
      's2',
      'new',
    ]);
    expect(withEntry(item, { ...emptyEntry, id: 's1', text: 'Ändrad' }).statements.map((one) => one.text)).toEqual(['Ändrad', 'Två']);
    const asDecision = withEntry(item, { ...emptyEntry, id: 's1', kind: 'decision', text: 'Ett', by: 'M. Ek' });
    expect(asDecision.statements.map((one) => one.id)).toEqual(['s2']);
    expect(asDecision.decisions.map((one) => one.id)).toEqual(['d1', 's1']);
  });

  it('leave the others alone when one is taken away', () => {
    expect(withoutEntry(item, 'd1')).toEqual({ statements: item.statements, decisions: [], actions: item.actions });
  });
});

it.each([
  ['actions.3.dueOn', 'dueOn'],
  ['decisions.0.decider', 'by'],
  ['statements.1.text', 'text'],
  ['actions.0.what', 'text'],
])('the refusal of %s belongs to the field %s', (name, field) => {
  expect(fieldOf(name)).toBe(field);
});
