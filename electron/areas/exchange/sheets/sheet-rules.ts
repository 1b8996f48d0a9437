import type { IsoDate } from '../../../base/dates.ts';

/** What an imported file looks like once it is read: typed cells in rows, no more than the preview needs to show. */

/** `text` is what the cell shows: a date as `2026-05-07`, a number in plain digits, an error as Excel writes it (`#REF!`). */
export type SheetCell = {
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  /** The cell holds a formula; `text` is the value Excel last computed, '' when the file holds none. */
  readonly formula?: true;
};

/** `row` is the number that Excel shows at the edge, from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly SheetCell[] };

/** Things the preview shows once about the whole file. None of them stops the import. */
export const sheetNotices = ['formulas', 'external-links', 'macros', 'other-sheets', 'assumed-windows-1252'] as const;
export type SheetNotice = (typeof sheetNotices)[number];

/** Why a file cannot be read at all: `details.reason` of the refusal `unreadable-file`. */
export const unreadableReasons = [
  'not-a-spreadsheet',
  'old-excel',
  'encrypted',
  'damaged',
  'zip-bomb',
  'too-large',
  'too-many-columns',
  'too-long-cell',
  'too-complex',
  'empty',
  'no-header',
  'no-rows',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

export type Sheet = {
  readonly format: 'xlsx' | 'csv';
  /** The name of the sheet read, '' in CSV. */
  readonly name: string;
  readonly headerRow: number;
  /** As in the file, one per column; '' if a column has none. */
  readonly headings: readonly string[];
  /** Below the headings, without blank rows; every row is as long as `headings`. */
  readonly rows: readonly SheetRow[];
  readonly notices: readonly SheetNotice[];
};

/** The longest list accepted. The largest programme in the country has about a hundred participants. */
export const rowLimit = 5000;
export const columnLimit = 100;
/** Excel holds no more in a cell, characters. */
export const cellLimit = 32_767;

export const emptyCell: SheetCell = { kind: 'empty', text: '' };

/** Excel's day number (1900 system) as a date, where it can be one in a case list: 1954–2119. */
export const dateOfSerial = (serial: number): IsoDate | null => {
  if (!(serial >= 20_000 && serial < 80_001)) return null;
  // Day 25569 is 1 January 1970; the system's false 29 February 1900 is long before.
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
};
