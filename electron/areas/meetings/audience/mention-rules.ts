import { seen } from '../../../base/folded-text.ts';
import type { Id } from '../../../base/ids.ts';
import { subjectOf, type AgendaItem, type MeetingContent } from '../rules.ts';
import { agenciesIn, namesAt, outside, partsAt, read, type Known } from './name-rules.ts';

/** Somebody whom a text may name: the cases she is known from, her full names, and parts of them. */
export type Named = { readonly cases: readonly Id[]; readonly names: readonly string[]; readonly parts: readonly string[] };

/** Something in a text that its audience may not be meant to learn. `itemId` null: the place. */
export type Mention = {
  readonly itemId: Id | null;
  readonly field: 'title' | 'statements' | 'decisions' | 'actions' | 'place';
  readonly kind: 'person' | 'number' | 'agency';
  /** What was found: the name as in the register, the number as in the text. */
  readonly what: string;
};

/** What people write between the digits of a number. */
const gap = String.raw`[^\p{L}\p{N},;]{0,3}`;
const wideGap = String.raw`(?:${gap}|[,;])`;
const birth = String.raw`(?<!\d)(?:\d{2})?(?:\d{6}|\d{2}${gap}(?:0\d|1[0-2])${gap}\d{2})`;
/**
 * Numbers by shape alone: showing which are in the register would itself reveal something. Not the second of two dates in a
 * row, nor two times of day.
 */
const shapes = [
  // A personal number, also with its last four hidden, directly followed by a word, or with letters as in a temporary number.
  String.raw`${birth}${wideGap}(?:\d{4}(?![^\p{L}\d]\d{2}[^\p{L}\d]\d{2}(?!\d))|[x*?•#_]{4})(?![\p{L}\d])`,
  String.raw`${birth}[-+]?(?:\d{4}(?=\p{L})|\p{L}(?=\p{L}{0,2}\d)[\p{L}\d]{3}(?![\p{L}\d]))`,
  // A telephone number, of any country.
  String.raw`(?<!\d[-./]?)(?!\d{2}[.:]\d{2} ?- ?\d{2}[.:]\d{2}(?!\d))(?:(?:(?:\+|00)[1-9]\d{0,2}|46(?=${gap}[1-9]))(?:${wideGap}\d){7,12}|\(?0(?:${wideGap}\d){7,11})(?!\d)`,
  // A case number, also without its letter.
  String.raw`(?<![\p{L}\d])(?:\p{L} ?[-/_] ?\d{4} ?[-/_:] ?\d{1,4}|[äåa]${gap}(?:19|20)\d{2}${gap}\d{1,4})(?!\d)`,
  String.raw`(?<![\p{L}\d]|[\p{L}\d] ?[-/_:] ?)(?:19|20)\d{2}-\d{3}(?![\d-])`,
];
const numbers = new RegExp(shapes.join('|'), 'giu');
/** For a case number its year and running number, however they are written; otherwise the text. */
const caseKey = (text: string): string =>
  text.replace(/\D*(\d{4})\D*(\d{1,4})$/u, (_, year: string, running: string) => `${year} ${Number(running)}`);
const isSame = (one: string, other: string): boolean => caseKey(one) === caseKey(other);

/** `isGated`: if it names an agency, the gate itself leaves it out. */
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

/**
 * Whom a text names: by a whole name, or by a part that belongs to no longer name in the text. `own`: those who may be mentioned here, and
 * whose partial names are not taken for anybody else's.
 */
export const personsIn = (text: string, people: readonly Named[], own: readonly Named[] = []): readonly string[] => {
  const reading = read(text);
  const found = people.map(({ names, parts }) => ({ names, parts, whole: namesAt(reading, names) }));
  const taken = [
    ...found.flatMap(({ whole }) => whole),
    ...own.flatMap(({ names, parts }) => [...namesAt(reading, names), ...partsAt(reading, parts)]),
  ];
  return found
    .filter(({ parts, whole }) => whole.length > 0 || outside(partsAt(reading, parts), taken).length > 0)
    .flatMap(({ names }) => names.slice(0, 1));
};

const once = (mentions: readonly Mention[]): readonly Mention[] => [...new Map(mentions.map((one) => [mentionKey(one), one])).values()];

/** The key of what the user confirms she has seen. */
export const mentionKey = ({ itemId, field, kind, what }: Mention): string => JSON.stringify([itemId, field, kind, what]);

/** What an agenda says: headings and the place. What is noted under them comes with the minutes. */
export const isOnAgenda = ({ field }: Mention): boolean => field === 'title' || field === 'place';

/**
 * Searches titles and free text, before minutes are finished and before an agenda leaves, for names and numbers of persons and for agencies
 * that do not hear the item themselves. It is an aid, not proof: a person decides. What goes to nobody outside is skipped, and the gate
 * itself leaves out sources, owners and deciders that name an agency.
 */
export const mentionsIn = (content: MeetingContent, { people, agencies, hears }: Looking): readonly Mention[] => {
  const inText = (itemId: Id | null, { field, text }: Text, about: readonly Id[]): Mention[] => {
    const found = { itemId, field };
    const known = content.cases.filter(({ caseId }) => about.includes(caseId)).map(({ caseNumber }) => caseNumber);
    const isAbout = ({ cases }: Named): boolean => cases.some((caseId) => about.includes(caseId));
    // The person an item is about belongs in its notes, not in its heading, which is on the screen in the room.
    const spokenOf = field === 'title' ? [] : people.filter(isAbout);
    const others = field === 'title' ? people : people.filter((one) => !isAbout(one));
    return [
      ...personsIn(text, others, spokenOf).map((what): Mention => ({ ...found, kind: 'person', what })),
      ...[...seen(text).matchAll(numbers)]
        .filter(([what]) => !known.some((number) => isSame(what, number)))
        .map(([what]): Mention => ({ ...found, kind: 'number', what })),
    ];
  };
  // Words of a person's whole name do not count as a contact's.
  const everybody = people.flatMap(({ names }) => names);
  const told = content.items.filter((item) => item.restriction === 'none' && subjectOf(item) !== null && subjectOf(item) !== 'formal');
  return once([
    ...inText(null, { field: 'place', text: content.place }, []),
    ...told.flatMap((item) =>
      textsOf(item).flatMap((one): Mention[] => {
        const named = one.isGated === true ? [] : agenciesIn(one.text, agencies, { others: everybody, asWritten: true });
        return [
          ...inText(item.id, one, item.cases),
          ...agencies
            .filter(({ agencyId }) => named.includes(agencyId) && !hears(agencyId).has(item.id))
            .flatMap(({ names }) => names.slice(0, 1))
            .map((what): Mention => ({ itemId: item.id, field: one.field, kind: 'agency', what })),
        ];
      }),
    ),
  ]);
};
