import type { Block, Paper, PaperFrame, Sheet } from '../../papers/paper.ts';
import {
  capitalised,
  clockText,
  dateText,
  dayText,
  fixed,
  fixedWords,
  joined,
  nothing,
  type Cleared,
  type PaperText,
} from '../../papers/text.ts';
import { formalTitles, type MeetingType } from './rules.ts';
import type { Told } from './audience/audience-rules.ts';

type Language = Paper['language'];

const words = fixedWords({
  sv: {
    type: { sig: 'SIG-möte', sspf: 'SSPF-möte', other: 'Möte' },
    agenda: 'Dagordning',
    minutes: 'Minnesanteckningar',
    invited: 'Kallade',
    present: 'Närvarande',
    name: 'Namn',
    absent: 'Frånvarande',
    nobodyPresent: 'Ingen av de kallade är antecknad som närvarande.',
    convener: 'sammankallande',
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
    versionName: (number: number) => fixed`version ${number}`,
    version: (number: number, on: PaperText) => fixed`version ${number}, färdigställd ${on}`,
    basis: (list: PaperText) =>
      fixed`Informationsutbyte enligt ${list}. Denna version innehåller de punkter som samtycket omfattar för mottagaren.`,
    consent: (from: PaperText, until: PaperText) => fixed`samtycke från ${from}, giltigt t.o.m. ${until}`,
    adjusted: (who: PaperText) => fixed`Justeras, ${who} · datum`,
    heardBy: (list: PaperText) => fixed`Får höras av: ${list}`,
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
    convener: 'convenes the meeting',
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
    versionName: (number: number) => fixed`version ${number}`,
    version: (number: number, on: PaperText) => fixed`version ${number}, finalised ${on}`,
    basis: (list: PaperText) =>
      fixed`Information shared under ${list}. This version holds the items that the consent covers for the recipient.`,
    consent: (from: PaperText, until: PaperText) => fixed`consent from ${from}, valid until ${until}`,
    adjusted: (who: PaperText) => fixed`Approved by ${who} · date`,
    heardBy: (list: PaperText) => fixed`May be heard by: ${list}`,
    heardByNobody: 'Own unit only',
    purposeAgenda: 'Notice of meeting',
    purposeMinutes: 'Minutes of meeting',
  },
});

const formalWords = fixedWords(formalTitles);

export type MeetingDocument = 'agenda' | 'minutes';
type Of<K extends Told['kind']> = Extract<Cleared<Told>, { kind: K }>;
type Item = Of<'item'>['item'];

/** Our own papers number the meetings; papers for others do not, since a number also counts meetings the reader has no part in. */
export const meetingTitle = (language: Language, type: MeetingType, number: number | null): PaperText =>
  number === null ? words[language].type[type] : fixed`${words[language].type[type]} ${number}`;
export const purposeOf = (language: Language, document: MeetingDocument): PaperText =>
  words[language][document === 'agenda' ? 'purposeAgenda' : 'purposeMinutes'];

const only = <K extends Told['kind']>(allowed: readonly Cleared<Told>[], kind: K): readonly Of<K>[] =>
  allowed.filter((one): one is Of<K> => one.kind === kind);

/** Our own unit comes first: it calls the meeting and is always there. */
const calledBlocks = (
  { language, header }: PaperFrame,
  document: MeetingDocument,
  isOwn: boolean,
  called: readonly Of<'called'>[],
): readonly Block[] => {
  const w = words[language];
  const own: readonly PaperText[] = [header.unit, w.convener];
  const row = (one: Of<'called'>): readonly PaperText[] => [one.name, one.contact === '' ? fixed`—` : one.contact];
  const columns = (head: PaperText) => [
    { text: head, share: 2 },
    { text: w.name, share: 5 },
  ];
  if (document === 'agenda')
    return called.length === 0 ? [] : [{ kind: 'table', columns: columns(w.invited), rows: [own, ...called.map(row)] }];
  const present = called.filter((one) => one.attendance === 'present').map(row);
  const away = (['apologies', 'absent'] as const).flatMap((attendance) => {
    const names = called
      .filter((one) => one.attendance === attendance)
      .map((one) => (one.contact === '' ? one.name : fixed`${one.name}, ${one.contact}`));
    return names.length === 0 ? [] : [[w[attendance], joined(names, fixed`; `)] as const];
  });
  // Only our own copy lists everybody called, so only there is it true that none of them came.
  return [
    { kind: 'table', columns: columns(w.present), rows: [own, ...present, ...away] },
    ...(isOwn && present.length === 0 ? [{ kind: 'paragraph', tone: 'quiet', text: w.nobodyPresent } as const] : []),
  ];
};

/** The consents, each once, however many of the items heard rest on it. */
const basisBlocks = (language: Language, basis: readonly Of<'basis'>[]): readonly Block[] => {
  const w = words[language];
  if (basis.length === 0) return [];
  const texts = new Map(basis.map((one) => w.consent(one.basis.from, one.basis.until)).map((text) => [String(text), text]));
  return [{ kind: 'paragraph', tone: 'quiet', text: w.basis(joined([...texts.values()], fixed` · `)) }];
};

const itemBlocks = (language: Language, item: Item): readonly Block[] => {
  const w = words[language];
  const isEmpty = item.statements.length + item.decisions.length === 0;
  return [
    ...item.statements.map((one): Block => ({
      kind: 'paragraph',
      tag: { text: one.source.trim() === '' ? w[one.nature] : fixed`${w[one.nature]} · ${one.source}`, tone: one.nature },
      text: one.text,
    })),
    ...item.decisions.map((one): Block => ({ kind: 'decision', label: w.decision, text: one.text, by: one.decider })),
    // Nothing is ever noted under form, so it is not mentioned there.
    ...(isEmpty && !('formal' in item.title) ? [{ kind: 'paragraph', tone: 'quiet', text: w.nothing } as const] : []),
  ];
};

const actionBlocks = (frame: PaperFrame, items: readonly Item[], number: number): readonly Block[] => {
  const w = words[frame.language];
  const rows = items.flatMap((item) => item.actions);
  if (rows.length === 0) return [];
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
        .map((one) => [
          one.what,
          joined(
            [one.owner ?? frame.header.unit, one.ownerName].filter((text) => text.trim() !== ''),
            fixed`, `,
          ),
          one.dueOn,
        ]),
    },
  ];
};

const titleOf = (language: Language, { title }: Item): PaperText => ('formal' in title ? formalWords[title.formal][language] : title.text);

const agendaNote = (language: Language, { heardBy }: Item): readonly Block[] => {
  const w = words[language];
  if (heardBy === null) return [];
  return [{ kind: 'paragraph', tone: 'quiet', text: heardBy.length === 0 ? w.heardByNobody : w.heardBy(joined(heardBy, fixed`, `)) }];
};

const nextBlocks = (language: Language, next: readonly Of<'next'>[]): readonly Block[] =>
  next.map(({ date, time }) => ({
    kind: 'paragraph',
    lead: words[language].next,
    text: time === null ? fixed`${dayText(language, date, true)}.` : fixed`${dayText(language, date, true)}, ${clockText(language, time)}.`,
  }));

const subtitleOf = (language: Language, { date, startTime, endTime, place, caseNumbers, version }: Of<'meeting'>): PaperText => {
  const hours = fixed`${clockText(language, startTime)}–${clockText(language, endTime)}`;
  return joined(
    [
      fixed`${capitalised(dayText(language, date, true))}, ${hours}`,
      ...(place.trim() === '' ? [] : [place]),
      ...caseNumbers,
      ...(version ? [words[language].version(version.number, dayText(language, dateText(version.finalisedAt), false))] : []),
    ],
    fixed` · `,
  );
};

/**
 * Agenda or minutes made only of what the gate allowed. Items are numbered consecutively, so that no gap shows where something is missing.
 */
export const meetingPaper = (
  { frame, today }: { readonly frame: PaperFrame; readonly today: PaperText },
  document: MeetingDocument,
  isOwn: boolean,
  allowed: readonly Cleared<Told>[],
): Paper => {
  const { language } = frame;
  const w = words[language];
  const [meeting] = only(allowed, 'meeting');
  if (!meeting) throw new Error('a paper about no meeting');
  const items = only(allowed, 'item').map((one) => one.item);
  const isMinutes = document === 'minutes';
  const lapsed: readonly Block[] = [{ kind: 'paragraph', tone: 'quiet', text: w.lapsed }];
  const who = isMinutes ? [frame.header.unit, ...(isOwn ? [] : [frame.header.recipient])] : [];
  const name = meetingTitle(language, meeting.type, meeting.number);
  const sheet: Sheet = {
    ...frame,
    title: fixed`${w[document]}, ${name}`,
    subtitle: subtitleOf(language, meeting),
    blocks: [
      ...calledBlocks(frame, document, isOwn, only(allowed, 'called')),
      ...(isMinutes ? [{ kind: 'paragraph', tone: 'quiet', text: meeting.consentRead ? w.consentRead : w.consentNotRead } as const] : []),
      ...basisBlocks(language, only(allowed, 'basis')),
      ...items.flatMap((item, i): readonly Block[] => [
        { kind: 'heading', level: 2, number: i + 1, text: titleOf(language, item) },
        ...(item.lapsed ? lapsed : isMinutes ? itemBlocks(language, item) : agendaNote(language, item)),
      ]),
      ...(isMinutes
        ? actionBlocks(
            frame,
            items.filter((item) => !item.lapsed),
            items.length + 1,
          )
        : []),
      ...(isMinutes ? nextBlocks(language, only(allowed, 'next')) : []),
      ...(who.length === 0 ? [] : [{ kind: 'signatures', lines: who.map((one) => w.adjusted(one)) } as const]),
    ],
  };
  const [caseNumber] = meeting.caseNumbers;
  // A correction must not overwrite the file of the version before it.
  const later = meeting.version && meeting.version.number > 1 ? fixed` ${w.versionName(meeting.version.number)}` : nothing;
  return {
    ...sheet,
    name: {
      // Without a number, two agendas made on one day are distinguished by the day they are for.
      kind: fixed`${w[document]} ${name}${meeting.number === null && !isMinutes ? fixed` ${meeting.date}` : nothing}${later}`,
      date: isMinutes ? meeting.date : today,
      ...(meeting.caseNumbers.length === 1 && caseNumber ? { caseNumber } : {}),
      recipient: frame.header.recipient,
    },
  };
};
