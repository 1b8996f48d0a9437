import { describe, expect, it } from 'vitest';
import type { Item } from '../../../../electron/areas/meetings/contract.ts';
import { emptyEntry, entriesOf, fieldOf, isBlank, isUnadded, withEntry, withoutEntry } from './entries.ts';
import { itemsWithUnreachedOwner, ownerWarning } from './owners.ts';
import { unaddedIn } from './use-entry-draft.ts';

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

describe('what is written and not added', () => {
  const meeting = { id: 'meeting', items: [{ ...item, id: 'other' }, item] };
  const kept = (changes: Partial<typeof emptyEntry>, itemId = 'item') => [
    { key: `meetings/meeting/${itemId}/entry`, value: JSON.stringify({ ...emptyEntry, ...changes }) },
  ];

  it('is told with the number of its item', () => {
    expect(unaddedIn(meeting, kept({ text: 'Halvskriv' }))).toEqual({ items: [2], newItem: null });
    expect(unaddedIn(meeting, [{ key: 'meetings/meeting/new-item', value: ' Boende ' }])).toEqual({ items: [], newItem: 'Boende' });
  });

  it('is not an emptied field, a kind chosen, an entry taken up and left as it was, nor a draft of an item that is gone', () => {
    const untouched = entriesOf(item)[0] ?? emptyEntry;
    for (const drafts of [kept({ text: '  ' }), kept({ kind: 'decision' }), kept(untouched), kept({ text: 'Ord' }, 'gone')])
      expect(unaddedIn(meeting, drafts).items).toEqual([]);
    expect(unaddedIn(meeting, [{ key: 'meetings/meeting/new-item', value: ' ' }]).newItem).toBeNull();
    expect(isUnadded({ ...untouched, text: 'Annat' }, item)).toBe(true);
    expect(isBlank({ ...emptyEntry, kind: 'action' })).toBe(true);
    expect(isBlank({ ...emptyEntry, by: 'Polisen' })).toBe(false);
  });
});

describe('the owner of an action', () => {
  const police = {
    agencyId: 'police',
    name: 'Polisen',
    shortName: 'Polisen',
    agencyKind: 'police',
    contact: '',
    contactId: null,
    attendance: null,
  } as const;
  const cell = (agencyId: string, isHeard: boolean) => ({ itemId: 'item', agencyId, isHeard, why: null, caseNumber: null, names: [] });

  it('is warned of when it may not hear the item or was not called', () => {
    const called = { agencies: [police], items: [item] };
    expect(ownerWarning(null, 'item', called, [])).toBeNull();
    expect(ownerWarning('police', 'item', called, [cell('police', true)])).toBeNull();
    expect(ownerWarning('police', 'item', called, [cell('police', false)])).toBe('deaf');
    expect(ownerWarning('school', 'item', called, [cell('school', true)])).toBe('uncalled');
    expect(itemsWithUnreachedOwner(called, [cell('police', false)])).toEqual([1]);
    expect(itemsWithUnreachedOwner(called, [cell('police', true)])).toEqual([]);
  });
});
