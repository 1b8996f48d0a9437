import type { Instant, IsoDate } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { agenciesIn, namesOnly, type Known } from './name-rules.ts';
import { isFormal, subjectOf, formalKeyOf } from '../rules.ts';
import type { AgendaItem, Attendance, FormalKey, ItemSubject, MeetingContent, MeetingType, Restriction, Statement } from '../rules.ts';

/** Whom a paper is for. */
export type Listener = { readonly kind: 'own-unit' } | { readonly kind: 'agency'; readonly agencyId: Id };

/** A consent that the paper rests on, and the last day it covers: at the latest its own end, earlier if it lapses by age. */
export type Basis = { readonly from: IsoDate; readonly until: IsoDate };

export type ToldItem = {
  readonly title: { readonly formal: FormalKey } | { readonly text: string };
  readonly statements: readonly Omit<Statement, 'id'>[];
  readonly decisions: readonly { readonly text: string; readonly decider: string }[];
  /** `owner` null: our own unit. */
  readonly actions: readonly {
    readonly what: string;
    readonly owner: string | null;
    readonly ownerName: string;
    readonly dueOn: IsoDate;
  }[];
  /** Own unit's agenda: who may hear it. */
  readonly heardBy: readonly string[] | null;
  /** Own unit: the consent was withdrawn before the meeting. */
  readonly lapsed: boolean;
};

/** One thing that a paper says. A paper is made of these and nothing else. */
export type Told =
  | {
      readonly kind: 'meeting';
      readonly type: MeetingType;
      /** Null for others: it counts meetings that they have no part in. */
      readonly number: number | null;
      readonly date: IsoDate;
      readonly startTime: string;
      readonly endTime: string;
      readonly place: string;
      readonly caseNumbers: readonly string[];
      readonly consentRead: boolean;
      /** Minutes: which version of them the listener knows. */
      readonly version: { readonly number: number; readonly finalisedAt: Instant } | null;
    }
  | { readonly kind: 'called'; readonly name: string; readonly contact: string; readonly attendance: Attendance | null }
  | { readonly kind: 'basis'; readonly basis: Basis }
  | { readonly kind: 'item'; readonly item: ToldItem }
  | { readonly kind: 'next'; readonly date: IsoDate; readonly time: string | null };

export type MeetingPart = {
  readonly cases: readonly Id[];
  readonly subject: ItemSubject;
  readonly restriction: Restriction;
  readonly content: Told;
};

export type TellingKnowledge = {
  /** The items with their own subject that the gate lets an agency hear. */
  readonly hears: (agencyId: Id) => ReadonlySet<Id>;
  readonly agencies: readonly Known[];
  /** The names of our own unit and of everybody who works in it. */
  readonly ours: readonly string[];
  /** Case → the names of the participant and those close to her. */
  readonly people: ReadonlyMap<Id, readonly string[]>;
  readonly basis: readonly Basis[];
  readonly version: { readonly number: number; readonly finalisedAt: Instant } | null;
  /** Own unit's agenda: item → who may hear it. */
  readonly heardBy?: ReadonlyMap<Id, readonly string[]>;
  readonly lapsed?: ReadonlySet<Id>;
};

/** Whether an item may be told to anybody outside on account of its subject, not as form. */
const isTold = (item: AgendaItem): boolean => subjectOf(item) !== 'formal';

/**
 * The meeting cut for the gate and for one listener, so that its paper depends on nothing that the listener may not hear.
 *
 * A listener needs at least one item that has a subject to hear anything of a meeting. Form (opening, next date) goes to those who hear
 * such an item, and covers only the persons in the items heard, so it cannot reveal that anybody else was there. Another agency shows only
 * if an item is heard by both: as called, as an owner of an action, as a source, in a place that names it.
 */
export const partsFor = (content: MeetingContent, listener: Listener, known: TellingKnowledge): readonly MeetingPart[] =>
  listener.kind === 'own-unit' ? wholeOf(content, known) : partsOf(content, listener.agencyId, known);

const item = (one: AgendaItem, rest: Pick<ToldItem, 'actions' | 'heardBy' | 'lapsed'> & Partial<ToldItem>): ToldItem => {
  const formal = isFormal(one) ? formalKeyOf(one.title) : undefined;
  return {
    title: formal === undefined ? { text: one.title } : { formal },
    statements: one.statements.map(({ nature, source, text }) => ({ nature, source, text })),
    decisions: one.decisions.map(({ text, decider }) => ({ text, decider })),
    ...rest,
  };
};

const meeting = (
  content: MeetingContent,
  { number, place }: Pick<Extract<Told, { kind: 'meeting' }>, 'number' | 'place'>,
  cases: ReadonlySet<Id>,
  version: TellingKnowledge['version'],
): Told => {
  const { type, date, startTime, endTime, consentRead } = content;
  const caseNumbers = content.cases.filter((one) => cases.has(one.caseId)).map((one) => one.caseNumber);
  return { kind: 'meeting', type, number, date, startTime, endTime, place, caseNumbers, consentRead, version };
};

const nextOf = ({ nextDate, nextTime }: MeetingContent): readonly Told[] =>
  nextDate === null ? [] : [{ kind: 'next', date: nextDate, time: nextTime }];

const wholeOf = (content: MeetingContent, { version, heardBy, lapsed }: TellingKnowledge): readonly MeetingPart[] => {
  const cases = content.cases.map((one) => one.caseId);
  const formal = { cases, subject: 'formal', restriction: 'none' } as const;
  const owner = (id: Id | null): string | null => (id === null ? null : (content.owners[id] ?? ''));
  return [
    { ...formal, content: meeting(content, content, new Set(cases), version) },
    ...content.agencies.map(({ name, contact, attendance }): MeetingPart => ({
      ...formal,
      content: { kind: 'called', name, contact, attendance },
    })),
    ...content.items.map((one): MeetingPart => ({
      cases: one.cases,
      subject: one.subject,
      restriction: one.restriction,
      content: {
        kind: 'item',
        item: item(one, {
          actions: one.actions.map(({ what, ownerAgencyId, ownerName, dueOn }) => ({
            what,
            owner: owner(ownerAgencyId),
            ownerName,
            dueOn,
          })),
          heardBy: heardBy?.get(one.id) ?? null,
          lapsed: lapsed?.has(one.id) === true,
        }),
      },
    })),
    ...nextOf(content).map((told): MeetingPart => ({ ...formal, content: told })),
  ];
};

const partsOf = (content: MeetingContent, me: Id, known: TellingKnowledge): readonly MeetingPart[] => {
  const heard = content.items.filter((one) => isTold(one) && known.hears(me).has(one.id));
  if (heard.length === 0) return [];
  const persons = new Set(heard.flatMap((one) => one.cases));
  const formal = { cases: [...persons], subject: 'formal', restriction: 'none' } as const;
  /** The first item in which an agency and the listener hear of each other. */
  const shared = (agencyId: Id): AgendaItem | undefined => heard.find((one) => known.hears(agencyId).has(one.id));
  const isSeen = (agencyId: Id, one: AgendaItem): boolean => agencyId === me || known.hears(agencyId).has(one.id);
  const namesOf = (agencies: readonly Known[]): readonly string[] => [...agencies.flatMap(({ names }) => names), ...known.ours];
  /** Who hears the item and who does not, and the names of those it may mention. */
  const aroundOf = (one: AgendaItem): { readonly hidden: readonly Known[]; readonly names: readonly string[] } => {
    const seen = known.agencies.filter(({ agencyId }) => isSeen(agencyId, one));
    const people = one.cases.flatMap((caseId) => known.people.get(caseId) ?? []);
    return { hidden: known.agencies.filter((agency) => !seen.includes(agency)), names: [...namesOf(seen), ...people] };
  };
  /** Nothing unless it names only those who hear the item, those it is about, and us: to the listener our own unit answers for the rest. */
  const open = (text: string, one: AgendaItem): string => {
    const { hidden, names } = aroundOf(one);
    return namesOnly(text, names, hidden) ? text : '';
  };
  /** Who at the agency, when the agency was chosen and the listener may hear of it: empty only if it names another. */
  const openOf = (text: string, one: AgendaItem): string => {
    const { hidden, names } = aroundOf(one);
    return agenciesIn(text, hidden, { others: names, compounds: true }).length === 0 ? text : '';
  };
  const action = (
    one: AgendaItem,
    { what, ownerAgencyId, ownerName, dueOn }: AgendaItem['actions'][number],
  ): ToldItem['actions'][number] => {
    if (ownerAgencyId === null) return { what, owner: null, ownerName: open(ownerName, one), dueOn };
    if (!isSeen(ownerAgencyId, one)) return { what, owner: null, ownerName: '', dueOn };
    return { what, owner: content.owners[ownerAgencyId] ?? '', ownerName: openOf(ownerName, one), dueOn };
  };
  const told = (one: AgendaItem): ToldItem =>
    item(one, {
      statements: one.statements.map(({ nature, source, text }) => ({ nature, source: open(source, one), text })),
      decisions: one.decisions.map(({ text, decider }) => ({ text, decider: open(decider, one) })),
      actions: one.actions.map((each) => action(one, each)),
      heardBy: null,
      lapsed: false,
    });
  // A place is not a name: it is left out only if it contains that of an agency the listener shares no item with.
  const isMet = ({ agencyId }: Known): boolean => agencyId === me || shared(agencyId) !== undefined;
  const unmet = known.agencies.filter((agency) => !isMet(agency));
  const isPlaceOpen = agenciesIn(content.place, unmet, { others: namesOf(known.agencies.filter(isMet)), compounds: true }).length === 0;
  return [
    { ...formal, content: meeting(content, { number: null, place: isPlaceOpen ? content.place : '' }, persons, known.version) },
    ...content.agencies.flatMap(({ agencyId, name, contact, attendance }): MeetingPart[] => {
      const called = { kind: 'called', name, contact, attendance } as const;
      if (agencyId === me) return [{ ...formal, content: called }];
      const through = shared(agencyId);
      return through === undefined
        ? []
        : [{ cases: through.cases, subject: subjectOf(through), restriction: through.restriction, content: called }];
    }),
    ...known.basis.map((basis): MeetingPart => ({ ...formal, content: { kind: 'basis', basis } })),
    ...content.items.flatMap((one): MeetingPart[] => {
      if (isTold(one))
        return heard.includes(one)
          ? [{ cases: one.cases, subject: subjectOf(one), restriction: one.restriction, content: { kind: 'item', item: told(one) } }]
          : [];
      const about = one.cases.filter((caseId) => persons.has(caseId));
      return about.length === 0
        ? []
        : [{ cases: about, subject: 'formal', restriction: one.restriction, content: { kind: 'item', item: told(one) } }];
    }),
    ...nextOf(content).map((each): MeetingPart => ({ ...formal, content: each })),
  ];
};

/** Version → what it tells a listener. */
export type ToldVersion = { readonly finalisedAt: Instant; readonly told: readonly MeetingPart[] };

/**
 * The number of the newest version for a listener, counting only versions that changed something she is told, and since when. Oldest first;
 * the parts without their version.
 */
export const versionFor = (versions: readonly ToldVersion[]): { readonly number: number; readonly finalisedAt: Instant } | null => {
  const told = versions
    .filter((one) => one.told.length > 0)
    .map((one) => ({ finalisedAt: one.finalisedAt, text: JSON.stringify(one.told.map((part) => part.content)) }));
  const different = told.filter(({ text }, i) => text !== told[i - 1]?.text);
  const last = different.at(-1);
  return last === undefined ? null : { number: different.length, finalisedAt: last.finalisedAt };
};
