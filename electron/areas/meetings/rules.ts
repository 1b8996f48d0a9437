import { isIsoDate, type IsoDate } from '../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import type { AgencyKind, SubjectArea } from '../../base/terms.ts';

export const meetingTypes = ['sig', 'sspf', 'other'] as const;
/** The parts of the list of meetings. */
export const meetingParts = ['coming', 'unfinished', 'past'] as const;
export type MeetingPartOfList = (typeof meetingParts)[number];

export const meetingStates = ['prepare', 'held', 'finalised'] as const;
export const attendances = ['present', 'absent', 'apologies'] as const;
export type MeetingType = (typeof meetingTypes)[number];
export type MeetingState = (typeof meetingStates)[number];
export type Attendance = (typeof attendances)[number];

/** What an item is about; `formal` states nothing about a person, `null` is not set yet and goes to nobody outside. */
export type ItemSubject = SubjectArea | 'formal' | null;
export type Restriction = 'none' | 'no-onward';

export type Statement = { readonly id: Id; readonly nature: 'fact' | 'judgment'; readonly source: string; readonly text: string };
export type DecisionNote = { readonly id: Id; readonly text: string; readonly decider: string };
/** `ownerAgencyId` null: the own unit. */
export type PlannedAction = {
  readonly id: Id;
  readonly what: string;
  readonly ownerAgencyId: Id | null;
  readonly ownerName: string;
  readonly dueOn: IsoDate;
};

export type AgendaItem = {
  readonly id: Id;
  readonly title: string;
  readonly subject: ItemSubject;
  readonly restriction: Restriction;
  readonly cases: readonly Id[];
  readonly statements: readonly Statement[];
  readonly decisions: readonly DecisionNote[];
  readonly actions: readonly PlannedAction[];
};

export type Invited = { readonly agencyId: Id; readonly name: string; readonly contact: string; readonly attendance: Attendance | null };

/** A meeting as recorded in minutes. Once finalised, it is stored, hashed and never changed. */
export type MeetingContent = {
  readonly type: MeetingType;
  readonly number: number;
  readonly date: IsoDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  readonly consentRead: boolean;
  readonly nextDate: IsoDate | null;
  readonly nextTime: string | null;
  readonly cases: readonly { readonly caseId: Id; readonly caseNumber: string }[];
  readonly agencies: readonly Invited[];
  readonly items: readonly AgendaItem[];
  /** Names, at that time, of the agencies that own actions. */
  readonly owners: Readonly<Record<Id, string>>;
};

export type TemplateKey =
  'opening' | 'safety' | 'previous' | 'housing' | 'school-work' | 'health' | 'finances' | 'family' | 'own-view' | 'who-hears' | 'next';

/**
 * The only titles that formal items have: everybody who hears anything hears them, so nobody writes their own. Anything else needs a
 * subject. The template's words in the window are the same (a test holds them together).
 */
export const formalTitles = {
  opening: { sv: 'Öppning, närvaro, samtycke läses upp', en: 'Opening, attendance, consent read aloud' },
  'who-hears': { sv: 'Vad som får sägas till vem', en: 'What may be said to whom' },
  next: { sv: 'Nästa möte', en: 'Next meeting' },
} as const;
export type FormalKey = keyof typeof formalTitles;

const formalKeys = Object.keys(formalTitles) as FormalKey[];

/** Which fixed title it is, in either language; undefined when somebody wrote it. */
export const formalKeyOf = (title: string): FormalKey | undefined =>
  formalKeys.find((key) => Object.values<string>(formalTitles[key]).includes(title.trim()));

/** Whether an item is nothing but form: a fixed title, no note, no decision, no action. */
export const isFormal = (item: Pick<AgendaItem, 'title' | 'subject' | 'statements' | 'decisions' | 'actions'>): boolean =>
  item.subject === 'formal' &&
  formalKeyOf(item.title) !== undefined &&
  item.statements.length + item.decisions.length + item.actions.length === 0;

/** What the gate judges an item by. An item formal in name but not in content has no known subject and goes to nobody. */
export const subjectOf = (item: Pick<AgendaItem, 'title' | 'subject' | 'statements' | 'decisions' | 'actions'>): ItemSubject =>
  item.subject === 'formal' && !isFormal(item) ? null : item.subject;

/**
 * The agenda a new meeting starts with. Earlier actions can be about anything, so that item has no subject until somebody sets one; each
 * open action is proposed as its own item, with its subject.
 */
export const template = (type: MeetingType): readonly { readonly key: TemplateKey; readonly subject: ItemSubject }[] => {
  const opening = { key: 'opening', subject: 'formal' } as const;
  const next = { key: 'next', subject: 'formal' } as const;
  if (type === 'other') return [opening, next];
  return [
    opening,
    { key: 'safety', subject: 'safety' },
    { key: 'previous', subject: null },
    { key: 'housing', subject: 'housing' },
    { key: 'school-work', subject: 'school-work' },
    { key: 'health', subject: 'health' },
    ...(type === 'sig' ? [{ key: 'finances', subject: 'finances' } as const] : []),
    { key: 'family', subject: 'family' },
    { key: 'own-view', subject: 'leisure' },
    { key: 'who-hears', subject: 'formal' },
    next,
  ];
};

/** Agencies without which the method cannot be used (SIG: social services lead, police take part). */
export const methodNeeds = (type: MeetingType): readonly AgencyKind[] =>
  (({ sig: ['police', 'social-services'], sspf: ['social-services', 'school', 'police'], other: [] }) as const)[type];

/** The list with one entry moved; an index out of range means the nearest end. */
export const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  if (from < 0 || from >= list.length) return list;
  const rest = list.filter((_, i) => i !== from);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), ...list.slice(from, from + 1), ...rest.slice(place)];
};

const timeShape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** A street with a number. A place on a paper is "Rådhuset" or "hos socialtjänsten": an address could lead somebody there. */
const streetShape = /(?:gatan|gata|vägen|väg|gränd|stigen|stig|torget|torg|allén|allé|backen|street|road)\s+\d/iu;

export type MeetingFields = { readonly date: string; readonly startTime: string; readonly endTime: string; readonly place: string };

export const meetingProblems = ({ date, startTime, endTime, place }: MeetingFields): FieldProblems => {
  const times = timeShape.test(startTime) && timeShape.test(endTime);
  return {
    date: isIsoDate(date) ? null : 'date-shape',
    startTime: timeShape.test(startTime) ? null : 'time-shape',
    endTime: !timeShape.test(endTime) ? 'time-shape' : times && endTime <= startTime ? 'ends-before-it-starts' : null,
    place: streetShape.test(place) ? 'place-is-address' : textProblem(place, 100),
  };
};

export const nextProblems = (
  next: { readonly nextDate: string | null; readonly nextTime: string | null },
  date: IsoDate,
): FieldProblems => ({
  nextDate: next.nextDate === null ? null : !isIsoDate(next.nextDate) ? 'date-shape' : next.nextDate <= date ? 'next-before-this' : null,
  nextTime: next.nextTime === null || timeShape.test(next.nextTime) ? null : 'time-shape',
});

const written = (text: string, longest?: number): string | null => (text.trim() === '' ? 'required' : textProblem(text, longest));

/** Field names include the index: `actions.0.dueOn`. */
export const itemProblems = (
  item: Pick<AgendaItem, 'title' | 'subject' | 'cases' | 'statements' | 'decisions' | 'actions'>,
): FieldProblems => ({
  title: lineProblem(item.title),
  subject: item.subject !== 'formal' || isFormal(item) ? null : formalKeyOf(item.title) === undefined ? 'formal-title' : 'formal-content',
  cases: item.cases.length === 0 ? 'nobody-chosen' : null,
  ...Object.fromEntries(
    item.statements.flatMap((one, i) => [
      [`statements.${i}.text`, written(one.text)],
      [`statements.${i}.source`, textProblem(one.source, 100)],
    ]),
  ),
  ...Object.fromEntries(
    item.decisions.flatMap((one, i) => [
      [`decisions.${i}.text`, written(one.text, 2000)],
      [`decisions.${i}.decider`, lineProblem(one.decider, 100)],
    ]),
  ),
  ...Object.fromEntries(
    item.actions.flatMap((one, i) => [
      [`actions.${i}.what`, lineProblem(one.what, 500)],
      [`actions.${i}.ownerName`, textProblem(one.ownerName, 100)],
      [`actions.${i}.dueOn`, isIsoDate(one.dueOn) ? null : 'date-shape'],
    ]),
  ),
});

/** What must be filled in before minutes can be finalised. */
export const finaliseProblems = (content: Pick<MeetingContent, 'agencies' | 'items' | 'cases'>): FieldProblems => ({
  attendance: content.agencies.some((one) => one.attendance === null) ? 'attendance-missing' : null,
  items:
    content.items.length === 0 ? 'agenda-empty' : content.items.some((item) => item.subject !== subjectOf(item)) ? 'formal-content' : null,
  cases: content.cases.length === 0 ? 'nobody-chosen' : null,
});
