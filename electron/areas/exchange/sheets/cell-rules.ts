import { isIsoDate, type IsoDate } from '../../../base/dates.ts';
import { caseStates, phases, protectionLevels, type CaseState, type Phase, type ProtectionLevel } from '../../../base/terms.ts';
import { dateOfSerial, type SheetCell } from './sheet-rules.ts';

/** Reading single cells: dates, words of the field, names. Pure; nothing here knows a cell's position. */

/** Small letters without accents, other signs as single spaces: `"1. Kontakt-fas "` → `1 kontakt fas`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Spaces of every kind from both ends and runs of them inside, with the invisible ones that copying from the web brings. */
export const tidy = (text: string): string =>
  text
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const monthNames = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];
/** A whole name or at least its first three letters. */
const monthOf = (word: string): number =>
  word.length < 3
    ? 0
    : monthNames.findIndex((names) => names.some((name) => name.startsWith(word) || (word === 'sept' && name === 'september'))) + 1;

export type ReadDate =
  { readonly date: IsoDate; readonly note?: 'month-first' } | { readonly problem: 'date-impossible' | 'date-unreadable' };

const impossible: ReadDate = { problem: 'date-impossible' };
const unreadable: ReadDate = { problem: 'date-unreadable' };

/** Two digits: this century unless that is after next year. */
const fullYear = (year: string, today: IsoDate): number => {
  if (year.length === 4) return Number(year);
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return Number(year) + (century + Number(year) > Number(today.slice(0, 4)) + 1 ? century - 100 : century);
};

const build = (year: number, month: number, day: number): ReadDate => {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(date) && year >= 1900 && year < 2200 ? { date } : impossible;
};

/** Dates with bare numbers: year first, or day first as Swedes write it; month first only if nothing else is possible. */
const numericDate = (text: string, today: IsoDate): ReadDate | null => {
  const yearFirst =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (yearFirst) return build(fullYear(yearFirst[1] ?? '', today), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})$/.exec(text);
  if (!dayFirst) return null;
  const [first, second, year] = [Number(dayFirst[1]), Number(dayFirst[2]), fullYear(dayFirst[3] ?? '', today)];
  // 26-05-07 is year first in Sweden, 07/05/26 is not; the hyphen decides.
  if (dayFirst[3]?.length === 2 && /^\d{2}-\d{2}-\d{2}$/.test(text))
    return build(fullYear(dayFirst[1] ?? '', today), second, Number(dayFirst[3]));
  if (second <= 12) return build(year, second, first);
  const monthFirst = build(year, first, second);
  return 'date' in monthFirst ? { ...monthFirst, note: 'month-first' } : impossible;
};

/** Dates with the month as a word: "7 maj 2026", "den 7:e maj -26", "May 7, 2026". */
const wordDate = (text: string, today: IsoDate): ReadDate | null => {
  const words = fold(text)
    .replace(/^(den|on|the) /, '')
    .split(' ')
    .filter((word) => !/^(e|a|th|st|nd|rd|of)$/.test(word))
    .map((word) => word.replace(/^(\d+)(e|a|th|st|nd|rd)$/, '$1'));
  const [a = '', b = '', year = '', ...rest] = words;
  if (rest.length > 0 || !/^(\d{4}|\d{2})$/.test(year)) return null;
  const [day, month] = /^\d{1,2}$/.test(a) ? [a, monthOf(b)] : [b, monthOf(a)];
  return month === 0 || !/^\d{1,2}$/.test(day) ? null : build(fullYear(year, today), month, Number(day));
};

/** Reads a date however it was entered; a time after it is dropped. `null` for an empty cell. */
export const readDate = (cell: SheetCell, today: IsoDate): ReadDate | null => {
  const text = tidy(cell.text);
  if (text === '') return null;
  if (cell.kind === 'number') {
    const date = dateOfSerial(Number(text));
    if (date !== null) return { date };
  }
  const day = text.replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$/, '').replace(/^(\p{L}+dag(en)?|\p{L}+day),? (?=\S)/iu, '');
  return numericDate(day, today) ?? wordDate(day, today) ?? unreadable;
};

/** Other ways to say each value of a list, folded. The word itself, Swedish and English, is among them. */
type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

const phaseWords: Words<Phase> = {
  contact: ['kontakt', 'forsta kontakt', 'inledande kontakt', 'contact', 'first contact', 'ny'],
  motivation: ['motivation', 'motiverande', 'motiverande arbete', 'motivationsarbete'],
  assessment: ['bedomning', 'utredning', 'kartlaggning', 'assessment', 'bedomning utredning'],
  'acute-protection': ['akut skydd', 'akut', 'skydd', 'akutskydd', 'akuta skyddsatgarder', 'acute protection', 'acute'],
  stabilisation: ['stabilisering', 'stabil', 'stabilisation', 'stabilization'],
  relocation: ['flytt', 'flytt till annan ort', 'omplacering', 'utflyttning', 'relocation', 'move'],
  're-establishment': ['ateretablering', 'etablering', 're establishment', 'reestablishment', 'ny ort'],
  aftercare: ['eftervard', 'efterstod', 'uppfoljning', 'aftercare', 'follow up'],
};

const stateWords: Words<CaseState> = {
  active: ['aktiv', 'aktivt', 'pagaende', 'pagar', 'oppen', 'oppet', 'inskriven', 'active', 'ongoing', 'open'],
  paused: ['pausad', 'pausat', 'paus', 'vilande', 'paused', 'on hold'],
  discontinued: ['avbruten', 'avbrutet', 'avbrott', 'hoppat av programmet', 'discontinued', 'interrupted', 'cancelled'],
  closed: [
    'avslutad',
    'avslutat',
    'avslut',
    'stangd',
    'stangt',
    'klar',
    'fullfoljd',
    'fullfoljt',
    'utskriven',
    'closed',
    'completed',
    'finished',
  ],
};

const protectionWords: Words<ProtectionLevel> = {
  none: ['ingen', 'inget', 'nej', 'n', 'none', 'no', '0'],
  'secrecy-flag': ['sekretessmarkering', 'sekretessmarkerad', 'sekretess', 'sekr', 'sekr mark', 'secrecy flag', 'confidentiality marking'],
  'protected-registration': [
    'skyddad folkbokforing',
    'skyddad folkbokforing kvarskrivning',
    'kvarskrivning',
    'kvarskriven',
    'protected registration',
    'protected population registration',
  ],
  fictitious: [
    'fingerade personuppgifter',
    'fingerade',
    'fingerad',
    'fingerad identitet',
    'fictitious',
    'fictitious identity',
    'fictitious personal data',
  ],
};

/** Edits between two words, given up beyond `most`. */
const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? most + 1;
};

/** The candidate nearest in spelling, at most two edits away and less than a third of the word; `null` when none or two are. */
export const nearest = <T>(text: string, candidates: Iterable<readonly [string, T]>): T | null => {
  const folded = fold(text);
  const most = Math.min(2, Math.floor(folded.length / 3));
  let best: { readonly value: T; readonly edits: number } | null = null;
  let shared = false;
  for (const [word, value] of candidates) {
    const edits = distance(folded, word, most);
    if (edits > most) continue;
    if (best === null || edits < best.edits) [best, shared] = [{ value, edits }, false];
    else if (edits === best.edits && value !== best.value) shared = true;
  }
  return best === null || shared ? null : best.value;
};

export type ReadWord<T> = { readonly value: T } | { readonly suggestion: T | null };

/** The forms in which a list writes one word: "2. Motivationsfas" is also "motivationsfas" and "motivation". */
const formsOf = (text: string): readonly string[] => {
  const folded = fold(text);
  const bare = folded.replace(/^(?:fas|phase|steg|step)? ?\d? ?(?=\p{L})/u, '').replace(/ (?:fas|fasen|phase)$/, '');
  return [folded, bare, bare.replace(/s?fas(en)?$/, '')];
};

const readWord = <T extends string>(text: string, values: readonly T[], words: Words<T>): ReadWord<T> | null => {
  if (fold(text) === '') return null;
  const forms = formsOf(text);
  for (const value of values) if (forms.some((form) => words[value].includes(form) || form === fold(value))) return { value };
  return {
    suggestion: nearest(
      forms[1] ?? '',
      values.flatMap((value) => words[value].map((word) => [word, value] as const)),
    ),
  };
};

/** "Fas 3" and a bare 3 mean the third phase. */
const numberedPhase = (text: string): Phase | undefined => phases[Number(/^(?:fas|phase|steg|step)? ?(\d)$/.exec(fold(text))?.[1]) - 1];

/** `null` for an empty cell or a lone dash; a suggestion (or none) for a word that is not known. */
export const readPhase = (text: string): ReadWord<Phase> | null => {
  const numbered = numberedPhase(text);
  return numbered === undefined ? readWord(text, phases, phaseWords) : { value: numbered };
};
export const readState = (text: string): ReadWord<CaseState> | null => readWord(text, caseStates, stateWords);
export const readProtection = (text: string): ReadWord<ProtectionLevel> | null => readWord(text, protectionLevels, protectionWords);

/** "Testberg, Alva" and "Alva Testberg" → given and family name; a single word is a given name. */
export const splitName = (text: string): { readonly givenName: string; readonly familyName: string } => {
  const [before = '', after, ...more] = tidy(text)
    .split(',')
    .map((part) => part.trim());
  if (after !== undefined && after !== '' && more.length === 0) return { givenName: after, familyName: before };
  const words = tidy(text).split(' ');
  // "von Testberg", "af Exempel": small words belong to the family name.
  let start = words.length - 1;
  while (start > 1 && /^(von|van|de|af|der|den|el|al|bin|ibn|du|da|di|la|le)$/.test(words[start - 1] ?? '')) start -= 1;
  return words.length === 1
    ? { givenName: words[0] ?? '', familyName: '' }
    : { givenName: words.slice(0, start).join(' '), familyName: words.slice(start).join(' ') };
};
