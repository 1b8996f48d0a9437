import { findMunicipality } from '../../../base/gazetteer/municipalities.ts';
import { parsePersonalNumber } from '../../../base/personal-number.ts';
import type { IsoDate } from '../../../base/dates.ts';
import { fold, readPhase, readProtection, readState, tidy } from './cell-rules.ts';
import type { Sheet, SheetCell } from './sheet-rules.ts';

/** What a column of a case list can hold, in the order in which the interface offers it. */
export const importFields = [
  'case-number',
  'name',
  'given-name',
  'family-name',
  'alias',
  'personal-number',
  'birth-date',
  'number-missing-reason',
  'phase',
  'state',
  'protection',
  'municipality',
  'opened-on',
  'phone',
  'email',
  'guardian-1',
  'guardian-2',
  'note',
  'note-date',
] as const;
export type ImportField = (typeof importFields)[number];

/** Field → column index from 0. A column serves one field, a field has one column. */
export type ColumnMapping = Readonly<Partial<Record<ImportField, number>>>;

/** Headings as people write them, folded. A heading that only begins with or contains one of them counts less. */
const headingWords: Readonly<Record<ImportField, readonly string[]>> = {
  'case-number': [
    'arendenummer',
    'arendenr',
    'arende nr',
    'arende',
    'arende id',
    'diarienummer',
    'dnr',
    'akt',
    'aktnummer',
    'case number',
    'case no',
    'case',
    'case id',
  ],
  name: [
    'namn',
    'deltagare',
    'deltagarens namn',
    'for och efternamn',
    'fullstandigt namn',
    'person',
    'klient',
    'name',
    'full name',
    'participant',
  ],
  'given-name': ['fornamn', 'tilltalsnamn', 'given name', 'first name', 'forename'],
  'family-name': ['efternamn', 'familjenamn', 'family name', 'last name', 'surname'],
  alias: ['alias', 'kallas', 'smeknamn', 'kodnamn', 'tackning', 'nickname', 'code name'],
  'personal-number': [
    'personnummer',
    'personnr',
    'person nr',
    'pnr',
    'pers nr',
    'samordningsnummer',
    'person och samordningsnummer',
    'personal number',
    'personal identity number',
    'ssn',
    'id number',
  ],
  'birth-date': ['fodelsedatum', 'fodd', 'fodelsedag', 'date of birth', 'birth date', 'birthdate', 'dob', 'born'],
  'number-missing-reason': [
    'skal till att personnummer saknas',
    'personnummer saknas',
    'varfor saknas nummer',
    'reason for missing number',
  ],
  phase: ['fas', 'nuvarande fas', 'skede', 'steg', 'phase', 'current phase', 'stage'],
  state: ['status', 'arendestatus', 'lage', 'state', 'case status'],
  protection: [
    'skydd',
    'skyddsniva',
    'skyddade personuppgifter',
    'sekretess',
    'sekretessmarkering',
    'protection',
    'protection level',
    'protected identity',
  ],
  municipality: [
    'kommun',
    'hemkommun',
    'hemort',
    'bostadsort',
    'ort',
    'folkbokforingskommun',
    'municipality',
    'home municipality',
    'home town',
    'town',
  ],
  'opened-on': [
    'inskriven',
    'inskrivning',
    'inskrivningsdatum',
    'startdatum',
    'start',
    'oppnat',
    'oppnad',
    'arende oppnat',
    'aktualiserad',
    'inledd',
    'insatsen borjade',
    'opened',
    'opened on',
    'date opened',
    'start date',
    'enrolled',
  ],
  phone: ['telefon', 'telefonnummer', 'tel', 'tfn', 'mobil', 'mobilnummer', 'phone', 'phone number', 'mobile'],
  email: ['e post', 'epost', 'mejl', 'mail', 'e postadress', 'email', 'e mail'],
  'guardian-1': [
    'vardnadshavare',
    'vardnadshavare 1',
    'vh',
    'vh 1',
    'vh1',
    'foralder',
    'foralder 1',
    'guardian',
    'guardian 1',
    'parent',
    'parent 1',
    'god man',
  ],
  'guardian-2': ['vardnadshavare 2', 'vh 2', 'vh2', 'foralder 2', 'andra vardnadshavare', 'guardian 2', 'parent 2'],
  note: [
    'anteckning',
    'anteckningar',
    'notering',
    'noteringar',
    'kommentar',
    'kommentarer',
    'ovrigt',
    'journal',
    'note',
    'notes',
    'comment',
    'comments',
    'remarks',
  ],
  'note-date': [
    'senast kontakt',
    'senaste kontakt',
    'anteckningsdatum',
    'datum for anteckning',
    'senaste anteckning',
    'last contact',
    'note date',
    'date of note',
  ],
};

/** How much of a cell is looked at to guess a column. Text further in does not show what the column is. */
const readCharacters = 300;

/** How well a heading names a field: 10 for the exact words, less for a heading that contains them, 0 for none. */
const headingScore = (heading: string, field: ImportField): number => {
  // No field name has hundreds of characters, and folding them takes time.
  if (heading.length > readCharacters) return 0;
  const folded = fold(heading);
  if (folded === '' || folded.length > 60) return 0;
  const words = headingWords[field];
  if (words.includes(folded)) return 10;
  const whole = ` ${folded} `;
  const held = words
    .filter((word) => word.length > 2 && whole.includes(` ${word} `))
    .reduce((most, word) => Math.max(most, word.length), 0);
  return held === 0 ? 0 : 4 + (4 * held) / folded.length;
};

/** The share of a column's filled cells for which `test` holds; 0 for fewer than two filled cells. */
const share = (filled: readonly string[], test: (text: string) => boolean): number =>
  filled.length < 2 ? 0 : filled.filter((text) => test(text)).length / filled.length;

/** What a column's contents suggest by themselves, for unknown headings. */
const contentScore = (cells: readonly string[], field: ImportField, today: IsoDate): number => {
  const known = (read: { readonly value?: unknown } | { readonly suggestion: unknown } | null): boolean => read !== null && 'value' in read;
  switch (field) {
    case 'personal-number':
      return share(cells, (text) => {
        const read = parsePersonalNumber(text, today);
        return 'text' in read || read.problem === 'number-check-digit';
      }) > 0.6
        ? 6
        : 0;
    case 'municipality':
      return share(cells, (text) => findMunicipality(text) !== undefined) > 0.7 ? 5 : 0;
    case 'phase':
      return share(cells, (text) => known(readPhase(text)) && !/^\d+$/.test(text)) > 0.7 ? 5 : 0;
    case 'state':
      return share(cells, (text) => known(readState(text))) > 0.7 ? 5 : 0;
    case 'protection':
      return share(cells, (text) => known(readProtection(text))) > 0.8 ? 3 : 0;
    case 'email':
      return share(cells, (text) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) > 0.7 ? 5 : 0;
    default:
      return 0;
  }
};

/**
 * Which column is which: the best pairs of heading (and content) and field first, each column and each field once.
 * A column with one whole name is not split into given and family name, and the other way round.
 */
export const guessColumns = (sheet: Sheet, today: IsoDate): ColumnMapping => {
  const sample = sheet.rows.slice(0, 200);
  const pairs = sheet.headings.flatMap((heading, column) => {
    const cells = sample.map((row) => tidy((row.cells[column]?.text ?? '').slice(0, readCharacters))).filter((text) => text !== '');
    return importFields
      .map((field) => ({ field, column, score: headingScore(heading, field) || contentScore(cells, field, today) }))
      .filter((pair) => pair.score > 0);
  });
  pairs.sort((a, b) => b.score - a.score || a.column - b.column);
  const mapping: Partial<Record<ImportField, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of pairs) {
    if (taken.has(column) || mapping[field] !== undefined) continue;
    if (field === 'name' && (mapping['given-name'] !== undefined || mapping['family-name'] !== undefined)) continue;
    if ((field === 'given-name' || field === 'family-name') && mapping.name !== undefined) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
};

/** The mapping after one column has been given another field, or none. The column that had that field loses it. */
export const assignColumn = (mapping: ColumnMapping, column: number, field: ImportField | null): ColumnMapping => {
  const kept = Object.entries(mapping).filter(([other, at]) => at !== column && other !== field);
  return { ...Object.fromEntries(kept), ...(field === null ? {} : { [field]: column }) };
};

/** The field that a column serves, or `null`. */
export const fieldOf = (mapping: ColumnMapping, column: number): ImportField | null =>
  importFields.find((field) => mapping[field] === column) ?? null;

const looksLikeData = (cell: SheetCell): boolean =>
  cell.kind === 'number' || cell.kind === 'date' || /^[\d\s+./:-]{4,}$/.test(cell.text) || cell.text.length > 80;

/**
 * The index of the row with the headings among the first twenty: the one with most headings we know, or else the first with two or more
 * short texts and nothing that looks like data, provided that there is something under it. `null` if there is none.
 */
export const findHeader = (rows: readonly (readonly SheetCell[])[]): number | null => {
  const filled = (cells: readonly SheetCell[]) => cells.filter((cell) => tidy(cell.text) !== '');
  const known = (cells: readonly SheetCell[]): number =>
    filled(cells).filter((cell) => !looksLikeData(cell) && importFields.some((field) => headingScore(cell.text, field) >= 7)).length;
  const first = rows.slice(0, 20);
  const scores = first.map(known);
  const best = Math.max(0, ...scores);
  if (best >= 2 || (best === 1 && filled(first[scores.indexOf(1)] ?? []).length <= 2)) return scores.indexOf(best);
  const plain = first.findIndex((cells) => filled(cells).length >= 2);
  return plain >= 0 && filled(first[plain] ?? []).every((cell) => cell.kind === 'text' && !looksLikeData(cell)) ? plain : null;
};
