import type { IsoDate } from '../../base/dates.ts';
import { findMunicipality, municipalityNames } from '../../base/gazetteer/municipalities.ts';
import { parsePersonalNumber, type PersonalNumber } from '../../base/personal-number.ts';
import type { CaseState, Phase, ProtectionLevel } from '../../base/terms.ts';
import { searchTerm } from '../participants/rules.ts';
import { fold, nearest, readDate, readPhase, readProtection, readState, splitName, tidy, type ReadWord } from './sheets/cell-rules.ts';
import type { ColumnMapping, ImportField } from './sheets/column-rules.ts';
import { emptyCell, type Sheet, type SheetCell, type SheetRow } from './sheets/sheet-rules.ts';

/** Every way a cell or a row can be wrong; the renderer has one sentence for each (`problem.import-…`). */
export const importProblems = [
  // errors: the row cannot be imported as it is
  'import-name-missing',
  'import-name-incomplete',
  'import-number-shape',
  'import-number-date',
  'import-number-check-digit',
  'import-number-future',
  'import-number-twice-in-file',
  'import-number-in-register',
  'import-case-number-twice-in-file',
  'import-case-number-in-register',
  'import-date-impossible',
  'import-date-unreadable',
  'import-date-future',
  'import-date-before-birth',
  'import-birth-date-differs',
  'import-municipality-unknown',
  'import-phase-unknown',
  'import-state-unknown',
  'import-protection-unknown',
  'import-fictitious',
  'import-text-too-long',
  'import-cell-error',
  // warnings: it can, and this is how it was interpreted
  'import-number-missing',
  'import-formula-value-used',
  'import-formula-without-value',
  'import-date-month-first',
  'import-phase-missing',
] as const;
export type ImportProblemCode = (typeof importProblems)[number];

const warnings: ReadonlySet<ImportProblemCode> = new Set([
  'import-number-missing',
  'import-formula-value-used',
  'import-formula-without-value',
  'import-date-month-first',
  'import-phase-missing',
]);

export type ImportProblem = {
  readonly code: ImportProblemCode;
  readonly severity: 'error' | 'warning';
  /** The column to look at; `null` when the fault is that the field has no column. */
  readonly column: number | null;
  readonly field: ImportField;
  /** `row`: the other row; `limit`, `length`: characters; `suggestion`: the value that was probably meant (a term's value or a name). */
  readonly details?: Readonly<Record<string, string | number>>;
};

/** One row ready to be written. Nothing in it is unchecked. */
export type ImportRow = {
  readonly row: number;
  /** `null`: the register gives the next one. */
  readonly caseNumber: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly personalNumber: PersonalNumber | null;
  readonly numberMissingReason: string;
  readonly birthDate: IsoDate | null;
  readonly phase: Phase;
  readonly state: CaseState;
  readonly protection: ProtectionLevel;
  /** Municipality code, `1880`. */
  readonly municipality: string | null;
  /** `null`: the day of the import. */
  readonly openedOn: IsoDate | null;
  readonly phone: string;
  readonly email: string;
  readonly guardians: readonly { readonly givenName: string; readonly familyName: string }[];
  /** Exactly as in the file, '' when there is none. */
  readonly note: string;
  readonly noteDate: IsoDate | null;
};

export type EvaluatedRow = {
  readonly row: number;
  /** The cells' text after correction, one per column. */
  readonly cells: readonly SheetCell[];
  readonly problems: readonly ImportProblem[];
  /** `null` while there is an error. */
  readonly ready: ImportRow | null;
};

export type Evaluation = {
  readonly rows: readonly EvaluatedRow[];
  readonly good: number;
  readonly withWarnings: number;
  readonly withErrors: number;
  /** Personal numbers that the register was asked about: row → whether it is reported as present. */
  readonly asked: ReadonlyMap<number, boolean>;
};

/** How many were asked about, and how many of them are reported as present. */
export const askedIn = (rows: readonly (boolean | undefined)[]): { readonly asked: number; readonly known: number } => ({
  asked: rows.filter((one) => one !== undefined).length,
  known: rows.filter((one) => one === true).length,
});

/**
 * What the register already holds, limited to what a preview may show; personal numbers in the stored form, case numbers as
 * {@link caseNumberKey} gives them.
 */
export type ImportContext = {
  readonly today: IsoDate;
  /** Of participants whom a search would show the user. */
  readonly existingNumbers: ReadonlySet<string>;
  readonly existingCaseNumbers: ReadonlySet<string>;
};

/** Corrected cells: {@link cellKey} → what was typed instead. */
export type CellEdits = Readonly<Record<string, string>>;
export const cellKey = (row: number, column: number): string => `${row}:${column}`;

/** A case number as the register writes its own, so that searching finds it: `ä 2026-12` → `Ä-2026-012`. Others stay as they are. */
export const canonicalCaseNumber = (text: string): string => {
  const term = searchTerm(text);
  return term.kind === 'case-number' ? term.number : text;
};

/** Case numbers that differ only in spaces, hyphens or capitals are the same. */
export const caseNumberKey = (text: string): string => fold(canonicalCaseNumber(text)).replaceAll(' ', '');

/** A given or a family name, also when both are in one cell. */
const partLimit = 100;
/** For numbers, dates and list words: none is nearly this long, and reading more takes time. */
const wordLimit = 300;
const limits: Readonly<Partial<Record<ImportField, number>>> = {
  'case-number': 40,
  name: 200,
  'given-name': 100,
  'family-name': 100,
  alias: 100,
  'number-missing-reason': 300,
  phone: 40,
  email: 200,
  'guardian-1': 200,
  'guardian-2': 200,
  note: 100_000,
};

const foldedMunicipalities = municipalityNames.map(({ name }) => [fold(name), name] as const);

const problemIn = (
  mapping: ColumnMapping,
  field: ImportField,
  code: ImportProblemCode,
  details?: ImportProblem['details'],
): ImportProblem => ({
  code,
  severity: warnings.has(code) ? 'warning' : 'error',
  field,
  column: mapping[field] ?? null,
  ...(details && { details }),
});

/** Interprets one row by itself; what depends on other rows comes after. */
const interpretRow = (row: number, cells: readonly SheetCell[], mapping: ColumnMapping, today: IsoDate) => {
  const problems: ImportProblem[] = [];
  const limitOf = (field: ImportField): number => limits[field] ?? wordLimit;
  /** Too long is its own fault: only enough is read to detect it. */
  const cellOf = (field: ImportField): SheetCell => {
    const cell = cells[mapping[field] ?? -1] ?? emptyCell;
    const most = limitOf(field) + 1;
    return cell.text.length > most ? { ...cell, text: cell.text.slice(0, most) } : cell;
  };
  const textOf = (field: ImportField): string => tidy(cellOf(field).text);
  const report = (field: ImportField, code: ImportProblemCode, details?: ImportProblem['details']): void => {
    problems.push(problemIn(mapping, field, code, details));
  };

  for (const [field, column] of Object.entries(mapping) as [ImportField, number][]) {
    const cell = cells[column] ?? emptyCell;
    if (cell.kind === 'error') report(field, 'import-cell-error');
    else if (cell.formula) report(field, cell.text === '' ? 'import-formula-without-value' : 'import-formula-value-used');
    const limit = limitOf(field);
    if (cell.text.length > limit) report(field, 'import-text-too-long', { limit, length: cell.text.length });
  }

  const whole =
    mapping.name === undefined ? { givenName: textOf('given-name'), familyName: textOf('family-name') } : splitName(textOf('name'));
  const nameField = mapping.name !== undefined ? 'name' : whole.givenName === '' ? 'given-name' : 'family-name';
  if (whole.givenName === '' && whole.familyName === '')
    report(mapping['given-name'] === undefined ? 'name' : 'given-name', 'import-name-missing');
  else if (nameField === 'name' && (whole.givenName.length > partLimit || whole.familyName.length > partLimit))
    report('name', 'import-text-too-long', { limit: partLimit, length: Math.max(whole.givenName.length, whole.familyName.length) });
  else if (whole.givenName === '' || whole.familyName === '') report(nameField, 'import-name-incomplete');

  // 0809142383 entered as a number has lost its zero: Excel's doing, not the writer's.
  const typedNumber =
    cellOf('personal-number').kind === 'number'
      ? textOf('personal-number').replace(/^\d{8,9}$/, (digits) => digits.padStart(10, '0'))
      : textOf('personal-number');
  const parsed = typedNumber === '' ? null : parsePersonalNumber(typedNumber, today);
  if (parsed !== null && 'problem' in parsed) report('personal-number', `import-${parsed.problem}`);
  const number = parsed !== null && 'text' in parsed ? parsed : null;
  if (parsed === null && textOf('number-missing-reason') === '') report('personal-number', 'import-number-missing');

  const dateOf = (field: ImportField): IsoDate | null => {
    const read = readDate(cellOf(field), today);
    if (read === null) return null;
    if ('problem' in read) {
      report(field, `import-${read.problem}`);
      return null;
    }
    if (read.note) report(field, 'import-date-month-first', { suggestion: read.date });
    if (read.date > today) report(field, 'import-date-future');
    return read.date;
  };
  const typedBirth = dateOf('birth-date');
  if (typedBirth !== null && number !== null && typedBirth !== number.birthDate)
    report('birth-date', 'import-birth-date-differs', { suggestion: number.birthDate });
  const birthDate = number?.birthDate ?? typedBirth;
  const openedOn = dateOf('opened-on');
  if (openedOn !== null && birthDate !== null && openedOn < birthDate) report('opened-on', 'import-date-before-birth');
  const noteDate = dateOf('note-date');

  const wordOf = <T extends string>(field: ImportField, read: (text: string) => ReadWord<T> | null, code: ImportProblemCode): T | null => {
    const word = read(textOf(field));
    if (word === null) return null;
    if ('value' in word) return word.value;
    report(field, code, word.suggestion === null ? undefined : { suggestion: word.suggestion });
    return null;
  };
  const phase = wordOf('phase', readPhase, 'import-phase-unknown');
  if (phase === null && mapping.phase !== undefined && fold(textOf('phase')) === '') report('phase', 'import-phase-missing');
  const state = wordOf('state', readState, 'import-state-unknown');
  const protection = wordOf('protection', readProtection, 'import-protection-unknown');
  // The register may not hold anybody's fictitious identity (the record closes then): such a row is never brought in.
  if (protection === 'fictitious') report('protection', 'import-fictitious');

  const typedMunicipality = textOf('municipality');
  const municipality = fold(typedMunicipality) === '' ? undefined : findMunicipality(typedMunicipality);
  if (municipality === undefined && fold(typedMunicipality) !== '') {
    const suggestion = nearest(typedMunicipality.replace(/s? kommun$/i, ''), foldedMunicipalities);
    report('municipality', 'import-municipality-unknown', suggestion === null ? undefined : { suggestion });
  }

  const note = cells[mapping.note ?? -1]?.text ?? '';
  const candidate: ImportRow = {
    row,
    caseNumber: textOf('case-number') || null,
    ...whole,
    alias: textOf('alias'),
    personalNumber: number,
    numberMissingReason: number === null ? textOf('number-missing-reason') : '',
    birthDate,
    phase: phase ?? 'contact',
    state: state ?? 'active',
    protection: protection ?? 'none',
    municipality: municipality?.code ?? null,
    openedOn,
    phone: textOf('phone'),
    email: textOf('email'),
    guardians: [textOf('guardian-1'), textOf('guardian-2')].filter((name) => fold(name) !== '').map(splitName),
    note: note.trim() === '' ? '' : note,
    noteDate,
  };
  return { candidate, problems };
};

/** Column → what was typed instead, of one row. */
type RowEdits = ReadonlyMap<number, string>;

const mend = (row: SheetRow, edits: RowEdits): readonly SheetCell[] =>
  row.cells.map((cell, column) => {
    const typed = edits.get(column);
    return typed === undefined ? cell : { kind: typed === '' ? 'empty' : 'text', text: typed };
  });

const untouched: RowEdits = new Map();
const isSame = (a: RowEdits, b: RowEdits): boolean => a.size === b.size && [...a].every(([column, text]) => b.get(column) === text);

const byRow = (edits: CellEdits): ReadonlyMap<number, RowEdits> => {
  const rows = new Map<number, Map<number, string>>();
  for (const [key, text] of Object.entries(edits)) {
    const [row = 0, column = 0] = key.split(':').map(Number);
    rows.set(row, (rows.get(row) ?? new Map<number, string>()).set(column, text));
  }
  return rows;
};

/** Something that {@link tidy} leaves, found at the first character that is. */
const visible = /[^\s\u00ad\u200b-\u200d\u2060\ufeff]/;

/** Whether any imported column holds something: rows that only fill others are not participants. */
const holdsSomething = (cells: readonly SheetCell[], mapping: ColumnMapping): boolean =>
  Object.values(mapping).some((column) => visible.test(cells[column]?.text ?? ''));

/** A row by itself: its cells as mended, and what they say; null when no imported column holds anything. */
type Interpreted = { readonly cells: readonly SheetCell[]; readonly found: ReturnType<typeof interpretRow> | null };

/** Judges a sheet under one mapping, again and again. */
export type Judge = (edits: CellEdits, context: ImportContext) => Evaluation;

/** What a judge has read: by row. */
export type Known = Map<number, Interpreted & { readonly edits: RowEdits; readonly today: IsoDate }>;

/** A judge that reads a row anew only when a cell of it was mended, or another day has begun. `known`: what was read before, elsewhere. */
export const createJudge = (sheet: Sheet, mapping: ColumnMapping, known: Known = new Map()): Judge => {
  const interpreted = (sheetRow: SheetRow, edits: RowEdits, today: IsoDate): Interpreted => {
    const before = known.get(sheetRow.row);
    if (before?.today === today && isSame(before.edits, edits)) return before;
    const cells = mend(sheetRow, edits);
    const found = holdsSomething(cells, mapping) ? interpretRow(sheetRow.row, cells, mapping, today) : null;
    const now = { cells, found, edits, today };
    known.set(sheetRow.row, now);
    return now;
  };
  return (edits, context) => {
    const mended = byRow(edits);
    return together(
      mapping,
      sheet.rows.map((row) => ({ row: row.row, ...interpreted(row, mended.get(row.row) ?? untouched, context.today) })),
      context,
    );
  };
};

/**
 * The whole preview, from the file, the mapping and what has been mended: the same input always gives the same answer.
 */
export const evaluate = (sheet: Sheet, mapping: ColumnMapping, edits: CellEdits, context: ImportContext): Evaluation =>
  createJudge(sheet, mapping)(edits, context);

/** The rows side by side. Of two with the same number the first is good and the later says which one it repeats. */
const together = (
  mapping: ColumnMapping,
  sheetRows: readonly (Interpreted & { readonly row: number })[],
  context: ImportContext,
): Evaluation => {
  const firstWithNumber = new Map<string, number>();
  const firstWithCase = new Map<string, number>();
  const asked = new Map<number, boolean>();
  const rows: EvaluatedRow[] = [];
  for (const { row, cells, found } of sheetRows) {
    if (found === null) continue;
    const { candidate } = found;
    const problems = [...found.problems];
    const report = (field: ImportField, code: ImportProblemCode, details?: ImportProblem['details']): void => {
      problems.push(problemIn(mapping, field, code, details));
    };

    const number = candidate.personalNumber?.text;
    if (number !== undefined) {
      const earlier = firstWithNumber.get(number);
      const isKnown = context.existingNumbers.has(number);
      asked.set(row, isKnown);
      if (isKnown) report('personal-number', 'import-number-in-register');
      else if (earlier !== undefined) report('personal-number', 'import-number-twice-in-file', { row: earlier });
      else firstWithNumber.set(number, row);
    }
    const key = candidate.caseNumber === null ? '' : caseNumberKey(candidate.caseNumber);
    if (key !== '') {
      const earlier = firstWithCase.get(key);
      if (context.existingCaseNumbers.has(key)) report('case-number', 'import-case-number-in-register');
      else if (earlier !== undefined) report('case-number', 'import-case-number-twice-in-file', { row: earlier });
      else firstWithCase.set(key, row);
    }
    const ready = problems.some(({ severity }) => severity === 'error') ? null : candidate;
    rows.push({ row, cells, problems, ready });
  }
  return {
    rows,
    good: rows.filter(({ ready }) => ready !== null).length,
    withWarnings: rows.filter(({ ready, problems }) => ready !== null && problems.length > 0).length,
    withErrors: rows.filter(({ ready }) => ready === null).length,
    asked,
  };
};

/**
 * The rows to write: the good ones, without those left out by hand (by row number). All of them are included once nothing is left to
 * correct.
 */
export const rowsToImport = (evaluation: Evaluation, leftOut: ReadonlySet<number>): readonly ImportRow[] =>
  evaluation.rows.flatMap(({ ready }) => (ready === null || leftOut.has(ready.row) ? [] : [ready]));
