import { describe, expect, it } from 'vitest';
import { formalTitles, type AgendaItem, type MeetingContent } from '../rules.ts';
import { partsFor, versionFor, type MeetingPart, type TellingKnowledge, type Told, type ToldItem } from './audience-rules.ts';

const agencies = [
  { agencyId: 'school', names: ['Skolan', 'S. Lind'] },
  { agencyId: 'clinic', names: ['Kliniken'] },
  { agencyId: 'police', names: ['Polisen'] },
];

const item = (id: string, given: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ id, title: `Punkt ${id}`, subject: 'school-work', restriction: 'none', cases: ['alva'] },
  ...{ statements: [], decisions: [], actions: [] },
  ...given,
});
const opening = item('o', { title: formalTitles.opening.sv, subject: 'formal', cases: ['alva', 'sam', 'liv'] });
const full = item('both', {
  statements: [
    { id: 's1', nature: 'fact', source: 'Skolan', text: 'ett' },
    { id: 's2', nature: 'judgment', source: 'Kliniken', text: 'två' },
    { id: 's3', nature: 'fact', source: 'mamman', text: 'tre' },
  ],
  decisions: [
    { id: 'd1', text: 'beslut', decider: 'Polisen' },
    { id: 'd2', text: 'beslut två', decider: 'S. Lind' },
  ],
  actions: [
    { id: 'a1', what: 'göra', ownerAgencyId: 'school', ownerName: 'S. Lind', dueOn: '2026-06-01' },
    { id: 'a2', what: 'gömma', ownerAgencyId: 'clinic', ownerName: 'N. N.', dueOn: '2026-06-02' },
    { id: 'a3', what: 'vår', ownerAgencyId: null, ownerName: 'Kliniken', dueOn: '2026-06-03' },
    { id: 'a4', what: 'okänd', ownerAgencyId: 'police', ownerName: 'P', dueOn: '2026-06-04' },
  ],
});
const hidden = item('hidden', { subject: 'health', cases: ['alva', 'liv'] });
const onlySchool = item('school', { restriction: 'no-onward', cases: ['sam'] });

const content = (given: Partial<MeetingContent> = {}): MeetingContent => ({
  ...{ type: 'sig', number: 3, date: '2026-05-07', startTime: '09:00', endTime: '10:00', place: 'Rådhuset', consentRead: true },
  ...{ nextDate: '2026-06-07', nextTime: '09:30' },
  cases: [
    { caseId: 'alva', caseNumber: 'Ä-1' },
    { caseId: 'sam', caseNumber: 'Ä-2' },
    { caseId: 'liv', caseNumber: 'Ä-3' },
  ],
  agencies: [
    { agencyId: 'school', name: 'Skolan', contact: 'S. Lind', attendance: 'present' },
    { agencyId: 'clinic', name: 'Kliniken', contact: 'N. N.', attendance: 'absent' },
    { agencyId: 'police', name: 'Polisen', contact: 'P', attendance: null },
  ],
  items: [opening, full, hidden, onlySchool],
  owners: { school: 'Skolan', clinic: 'Kliniken' },
  ...given,
});
const version = { number: 2, finalisedAt: '2026-05-08T08:00:00.000Z' };
const basis = [{ from: '2026-01-01', until: '2026-12-31' }];
const heard: Readonly<Record<string, readonly string[]>> = { school: ['both', 'school'], clinic: ['hidden'], police: ['both'] };
const knowledge = (given: Partial<TellingKnowledge> = {}): TellingKnowledge => ({
  ...{
    hears: (id) => new Set(heard[id]),
    agencies,
    ours: ['Enheten', 'Maja Ek'],
    people: new Map([['alva', ['Alva Testsson']]]),
    basis,
    version,
  },
  ...given,
});
const school = { kind: 'agency', agencyId: 'school' } as const;
const toSchool = (given: Partial<MeetingContent> = {}): readonly MeetingPart[] => partsFor(content(given), school, knowledge());
const ofKind = <K extends Told['kind']>(parts: readonly MeetingPart[], kind: K): readonly Extract<Told, { kind: K }>[] =>
  parts.map((part) => part.content).filter((told): told is Extract<Told, { kind: K }> => told.kind === kind);
const itemsIn = (parts: readonly MeetingPart[]): readonly ToldItem[] => ofKind(parts, 'item').map((told) => told.item);

describe('what an agency hears', () => {
  it('is nothing where it hears no item with a subject', () => {
    expect(partsFor(content({ items: [opening, hidden] }), school, knowledge())).toEqual([]);
    const all = knowledge({ hears: () => new Set(['o', 'x']) });
    expect(partsFor(content({ items: [opening] }), school, all)).toEqual([]);
  });

  it('is of the persons in its items alone, and form is about them', () => {
    const parts = toSchool();
    expect(ofKind(parts, 'meeting')).toEqual([
      {
        ...{ kind: 'meeting', type: 'sig', number: null, date: '2026-05-07', startTime: '09:00', endTime: '10:00', place: 'Rådhuset' },
        ...{ caseNumbers: ['Ä-1', 'Ä-2'], consentRead: true, version },
      },
    ]);
    const formal = { cases: ['alva', 'sam'], subject: 'formal', restriction: 'none' };
    expect(parts[0]).toMatchObject(formal);
    expect(parts.find((part) => part.content.kind === 'basis')).toEqual({ ...formal, content: { kind: 'basis', basis: basis[0] } });
    expect(parts.at(-1)).toEqual({ ...formal, content: { kind: 'next', date: '2026-06-07', time: '09:30' } });
  });

  it('says no next meeting where there is none', () => {
    expect(ofKind(toSchool({ nextDate: null }), 'next')).toEqual([]);
  });

  it('are its items, each about what it is about, and the form about its persons', () => {
    const parts = toSchool().filter((part) => part.content.kind === 'item');
    expect(parts.map(({ cases, subject, restriction }) => ({ cases, subject, restriction }))).toEqual([
      { cases: ['alva', 'sam'], subject: 'formal', restriction: 'none' },
      { cases: ['alva'], subject: 'school-work', restriction: 'none' },
      { cases: ['sam'], subject: 'school-work', restriction: 'no-onward' },
    ]);
    expect(itemsIn(parts).map(({ title }) => title)).toEqual([{ formal: 'opening' }, { text: 'Punkt both' }, { text: 'Punkt school' }]);
    expect(itemsIn(parts).map(({ heardBy, lapsed }) => [heardBy, lapsed])).toEqual([
      [null, false],
      [null, false],
      [null, false],
    ]);
  });

  it('is no form about persons who are in none of its items', () => {
    const about = { ...opening, cases: ['liv'] };
    expect(itemsIn(toSchool({ items: [about, full] })).map(({ title }) => title)).toEqual([{ text: 'Punkt both' }]);
  });

  it('names no source, decider or owner that does not hear the item', () => {
    const [, told] = itemsIn(toSchool());
    expect(told?.statements).toEqual([
      { nature: 'fact', source: 'Skolan', text: 'ett' },
      { nature: 'judgment', source: '', text: 'två' },
      { nature: 'fact', source: 'mamman', text: 'tre' },
    ]);
    expect(told?.decisions).toEqual([
      { text: 'beslut', decider: 'Polisen' },
      { text: 'beslut två', decider: 'S. Lind' },
    ]);
    expect(told?.actions).toEqual([
      { what: 'göra', owner: 'Skolan', ownerName: 'S. Lind', dueOn: '2026-06-01' },
      { what: 'gömma', owner: null, ownerName: '', dueOn: '2026-06-02' },
      { what: 'vår', owner: null, ownerName: '', dueOn: '2026-06-03' },
      { what: 'okänd', owner: '', ownerName: 'P', dueOn: '2026-06-04' },
    ]);
  });

  it('are the agencies it shares an item with, under that item, and itself', () => {
    const called = toSchool().filter((part) => part.content.kind === 'called');
    expect(called).toEqual([
      {
        ...{ cases: ['alva', 'sam'], subject: 'formal', restriction: 'none' },
        content: { kind: 'called', name: 'Skolan', contact: 'S. Lind', attendance: 'present' },
      },
      {
        ...{ cases: ['alva'], subject: 'school-work', restriction: 'none' },
        content: { kind: 'called', name: 'Polisen', contact: 'P', attendance: null },
      },
    ]);
  });

  it.each([
    ['its own', 'Skolan', 'Skolan'],
    ['that of one it shares an item with', 'hos Polisen', 'hos Polisen'],
    ['that of one it shares none with', 'hos Kliniken', ''],
    ['one of each', 'Skolan och Kliniken', ''],
  ])('of the place is %s', (_, place, told) => {
    expect(ofKind(toSchool({ place }), 'meeting')[0]?.place).toBe(told);
  });
});

describe('what our own unit hears', () => {
  const all = (given: Partial<TellingKnowledge> = {}, changed: Partial<MeetingContent> = {}): readonly MeetingPart[] =>
    partsFor(content({ place: 'hos Kliniken', ...changed }), { kind: 'own-unit' }, knowledge(given));
  const formal = { cases: ['alva', 'sam', 'liv'], subject: 'formal', restriction: 'none' };

  it('is everything, in its order', () => {
    const parts = all();
    expect(parts.map((part) => part.content.kind)).toEqual([
      'meeting',
      ...Array<string>(3).fill('called'),
      ...Array<string>(4).fill('item'),
      'next',
    ]);
    expect(parts[0]).toMatchObject({
      ...formal,
      content: { number: 3, place: 'hos Kliniken', caseNumbers: ['Ä-1', 'Ä-2', 'Ä-3'], version },
    });
    expect(parts[2]).toEqual({ ...formal, content: { kind: 'called', name: 'Kliniken', contact: 'N. N.', attendance: 'absent' } });
    expect(parts.at(-1)).toMatchObject(formal);
    expect(parts[7]).toMatchObject({ cases: ['sam'], subject: 'school-work', restriction: 'no-onward' });
    expect(parts[4]).toMatchObject({ content: { item: { title: { formal: 'opening' } } } });
  });

  it('has every source, decider and owner, our own unit as nobody', () => {
    const told = itemsIn(all())[1];
    expect(told?.statements.map(({ source }) => source)).toEqual(['Skolan', 'Kliniken', 'mamman']);
    expect(told?.actions.map(({ owner, ownerName }) => [owner, ownerName])).toEqual([
      ['Skolan', 'S. Lind'],
      ['Kliniken', 'N. N.'],
      [null, 'Kliniken'],
      ['', 'P'],
    ]);
  });

  it('says of an item who may hear it and whether its consent lapsed', () => {
    const told = itemsIn(all({ heardBy: new Map([['both', ['Skolan']]]), lapsed: new Set(['hidden']) }));
    expect(told.map(({ heardBy, lapsed }) => [heardBy, lapsed])).toEqual([
      [null, false],
      [['Skolan'], false],
      [null, true],
      [null, false],
    ]);
    expect(itemsIn(all()).map(({ heardBy, lapsed }) => [heardBy, lapsed])[1]).toEqual([null, false]);
  });

  it('says no next meeting where there is none', () => {
    expect(ofKind(all({}, { nextDate: null }), 'next')).toEqual([]);
  });
});

describe('the version of a paper', () => {
  const day = (i: number): string => `2026-05-0${i}T08:00:00.000Z`;
  const told = (...places: readonly string[]) =>
    places.map((place, i) => ({ finalisedAt: day(i + 1), told: place === '' ? [] : toSchool({ place }) }));

  it('is none where nothing is told', () => {
    expect(versionFor([])).toBeNull();
    expect(versionFor(told('', ''))).toBeNull();
  });
  it('counts what changed for the listener, and is as old as the last change', () => {
    expect(versionFor(told('a'))).toEqual({ number: 1, finalisedAt: day(1) });
    expect(versionFor(told('a', 'a', 'a'))).toEqual({ number: 1, finalisedAt: day(1) });
    expect(versionFor(told('a', 'b', 'b'))).toEqual({ number: 2, finalisedAt: day(2) });
    expect(versionFor(told('', 'a', 'b'))).toEqual({ number: 2, finalisedAt: day(3) });
    expect(versionFor(told('a', '', 'a'))).toEqual({ number: 1, finalisedAt: day(1) });
    expect(versionFor(told('a', 'b', 'a'))).toEqual({ number: 3, finalisedAt: day(3) });
  });
});
