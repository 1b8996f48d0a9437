import { dateAt, type IsoDate } from '../../base/dates.ts';
import type { Block, Paper } from '../../papers/paper.ts';
import { casesSaid, type AgendaItem, type Invited, type MeetingContent, type MeetingType, type Said } from './rules.ts';

type Language = Paper['language'];
/** What every paper shares: whose it is, for whom, how it is classified, where the audit chain stands. */
type PaperFrame = Pick<Paper, 'language' | 'header' | 'footer' | 'format'>;

const words = {
  sv: {
    type: { sig: 'SIG-möte', sspf: 'SSPF-möte', other: 'Möte' },
    agenda: 'Dagordning',
    minutes: 'Minnesanteckningar',
    invited: 'Kallade',
    present: 'Närvarande',
    name: 'Namn',
    absent: 'Frånvarande',
    nobodyPresent: 'Ingen av de kallade är antecknad som närvarande.',
    apologies: 'Förhinder',
    consentRead: 'Samtycket lästes upp vid mötets början.',
    consentNotRead: 'Samtycket lästes inte upp vid mötet.',
    fact: 'Uppgift',
    judgment: 'Bedömning',
    decision: 'Beslut',
    actions: 'Åtgärder',
    what: 'Vad',
    who: 'Vem',
    due: 'Senast',
    next: 'Nästa möte',
    nothing: 'Inget antecknat.',
    lapsed: 'Punkten utgår.',
    place: 'Plats',
    versionName: (number: number) => `version ${number}`,
    version: (number: number, on: string) => `version ${number}, färdigställd ${on}`,
    basis: (list: string) =>
      `Informationsutbyte enligt ${list}. Denna version innehåller de punkter som samtycket omfattar för mottagaren.`,
    consent: (number: number, until: string) => `samtycke version ${number}, giltigt t.o.m. ${until}`,
    adjusted: (who: string) => `Justeras, ${who} · datum`,
    heardBy: (list: string) => `Får höras av: ${list}`,
    heardByNobody: 'Endast egen verksamhet',
    purposeAgenda: 'Kallelse till möte',
    purposeMinutes: 'Minnesanteckningar från möte',
  },
  en: {
    type: { sig: 'SIG meeting', sspf: 'SSPF meeting', other: 'Meeting' },
    agenda: 'Agenda',
    minutes: 'Minutes',
    invited: 'Invited',
    present: 'Present',
    name: 'Name',
    absent: 'Absent',
    nobodyPresent: 'None of those invited is noted as present.',
    apologies: 'Apologies',
    consentRead: 'The consent was read aloud when the meeting began.',
    consentNotRead: 'The consent was not read aloud at the meeting.',
    fact: 'Fact',
    judgment: 'Judgment',
    decision: 'Decision',
    actions: 'Actions',
    what: 'What',
    who: 'Who',
    due: 'By',
    next: 'Next meeting',
    nothing: 'Nothing noted.',
    lapsed: 'The item lapses.',
    place: 'Place',
    versionName: (number: number) => `version ${number}`,
    version: (number: number, on: string) => `version ${number}, finalised ${on}`,
    basis: (list: string) => `Information shared under ${list}. This version holds the items that the consent covers for the recipient.`,
    consent: (number: number, until: string) => `consent version ${number}, valid until ${until}`,
    adjusted: (who: string) => `Approved by ${who} · date`,
    heardBy: (list: string) => `May be heard by: ${list}`,
    heardByNobody: 'Own unit only',
    purposeAgenda: 'Notice of meeting',
    purposeMinutes: 'Minutes of meeting',
  },
} as const;

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;

const written = (language: Language, date: IsoDate, withWeekday: boolean): string =>
  new Intl.DateTimeFormat(locales[language], {
    ...(withWeekday ? { weekday: 'long' as const } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(/^(\p{L}+),? (?:den )?/u, '$1 ');

const time = (language: Language, text: string): string => (language === 'sv' ? text.replace(':', '.') : text);
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** A consent that the paper rests on, and the last day it covers: never later than its own end, earlier where it lapses by age. */
export type Basis = { readonly number: number; readonly until: IsoDate };

export type PaperRequest = {
  readonly document: 'agenda' | 'minutes';
  readonly content: MeetingContent;
  /** Minutes only. */
  readonly version?: { readonly number: number; readonly finalisedAt: string };
  /** Empty for the own unit and for our own house. */
  readonly basis: readonly Basis[];
  /** Own unit's agenda: item → who may hear it. Absent from every paper that leaves. */
  readonly heardBy?: ReadonlyMap<string, readonly string[]>;
  /** Own unit's papers: items whose consent was withdrawn before the meeting. Of them it is said that they lapse, and nothing else. */
  readonly lapsed?: ReadonlySet<string>;
};

export const meetingTitle = (language: Language, type: MeetingType, number: number): string => `${words[language].type[type]} ${number}`;
/** "version 2" */
export const versionName = (language: Language, number: number): string => words[language].versionName(number);
export const documentName = (language: Language, document: PaperRequest['document']): string => words[language][document];
export const purposeOf = (language: Language, document: PaperRequest['document']): string =>
  words[language][document === 'agenda' ? 'purposeAgenda' : 'purposeMinutes'];

const attendanceBlocks = (
  language: Language,
  { document, heardBy }: PaperRequest,
  said: Extract<Said, { kind: 'attendance' }>,
): readonly Block[] => {
  const w = words[language];
  const row = (one: Invited): readonly string[] => [one.name, one.contact === '' ? '—' : one.contact];
  const columns = (head: string) => [
    { text: head, share: 2 },
    { text: w.name, share: 5 },
  ];
  if (document === 'agenda')
    return said.agencies.length === 0 ? [] : [{ kind: 'table', columns: columns(w.invited), rows: said.agencies.map(row) }];
  const present = said.agencies.filter((one) => one.attendance === 'present').map(row);
  const away = (['apologies', 'absent'] as const).flatMap((attendance) => {
    const names = said.agencies
      .filter((one) => one.attendance === attendance)
      .map((one) => (one.contact === '' ? one.name : `${one.name}, ${one.contact}`));
    return names.length === 0 ? [] : [[w[attendance], names.join('; ')] as const];
  });
  // Who is away hangs below those present; without them a head that says "present" would stand over nobody. Only our own
  // copy lists everybody called, so only there is it true that nobody was there.
  const list: readonly Block[] =
    present.length > 0
      ? [{ kind: 'table', columns: columns(w.present), rows: [...present, ...away] }]
      : [
          ...(heardBy === undefined ? [] : [{ kind: 'paragraph', tone: 'quiet', text: w.nobodyPresent } as const]),
          ...away.map(([what, names]): Block => ({ kind: 'paragraph', tone: 'quiet', text: `${what}: ${names}` })),
        ];
  return [...list, { kind: 'paragraph', tone: 'quiet', text: said.consentRead ? w.consentRead : w.consentNotRead }];
};

const basisBlocks = (language: Language, basis: readonly Basis[]): readonly Block[] => {
  const w = words[language];
  if (basis.length === 0) return [];
  return [{ kind: 'paragraph', tone: 'quiet', text: w.basis(basis.map((one) => w.consent(one.number, one.until)).join(' · ')) }];
};

const itemBlocks = (language: Language, item: AgendaItem): readonly Block[] => {
  const w = words[language];
  const nothing = item.statements.length + item.decisions.length === 0;
  return [
    ...item.statements.map((one): Block => ({
      kind: 'paragraph',
      tag: { text: one.source.trim() === '' ? w[one.nature] : `${w[one.nature]} · ${one.source}`, tone: one.nature },
      text: one.text,
    })),
    ...item.decisions.map((one): Block => ({ kind: 'decision', label: w.decision, text: one.text, by: one.decider })),
    ...(nothing ? [{ kind: 'paragraph', tone: 'quiet', text: w.nothing } as const] : []),
  ];
};

const actionBlocks = (
  frame: PaperFrame,
  items: readonly AgendaItem[],
  owners: MeetingContent['owners'],
  number: number,
): readonly Block[] => {
  const w = words[frame.language];
  const rows = items.flatMap((item) => item.actions);
  if (rows.length === 0) return [];
  const owner = (id: string | null): string => (id === null ? frame.header.unit : (owners[id] ?? ''));
  return [
    { kind: 'heading', level: 2, number, text: w.actions },
    {
      kind: 'table',
      columns: [
        { text: w.what, share: 11 },
        { text: w.who, share: 5 },
        { text: w.due, share: 2.8 },
      ],
      rows: [...rows]
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
        .map((one) => [one.what, [owner(one.ownerAgencyId), one.ownerName].filter((text) => text.trim() !== '').join(', '), one.dueOn]),
    },
  ];
};

/**
 * Agenda or minutes from what the gate let through and from nothing else: `passed` is all that is read of items, attendance
 * and the next date. Items are numbered as they stand, so that nothing shows where something is missing.
 */
export const meetingPaper = (frame: PaperFrame, request: PaperRequest, passed: readonly Said[]): Paper => {
  const { language } = frame;
  const { content, document, version } = request;
  const w = words[language];
  const items = passed.flatMap((one) => (one.kind === 'item' ? [one.item] : []));
  const attendance = passed.flatMap((one) => (one.kind === 'attendance' ? attendanceBlocks(language, request, one) : []));
  const next = passed.flatMap((one): Block[] =>
    one.kind === 'next' && document === 'minutes'
      ? [
          {
            kind: 'paragraph',
            lead: w.next,
            text: `${written(language, one.date, true)}${one.time === null ? '' : `, ${time(language, one.time)}`}.`,
          },
        ]
      : [],
  );
  const isOwn = request.heardBy !== undefined;
  const isLapsed = (item: AgendaItem): boolean => request.lapsed?.has(item.id) === true;
  const lapsedBlocks: readonly Block[] = [{ kind: 'paragraph', tone: 'quiet', text: w.lapsed }];
  const agendaNote = (item: AgendaItem): Block[] => {
    const heard = request.heardBy?.get(item.id);
    if (document === 'minutes' || heard === undefined) return [];
    return [{ kind: 'paragraph', tone: 'quiet', text: heard.length === 0 ? w.heardByNobody : w.heardBy(heard.join(', ')) }];
  };
  const who = document === 'minutes' ? [frame.header.unit, ...(isOwn ? [] : [frame.header.recipient])] : [];
  const subtitle = [
    `${capital(written(language, content.date, true))}, ${time(language, content.startTime)}–${time(language, content.endTime)}`,
    ...(content.place.trim() === '' ? [] : [content.place]),
    ...casesSaid(content, passed).map((one) => one.caseNumber),
    ...(version ? [w.version(version.number, written(language, dateAt(version.finalisedAt), false))] : []),
  ];
  return {
    ...frame,
    title: `${w[document]}, ${meetingTitle(language, content.type, content.number)}`,
    subtitle: subtitle.join(' · '),
    blocks: [
      ...attendance,
      ...basisBlocks(language, request.basis),
      ...items.flatMap((item, i): readonly Block[] => [
        { kind: 'heading', level: 2, number: i + 1, text: item.title },
        ...(isLapsed(item) ? lapsedBlocks : document === 'minutes' ? itemBlocks(language, item) : agendaNote(item)),
      ]),
      ...(document === 'minutes'
        ? actionBlocks(
            frame,
            items.filter((item) => !isLapsed(item)),
            content.owners,
            items.length + 1,
          )
        : []),
      ...next,
      ...(who.length === 0 ? [] : [{ kind: 'signatures', lines: who.map((one) => w.adjusted(one)) } as const]),
    ],
  };
};
