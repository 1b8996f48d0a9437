import { dateAt } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { auditHead } from '../../register/log/audit-chain.ts';
import type { Db } from '../../register/database.ts';
import { keepUp } from '../../register/kept.ts';
import { writingContext } from '../../register/job-context.ts';
import type { Job } from '../../register/jobs.ts';
import { guessColumns, type ColumnMapping } from './sheets/column-rules.ts';
import { discardDraft, draftOf } from '../drafts/store.ts';
import { mendingKey, readMending, type Mending } from './mended-sheet.ts';
import {
  canonicalCaseNumber,
  caseNumberKey,
  createJudge,
  evaluate,
  rowsToImport,
  type Evaluation,
  type ImportContext,
  type ImportRow,
  type Known,
} from './rules.ts';
import type { Sheet } from './sheets/sheet-rules.ts';
import { allCaseNumbers, knownNumbers, replaceBatch } from './store.ts';
import { writeRows } from './imported-rows.ts';

/** What the register holds now, for the rules, limited to what this user may be told. */
export const importContext = (db: Db, today: string, userId: Id): ImportContext => ({
  today,
  existingNumbers: knownNumbers(db, userId).told,
  existingCaseNumbers: new Set(allCaseNumbers(db).map(caseNumberKey)),
});

export type ReadOutput = {
  readonly sheet: Sheet;
  readonly hash: string;
  readonly guessed: ColumnMapping;
  readonly mending: Mending;
  readonly restored: boolean;
  readonly evaluation: Evaluation;
  /** What it was judged by, so that nobody reads the sheet or the register again for the next cell. */
  readonly known: Known;
  readonly context: ImportContext;
  readonly head: string;
};

/** Guesses the columns of a sheet, restores earlier corrections of the same file, and evaluates every row against the register. */
export const judgeJob: Job<Pick<ReadOutput, 'sheet' | 'hash'>, ReadOutput> = {
  name: 'exchange.judge',
  run: ({ sheet, hash }, { db, user, now, progress }) => {
    progress(90, 100, 'check');
    const today = dateAt(now);
    const guessed = guessColumns(sheet, today);
    const earlier = readMending(db, user.id, hash);
    const mending = earlier ?? { mapping: guessed, edits: {}, leftOut: [] };
    const known: Known = new Map();
    const { head } = auditHead(db);
    const context = importContext(db, today, user.id);
    const evaluation = createJudge(sheet, mending.mapping, known)(mending.edits, context);
    progress(100, 100, 'check');
    return { sheet, hash, guessed, mending, restored: earlier !== null, evaluation, known, context, head };
  },
};

export type CommitInput = { readonly sheet: Sheet; readonly hash: string; readonly mending: Mending; readonly expected: number };

/**
 * `notImported`: rows whose person is in the register, which this user may not be told. Only an import, which is logged and writes the
 * others, returns even that number. `batchId`: null when nothing was imported.
 */
type CommitOutput = { readonly batchId: Id | null; readonly imported: number; readonly notImported: readonly number[] };

/** Writes the good rows in one transaction: evaluated again against the register inside it, all of them or none. */
export const commitJob: Job<CommitInput, CommitOutput> = {
  name: 'exchange.commit',
  run: ({ sheet, hash, mending, expected }, job) =>
    job.db.transaction(() => {
      const { db, user, now, progress, cancelled } = job;
      const context = writingContext(job);
      const evaluation = evaluate(sheet, mending.mapping, mending.edits, importContext(db, context.today, user.id));
      const leftOut = new Set(mending.leftOut);
      const good = rowsToImport(evaluation, leftOut).map((row) => ({
        ...row,
        caseNumber: row.caseNumber === null ? null : canonicalCaseNumber(row.caseNumber),
      }));
      if (good.length !== expected || good.length === 0) throw new Refusal('conflict');
      const { all } = knownNumbers(db, user.id);
      const isKnown = (row: ImportRow): boolean => row.personalNumber !== null && all.has(row.personalNumber.text);
      const rows = good.filter((row) => !isKnown(row));
      const notImported = good.filter(isKnown).map(({ row }) => row);
      const told = {
        fileHash: hash,
        rows: evaluation.rows.length,
        imported: rows.length,
        notImported: notImported.length,
        leftOut: leftOut.size,
        withErrors: evaluation.withErrors,
      };
      if (rows.length === 0) {
        context.audit('exchange.imported', told);
        return { batchId: null, imported: 0, notImported };
      }
      // A hundred progress messages, however long the list.
      const stride = Math.ceil(rows.length / 100);
      const records = writeRows(context, rows, (done) => {
        if (done % stride === 0) progress(done, rows.length, 'write');
        if (cancelled()) throw new Refusal('cancelled');
      });
      const written = new Set(['participants', 'events']);
      for (const { id } of records.filter(({ kind }) => kind === 'cases')) keepUp(db, job.areas, id, written, now);
      const draft = draftOf(db, { userId: user.id, key: mendingKey(hash) });
      const batchId = newId();
      replaceBatch(
        db,
        {
          id: batchId,
          at: now,
          userId: user.id,
          fileHash: hash,
          imported: rows.length,
          mending: draft?.value ?? null,
          mendedAt: draft?.savedAt ?? null,
        },
        records,
      );
      discardDraft(db, { userId: user.id, key: mendingKey(hash) });
      context.audit('exchange.imported', { batchId, ...told });
      // The last moment at which nothing has changed yet.
      if (cancelled()) throw new Refusal('cancelled');
      progress(rows.length, rows.length, 'write');
      return { batchId, imported: rows.length, notImported };
    }),
};
