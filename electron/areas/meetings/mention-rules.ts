import type { Id } from '../../base/ids.ts';
import { subjectOf, type AgendaItem, type MeetingContent } from './rules.ts';
import { agenciesIn, namesIn, type Known } from './name-rules.ts';

/** Somebody whom a text may name: about which cases she is known, and the names she goes by. */
export type Named = { readonly cases: readonly Id[]; readonly given: string; readonly names: readonly string[] };

/** Something in a text that whoever hears it may not be meant to learn. `itemId` null: the place. */
export type Mention = {
  readonly itemId: Id | null;
  readonly field: 'title' | 'statements' | 'decisions' | 'actions' | 'place';
  readonly kind: 'person' | 'number' | 'agency';
  /** As it was found: the name as the register has it, the number as it stands in the text. */
  readonly what: string;
};

/** Personal numbers, telephone numbers and case numbers by their shape: saying which are in the register would be an answer itself. */
const numbers = /(?<![\p{L}\p{N}])(?:(?:\d{2})?\d{6}[-+ ]?\d{4}|(?:\+46|0)(?:[- ]?\d){7,11}|\p{Lu}-\d{4}-\d{3,})(?!\p{N})/gu;

/** A given name as somebody writes it: with its capital, since many are common words as well. */
const isGiven = (text: string, given: string): boolean => namesIn(text, [given], true);

/** `isGated`: where it names an agency, the gate leaves it out by itself. */
type Text = { readonly field: Mention['field']; readonly text: string; readonly isGated?: true };

const textsOf = (item: AgendaItem): readonly Text[] => [
  { field: 'title', text: item.title },
  ...item.statements.flatMap((one): Text[] => [
    { field: 'statements', text: one.text },
    { field: 'statements', text: one.source, isGated: true },
  ]),
  ...item.decisions.map((one): Text => ({ field: 'decisions', text: one.text })),
  ...item.actions.flatMap((one): Text[] => [
    { field: 'actions', text: one.what },
    { field: 'actions', text: one.ownerName, isGated: true },
  ]),
];

type Looking = {
  readonly people: readonly Named[];
  readonly agencies: readonly Known[];
  /** The items with a subject that an agency hears. */
  readonly hears: (agencyId: Id) => ReadonlySet<Id>;
};

const personsIn = ({ text, field }: Text, about: readonly Id[], people: readonly Named[]): readonly string[] =>
  people
    // Whom an item is about is spoken of in its notes; in a heading she has no place, it stands on the screen in the room.
    .filter(({ cases }) => field === 'title' || !cases.some((caseId) => about.includes(caseId)))
    .filter(({ given, names }) => namesIn(text, names) || isGiven(text, given))
    .flatMap(({ names }) => names.slice(0, 1));

const once = (mentions: readonly Mention[]): readonly Mention[] => [...new Map(mentions.map((one) => [mentionKey(one), one])).values()];

/** What a person says she has seen. */
export const mentionKey = ({ itemId, field, kind, what }: Mention): string => JSON.stringify([itemId, field, kind, what]);

/** What an agenda says: headings and the place. What is noted under them comes with the minutes. */
export const isOnAgenda = ({ field }: Mention): boolean => field === 'title' || field === 'place';

/**
 * Titles and free text looked through before minutes are finished, and before an agenda leaves, for names and numbers of persons and for agencies that do not
 * hear the item themselves. It is a help, no proof: a person decides. What goes to nobody outside is not looked at, and sources,
 * owners and deciders that name an agency are left out by the gate by itself.
 */
export const mentionsIn = (content: MeetingContent, { people, agencies, hears }: Looking): readonly Mention[] => {
  const own = new Map(content.cases.map((one) => [one.caseId, one.caseNumber]));
  const inText = (itemId: Id | null, one: Text, about: readonly Id[]): Mention[] => {
    const found = { itemId, field: one.field };
    const known = about.flatMap((caseId) => own.get(caseId) ?? []);
    return [
      ...personsIn(one, about, people).map((what): Mention => ({ ...found, kind: 'person', what })),
      ...[...one.text.matchAll(numbers)]
        .filter(([what]) => !known.includes(what))
        .map(([what]): Mention => ({ ...found, kind: 'number', what })),
    ];
  };
  const told = content.items.filter((item) => item.restriction === 'none' && subjectOf(item) !== null && subjectOf(item) !== 'formal');
  return once([
    ...inText(null, { field: 'place', text: content.place }, []),
    ...told.flatMap((item) =>
      textsOf(item).flatMap((one): Mention[] => [
        ...inText(item.id, one, item.cases),
        ...(one.isGated === true ? [] : agenciesIn(one.text, agencies))
          .filter((agencyId) => !hears(agencyId).has(item.id))
          .map((agencyId): Mention => ({
            itemId: item.id,
            field: one.field,
            kind: 'agency',
            what: agencies.find((agency) => agency.agencyId === agencyId)?.names[0] ?? '',
          })),
      ]),
    ),
  ]);
};
