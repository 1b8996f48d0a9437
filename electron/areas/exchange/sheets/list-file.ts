import { findHeader } from './column-rules.ts';
import { readCsv } from './csv-file.ts';
import { breathe, tooManyRows, unreadable, type ReadingTask } from './reading-task.ts';
import { cellLimit, emptyCell, rowLimit, type Sheet, type SheetCell } from './sheet-rules.ts';
import { readXlsx } from './xlsx-file.ts';

/** Files larger than this are refused unread: a list of 5,000 people without pictures is a few megabytes. */
export const fileSizeLimit = 64 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'utf16le');

/** What a file is, by its first bytes; its name cannot be trusted. */
const formatOf = (bytes: Uint8Array): 'xlsx' | 'csv' => {
  if (startsWith(bytes, 0x50, 0x4b)) return 'xlsx';
  // OLE compound file: an encrypted XLSX (ECMA-376 inside [MS-OFFCRYPTO] 2.3.4), or Excel before 2007.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    if (holds(bytes, 'EncryptedPackage')) throw unreadable('encrypted');
    throw unreadable(holds(bytes, 'Workbook') || holds(bytes, 'Book') ? 'old-excel' : 'not-a-spreadsheet');
  }
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  const foreign = [
    '%pdf',
    '{\\rtf',
    '<!doctype',
    '<html',
    '<?xml',
    '<table',
    '\u0089png',
    'gif8',
    '\u00ff\u00d8\u00ff',
    'rar!',
    '7z\u00bc\u00af',
    '\u001f\u008b',
    'mz\u0090',
  ];
  if (foreign.some((signature) => start.startsWith(signature))) throw unreadable('not-a-spreadsheet');
  return 'csv';
};

/**
 * Reads a case list from an XLSX or CSV file. Nothing is written and nothing in the file is run. Throws the refusals
 * `unreadable-file` (`details.reason`, see `unreadableReasons`), `too-many-rows` (`details.rows`: rows found) and `cancelled`.
 */
export const readSpreadsheet = async (bytes: Uint8Array, task: ReadingTask = {}): Promise<Sheet> => {
  await breathe(task, 0);
  if (bytes.length === 0) throw unreadable('empty');
  if (bytes.length > fileSizeLimit) throw unreadable('too-large');
  const format = formatOf(bytes);
  const raw = format === 'xlsx' ? await readXlsx(bytes, task) : await readCsv(bytes, task);
  const isFilled = (cells: readonly SheetCell[]): boolean => cells.some((cell) => cell.text.trim() !== '' || cell.formula === true);

  const filled = raw.rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => isFilled(cells));
  if (filled.length === 0) throw unreadable('empty');
  const header = findHeader(filled.map(({ cells }) => cells));
  if (header === null) throw unreadable('no-header');
  const below = filled.slice(header + 1);
  if (below.length === 0) throw unreadable('no-rows');
  if (below.length > rowLimit) throw tooManyRows(below.length, rowLimit);

  if (filled.some(({ cells }) => cells.some(({ text }) => text.length > cellLimit))) throw unreadable('too-long-cell');

  const headingCells = filled[header]?.cells ?? [];
  const width = Math.max(
    headingCells.length,
    ...below.map(({ cells }) => cells.findLastIndex((cell) => cell.text !== '' || cell.formula === true) + 1),
  );
  const pad = (cells: readonly SheetCell[]): readonly SheetCell[] =>
    Array.from({ length: width }, (_, column) => cells[column] ?? emptyCell);
  await breathe(task, 1);
  return {
    format,
    name: raw.name,
    headerRow: filled[header]?.row ?? 1,
    headings: pad(headingCells).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()),
    rows: below.map(({ row, cells }) => ({ row, cells: pad(cells) })),
    notices: raw.notices,
  };
};
