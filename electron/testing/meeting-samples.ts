import fc from 'fast-check';
import { subjectAreas, type SubjectArea } from '../base/terms.ts';
import type { ConsentVersion } from '../areas/consents/rules.ts';
import { decide, type Knowledge, type Recipient } from '../areas/disclosures/gate/rules.ts';
import { basisFor } from '../areas/meetings/audience/basis-rules.ts';
import { formalTitles, subjectOf, type AgendaItem, type Attendance, type MeetingContent } from '../areas/meetings/rules.ts';
import type { Known } from '../areas/meetings/audience/name-rules.ts';
import { partsFor, type MeetingPart, type TellingKnowledge } from '../areas/meetings/audience/audience-rules.ts';

/** Meetings with the consents that decide who hears what, for property tests. Everybody in them is invented. */

export const at = '2026-05-07T08:00:00.000Z';
export const people = ['p1', 'p2', 'p3'] as const;
export const agencyIds = ['police', 'school', 'clinic', 'probation'] as const;
export type Agency = (typeof agencyIds)[number];
export type Person = (typeof people)[number];

export const agencyNames: Readonly<Record<Agency, string>> = {
  police: 'Polisen',
  school: 'Skolan',
  clinic: 'Kliniken Nord',
  probation: 'Frivården',
};
const contacts: Readonly<Record<Agency, string>> = { police: 'K. Öst', school: 'S. Lind', clinic: 'Dr Nord', probation: 'J. Alm' };
export const known: readonly Known[] = agencyIds.map((agencyId) => ({ agencyId, names: [agencyNames[agencyId], contacts[agencyId]] }));

/** A person's consents: some for single agencies, and one that names all the others. */
export type Covers = {
  /** Versions before the main one: what they name. */
  readonly earlier: readonly (readonly string[])[];
  readonly main: readonly string[];
};

export type Scene = {
  readonly content: MeetingContent;
  readonly covers: Readonly<Record<Person, Covers>>;
  /** Finalised before, oldest first. */
  readonly before: readonly MeetingContent[];
};

const cellsOf = (cells: readonly string[]) =>
  cells.map((cell) => {
    const [agencyId = '', subject] = cell.split('/');
    return { agencyId, subject: subject as SubjectArea };
  });

const versionsOf = (personId: Person, { earlier, main }: Covers): readonly ConsentVersion[] =>
  [...earlier, main].map((cells, i) => ({
    id: `${personId} ${i}`,
    number: i + 1,
    purpose: 'p',
    validFrom: i === earlier.length ? '2026-01-0' + String(people.indexOf(personId) + 1) : '2025-12-01',
    validTo: '2026-12-31',
    cells: cellsOf(cells),
    signatures: [{ personId, signedAt: '2026-01-01T10:00:00.000Z' }],
    withdrawals: [],
  }));

export const knowledgeOf = ({ covers }: Pick<Scene, 'covers'>, persons: readonly string[] = people): Knowledge => ({
  people: new Map(
    people
      .filter((one) => persons.includes(one))
      .map((personId) => [
        personId,
        { who: { personId, birthDate: '1999-01-01', guardianIds: [] }, versions: versionsOf(personId, covers[personId]) },
      ]),
  ),
  ownHouse: new Set(),
  agencies: new Set(agencyIds),
  ownSignatureAge: 15,
});

const to = (agencyId: string): Recipient => ({ kind: 'agency', agencyId });
const materialOf = ({ cases, subject, restriction }: Pick<MeetingPart, 'cases' | 'subject' | 'restriction'>) => ({
  persons: cases,
  subject,
  restriction,
});

/** Scenes are values: who hears what in one is worked out once. */
const remembered = new WeakMap<MeetingContent, WeakMap<Scene['covers'], Map<string, ReadonlySet<string>>>>();

/** The items with a subject that an agency hears. */
export const heardBy = ({ content, covers }: Pick<Scene, 'content' | 'covers'>, agencyId: string): ReadonlySet<string> => {
  const ofContent = remembered.get(content) ?? new WeakMap<Scene['covers'], Map<string, ReadonlySet<string>>>();
  remembered.set(content, ofContent);
  const ofCovers = ofContent.get(covers) ?? new Map<string, ReadonlySet<string>>();
  ofContent.set(covers, ofCovers);
  const found = ofCovers.get(agencyId) ?? hearing({ content, covers }, agencyId);
  ofCovers.set(agencyId, found);
  return found;
};

const hearing = ({ content, covers }: Pick<Scene, 'content' | 'covers'>, agencyId: string): ReadonlySet<string> => {
  const knowledge = knowledgeOf({ covers });
  return new Set(
    content.items
      .filter((item) => {
        const subject = subjectOf(item);
        return subject !== 'formal' && decide(materialOf({ ...item, subject }), to(agencyId), at, knowledge).allowed;
      })
      .map((item) => item.id),
  );
};

export const knowledgeFor = (scene: Scene, agencyId: string, content = scene.content): Omit<TellingKnowledge, 'version'> => {
  const persons = content.cases.map((one) => one.caseId);
  const knowledge = knowledgeOf(scene, persons);
  return {
    hears: (id) => heardBy({ content, covers: scene.covers }, id),
    agencies: known,
    ours: ['Avhopparverksamheten', 'Maja Ek'],
    people: new Map(),
    basis: basisFor(
      content.items,
      content.items.map((item) => decide(materialOf({ ...item, subject: subjectOf(item) }), to(agencyId), at, knowledge)),
      knowledge,
      agencyId,
      at,
    ),
  };
};

/** The part as the gate decides it. */
export const passes = (scene: Scene, part: MeetingPart, agencyId: string): boolean =>
  decide(materialOf(part), to(agencyId), at, knowledgeOf(scene)).allowed;

export const partsIn = (scene: Scene, agencyId: string, content: MeetingContent, version: TellingKnowledge['version']) =>
  partsFor(content, { kind: 'agency', agencyId }, { ...knowledgeFor(scene, agencyId, content), version });

const subject = fc.constantFrom(...subjectAreas.slice(0, 4), ...subjectAreas.slice(0, 4), null);
const one = fc.constantFrom(...people).map((person) => [person]);
const about = fc.oneof(
  { weight: 3, arbitrary: one },
  { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }) },
);
const agency = fc.constantFrom(...agencyIds);
/** A source, in words that may name an agency. */
const who = fc.oneof(
  fc.constantFrom('', 'M. Ek'),
  agency.map((id) => agencyNames[id]),
  agency.map((id) => `${contacts[id]}, ${agencyNames[id]}`),
  agency.map((id) => `${agencyNames[id]}s chef`),
);

const toldItem = fc
  .record({
    title: fc.nat(99).map((n) => `titel§${n}`),
    subject,
    restriction: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'no-onward' as const),
    cases: about,
    sources: fc.array(who, { maxLength: 2 }),
    deciders: fc.array(who, { maxLength: 1 }),
    actions: fc.array(fc.tuple(fc.option(agency), who), { maxLength: 2 }),
  })
  .map(({ title, sources, deciders, actions, ...rest }): Omit<AgendaItem, 'id'> => ({
    ...rest,
    title,
    statements: sources.map((source, n) => ({ id: `s${n}`, nature: n === 0 ? 'fact' : 'judgment', source, text: `text ${title}` })),
    decisions: deciders.map((decider, n) => ({ id: `d${n}`, text: `beslut ${title}`, decider })),
    actions: actions.map(([ownerAgencyId, ownerName], n) => ({
      id: `a${n}`,
      what: `åtgärd ${title}`,
      ownerAgencyId,
      ownerName,
      dueOn: `2026-05-2${n}`,
    })),
  }));

const formalItem = fc
  .record({ key: fc.constantFrom('opening' as const, 'who-hears' as const, 'next' as const), cases: about })
  .map(({ key, cases }): Omit<AgendaItem, 'id'> => ({
    title: formalTitles[key].sv,
    subject: 'formal',
    restriction: 'none',
    cases,
    statements: [],
    decisions: [],
    actions: [],
  }));

const itemsArb = fc.array(fc.oneof({ weight: 3, arbitrary: toldItem }, { weight: 1, arbitrary: formalItem }), { maxLength: 6 });
const cell = fc.tuple(agency, fc.constantFrom(...subjectAreas.slice(0, 4))).map(([one, area]) => `${one}/${area}`);
const cellsArb = fc.uniqueArray(cell, { maxLength: 12, size: 'max' });
const coversArb: fc.Arbitrary<Covers> = fc.record({ earlier: fc.array(cellsArb, { maxLength: 2 }), main: cellsArb });
const attendance = fc.constantFrom<Attendance>('present', 'absent', 'apologies');
const placeArb = fc.oneof(
  fc.constantFrom('Rådhuset', ''),
  agency.map((id) => `Hos ${agencyNames[id]}, rum 2`),
);

export const sceneArb: fc.Arbitrary<Scene> = fc
  .record({
    items: itemsArb,
    covers: fc.record({ p1: coversArb, p2: coversArb, p3: coversArb }),
    invited: fc.uniqueArray(fc.record({ agencyId: agency, attendance, hasContact: fc.boolean() }), { selector: (one) => one.agencyId }),
    place: placeArb,
    number: fc.integer({ min: 1, max: 99 }),
    corrections: fc.array(fc.nat(99), { maxLength: 2 }),
  })
  .map(({ items, covers, invited, place, number, corrections }) => {
    const content: MeetingContent = {
      type: 'sig',
      number,
      date: '2026-05-07',
      startTime: '10:30',
      endTime: '11:30',
      place,
      consentRead: true,
      nextDate: '2026-06-04',
      nextTime: '10:30',
      cases: casesOf(people.filter((one) => items.some((item) => item.cases.includes(one)))),
      agencies: agencyIds.flatMap((agencyId) =>
        invited
          .filter((one) => one.agencyId === agencyId)
          .map((one) => ({
            agencyId,
            name: agencyNames[agencyId],
            contact: one.hasContact ? contacts[agencyId] : '',
            attendance: one.attendance,
          })),
      ),
      items: items.map((item, i) => ({ ...item, id: `i${i}` })),
      owners: agencyNames,
    };
    return { content, covers, before: corrections.map((n) => reworded(content, n)) };
  });

export const casesOf = (persons: readonly Person[]): MeetingContent['cases'] =>
  persons.map((caseId) => ({ caseId, caseNumber: `Ä-2026-00${people.indexOf(caseId) + 1}` }));

/** The same meeting before one of its items was corrected. */
const reworded = (content: MeetingContent, n: number): MeetingContent => ({
  ...content,
  items: content.items.map((item, i) =>
    subjectOf(item) !== 'formal' && i === n % content.items.length
      ? { ...item, statements: [...item.statements, { id: 'x', nature: 'fact', source: '', text: `struket ${n}` }] }
      : item,
  ),
});

/**
 * Another scene that differs from the first only in what the agency may not hear: what it hears of `low`, and everything else of `high`.
 * What it hears are its items with all their content, who else hears those (an item is heard together), its own cells of the persons in
 * them, and what no rule hides: when the meeting was, and the next date.
 */
export const sameFor = (agencyId: Agency, low: Scene, high: Scene): Scene => {
  const heard = heardBy(low, agencyId);
  const mine = low.content.items.filter((item) => heard.has(item.id));
  const persons = people.filter((one) => mine.some((item) => item.cases.includes(one)));
  const isShared = (person: Person, area: string | undefined): boolean =>
    mine.some((item) => item.subject === area && item.cases.includes(person));
  /** Whether a cell is known to the agency: its own of the persons it hears of, and those that say with whom it hears. */
  const isKnown = (person: Person, each: string): boolean => {
    const [whose, area] = each.split('/');
    return persons.includes(person) && (whose === agencyId || isShared(person, area));
  };
  const coversFor = (person: Person): Covers => {
    const from = low.covers[person];
    const other = high.covers[person];
    const everything = [...new Set([...from.earlier.flat(), ...from.main])];
    const hidden = (cells: readonly string[]): readonly string[] => cells.filter((each) => !isKnown(person, each));
    // What is known is in the main version in both, so that it begins on the same day.
    return {
      earlier: other.earlier.map(hidden),
      main: [...everything.filter((each) => isKnown(person, each)), ...hidden(other.main)],
    };
  };
  const covers = { p1: coversFor('p1'), p2: coversFor('p2'), p3: coversFor('p3') };
  const isSeenIn = (id: string, item: AgendaItem): boolean => id === agencyId || heardBy(low, id).has(item.id);
  const sees = (id: string): boolean => mine.some((item) => isSeenIn(id, item));
  /** Somebody who may not be seen here may as well be somebody else, or our own unit and nobody. */
  const unseen = (item: AgendaItem | undefined): string =>
    agencyIds
      .filter((id) => (item === undefined ? !sees(id) : !isSeenIn(id, item)))
      .map((id) => agencyNames[id])
      .at(-1) ?? '';
  const isOpen = (text: string, item: AgendaItem | undefined): boolean =>
    known.every(
      ({ agencyId: id, names }) => (item === undefined ? sees(id) : isSeenIn(id, item)) || !names.some((name) => text.includes(name)),
    );
  const swapped = (text: string, item: AgendaItem | undefined): string => (isOpen(text, item) ? text : unseen(item));
  const varied = (item: AgendaItem): AgendaItem => ({
    ...item,
    statements: item.statements.map((one) => ({ ...one, source: swapped(one.source, item) })),
    decisions: item.decisions.map((one) => ({ ...one, decider: swapped(one.decider, item) })),
    actions: item.actions.map((one) =>
      one.ownerAgencyId === null || isSeenIn(one.ownerAgencyId, item)
        ? { ...one, ownerName: swapped(one.ownerName, item) }
        : { ...one, ownerAgencyId: null, ownerName: '' },
    ),
  });
  const others = high.content.items.map((item, i) => ({ ...item, id: `h${i}` }));
  const isHidden = (item: AgendaItem): boolean =>
    subjectOf(item) === 'formal'
      ? !item.cases.some((one) => persons.includes(one as Person))
      : !heardBy({ content: { ...high.content, items: [item] }, covers }, agencyId).has(item.id);
  const hidden = others.filter(isHidden);
  const lowItems = low.content.items.filter(
    (item) => heard.has(item.id) || (subjectOf(item) === 'formal' && item.cases.some((one) => persons.includes(one as Person))),
  );
  // Formal items may be about others as well.
  const kept = lowItems.map((item, i) =>
    subjectOf(item) === 'formal'
      ? {
          ...item,
          cases: people.filter((one) =>
            persons.includes(one) ? item.cases.includes(one) : (high.content.items[i]?.cases.includes(one) ?? false),
          ),
        }
      : varied(item),
  );
  const items = Array.from({ length: Math.max(hidden.length, kept.length) }, (_, i) => [hidden[i], kept[i]])
    .flat()
    .filter((item) => item !== undefined);
  const content: MeetingContent = {
    ...low.content,
    number: high.content.number,
    place: swapped(low.content.place, undefined),
    cases: casesOf(people.filter((one) => items.some((item) => item.cases.includes(one)))),
    agencies: agencyIds.flatMap((id) => (sees(id) ? low : high).content.agencies.filter((one) => one.agencyId === id)),
    items,
  };
  // Corrections of what it hears are known to it; others may have been made or not.
  return { content, covers, before: [] };
};

/** The scene with what an agency knows of the consents in one version, as {@link sameFor} has it. */
export const settled = (agencyId: Agency, scene: Scene): Scene => ({ ...scene, covers: sameFor(agencyId, scene, scene).covers });

/** The scene with only those corrections that a listener does not notice. */
export const onlyHidden = (agencyId: Agency, scene: Scene): Scene => {
  const heard = heardBy(scene, agencyId);
  const shown = ({ items }: MeetingContent) => JSON.stringify(items.filter((item) => heard.has(item.id)));
  return { ...scene, before: scene.before.filter((one) => shown(one) === shown(scene.content)) };
};
