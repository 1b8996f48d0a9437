import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { importFields } from './sheets/column-rules.ts';
import { importProblems } from './rules.ts';
import { sheetNotices } from './sheets/sheet-rules.ts';

const handle = { handle: z.string() };
const cases = { roles: caseRoles };
/** Kept as a draft until the import, not yet part of the register. Looking up a personal number is still a log entry. */
const mending = { roles: caseRoles, unaudited: true } as const;

/** A file that was read. The window sees cells through `preview`, never the file. */
export const sheetSummary = z.strictObject({
  ...handle,
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv']),
  sheetName: z.string(),
  headerRow: z.int(),
  notices: z.array(z.enum(sheetNotices)),
  /** Corrections from an earlier session with the same file were restored. */
  restored: z.boolean(),
});
export type SheetSummary = z.infer<typeof sheetSummary>;

const problemSchema = z.strictObject({
  code: z.enum(importProblems),
  severity: z.enum(['error', 'warning']),
  /** From 0; null when no column holds the field. */
  column: z.int().nullable(),
  field: z.enum(importFields),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const rowStates = ['good', 'warning', 'error', 'left-out'] as const;

export const previewRow = z.strictObject({
  /** As Excel numbers it. */
  row: z.int(),
  state: z.enum(rowStates),
  /** The cells' text, at most {@link shownCharacters} each; `cell` returns a whole one. */
  cells: z.array(z.string()),
  /** Columns whose text is cut. */
  cut: z.array(z.int()),
  /** Columns corrected by hand. */
  edited: z.array(z.int()),
  problems: z.array(problemSchema),
});
export type PreviewRow = z.infer<typeof previewRow>;
export type PreviewProblem = PreviewRow['problems'][number];

export const shownCharacters = 400;
/** Rows a preview gives at most. */
export const previewLimit = 200;

const columnSchema = z.strictObject({ heading: z.string(), field: z.enum(importFields).nullable(), guessed: z.boolean() });
export type PreviewColumn = z.infer<typeof columnSchema>;

const counts = { total: z.int(), good: z.int(), withWarnings: z.int(), withErrors: z.int(), leftOut: z.int() };

const preview = z.strictObject({ ...counts, columns: z.array(columnSchema), rows: z.array(previewRow) });
export type Preview = z.infer<typeof preview>;

/** A place to correct: `index` counts the preview's rows from 0. */
const place = z.strictObject({ index: z.int(), row: z.int(), problem: problemSchema });
export type ProblemPlace = z.infer<typeof place>;

const committed = z.strictObject({ batchId: z.string().nullable(), imported: z.int(), notImported: z.array(z.int()) });
export type Committed = z.infer<typeof committed>;

/** `users.cancelJob` asks long runs to stop. */
export const exchangeContract = {
  /** Asks for a file and reads it; null when the user cancelled. Refuses `unreadable-file`, `too-many-rows`, `cancelled`. */
  chooseFile: act({ jobId: z.uuid() }, sheetSummary.nullable(), cases),
  /** The same for a file dropped on the window. */
  readFile: act({ jobId: z.uuid(), fileName: z.string().max(260) }, sheetSummary, { roles: caseRoles, bytes: 1 }),
  preview: read({ ...handle, offset: z.int().min(0), limit: z.int().min(1).max(previewLimit) }, preview, cases),
  /** The first places to correct, errors and warnings, without rows left out. */
  problems: read({ ...handle, limit: z.int().min(1).max(500) }, z.strictObject({ total: z.int(), places: z.array(place) }), cases),
  /** The next or previous place after a cell, wrapping around; null if there is none. */
  findProblem: read({ ...handle, index: z.int(), column: z.int(), direction: z.enum(['next', 'previous']) }, place.nullable(), cases),
  cell: read({ ...handle, row: z.int(), column: z.int() }, z.strictObject({ text: z.string() }), cases),
  setColumn: write({ ...handle, column: z.int(), field: z.enum(importFields).nullable() }, z.strictObject({}), mending),
  editCell: write({ ...handle, row: z.int(), column: z.int(), text: z.string().max(200_000) }, z.strictObject({}), mending),
  leaveOut: write({ ...handle, row: z.int(), left: z.boolean() }, z.strictObject({}), mending),
  /**
   * Writes every good row that is not left out, or nothing. `expected`: the number shown to the user; a different number, because the
   * register changed in the meantime, is refused with `conflict`. `notImported`: rows that cannot be imported, for a reason not disclosed;
   * `batchId` is null when there are no others.
   */
  commit: act({ ...handle, jobId: z.uuid(), expected: z.int().min(1) }, committed, cases),
  /** The import that can be undone, if any. */
  lastImport: read({}, z.strictObject({ batchId: z.string(), at: z.string(), imported: z.int() }).nullable(), cases),
  /**
   * Removes all that the last import wrote. Refuses `nothing-to-undo` when there is no such import, `conflict` (details `changed`: cases)
   * when any of it has been changed or referred to since.
   */
  undo: write({ batchId: z.string() }, z.strictObject({ removed: z.int() }), cases),
};
