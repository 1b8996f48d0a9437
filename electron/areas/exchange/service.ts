import type { Id } from '../../base/ids.ts';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { ActContext, Handlers, OpenContext } from '../../register/context.ts';
import { draftsHandlers } from '../drafts/service.ts';
import { readSettings } from '../settings/store.ts';
import { assignColumn, fieldOf, type ColumnMapping } from './sheets/column-rules.ts';
import { shownCharacters, type exchangeContract, type PreviewRow, type ProblemPlace, type SheetSummary } from './contract.ts';
import { commitJob, importContext, judgeJob, type ReadOutput } from './jobs.ts';
import { draftOf, keepDraft } from '../drafts/store.ts';
import { hashOf, mendingKey, type Mending } from './mended-sheet.ts';
import { askedIn, cellKey, createJudge, type EvaluatedRow, type Evaluation, type ImportContext, type Judge } from './rules.ts';
import { sheetParser } from './sheets/sheet-parser.ts';
import { caseNumbersOf, changedSince, lastBatch, removeBatch } from './store.ts';

/** The loaded sheet: only in memory, and only while the register is open. */
type Held = Pick<ReadOutput, 'sheet' | 'hash' | 'guessed'> & {
  readonly handle: Id;
  mending: Mending;
  /** What the evaluation stands on: the mending, and what the register held. */
  evaluated: { readonly mending: Mending; readonly evaluation: Evaluation };
  /** Under this mapping: a mended cell has its own row read again, and no other. */
  judge: { readonly mapping: ColumnMapping; readonly of: Judge };
  /** What the register held on that day, where the log had this head: it tells of every change. */
  register: { readonly today: string; head: string; readonly context: ImportContext };
};

/** By connection, so that it disappears when the register is closed. */
const sheets = new WeakMap<OpenContext['db'], Held>();

const heldSheet = (db: OpenContext['db'], handle: Id): Held => {
  const held = sheets.get(db);
  if (held?.handle !== handle) throw new Refusal('not-found');
  return held;
};

const evaluationOf = (held: Held, { db, today, user, auditHead }: Pick<OpenContext, 'db' | 'today' | 'user' | 'auditHead'>): Evaluation => {
  const { head } = auditHead();
  const isAsItWas = held.register.today === today && held.register.head === head;
  const { mapping, edits } = held.mending;
  if (isAsItWas && held.evaluated.mending === held.mending) return held.evaluated.evaluation;
  if (!isAsItWas) held.register = { today, head, context: importContext(db, today, user.id) };
  if (held.judge.mapping !== mapping) held.judge = { mapping, of: createJudge(held.sheet, mapping) };
  const evaluation = held.judge.of(edits, held.register.context);
  held.evaluated = { mending: held.mending, evaluation };
  return evaluation;
};

const mend = (held: Held, change: Partial<Mending>, context: OpenContext): Record<never, never> => {
  const mending = { ...held.mending, ...change };
  draftsHandlers.put({ key: mendingKey(held.hash), value: JSON.stringify(mending), baseVersion: 0 }, context, []);
  held.mending = mending;
  return {};
};

/** A list of numbers asks who is in the register. The log records how many, as for every search; the numbers stay in the file. */
const auditAsked = ({ audit }: Pick<OpenContext, 'audit'>, held: Pick<Held, 'hash'>, answers: readonly (boolean | undefined)[]): void =>
  audit('exchange.asked', { fileHash: held.hash, ...askedIn(answers) });

/** The same while a sheet is mended: that it was asked is all that the log has more, and the register need not be read again for it. */
const auditMended = (context: OpenContext, held: Held, answers: readonly (boolean | undefined)[]): void => {
  auditAsked(context, held, answers);
  held.register.head = context.auditHead().head;
};

const read = async (context: ActContext, jobId: Id, fileName: string, bytes: Uint8Array): Promise<SheetSummary> => {
  const hash = hashOf(bytes);
  const sheet = await context.parsers.run(sheetParser, jobId, { bytes }, (share) =>
    context.progress(jobId, Math.round(share * 90), 100, 'read'),
  );
  const { guessed, mending, restored, evaluation, known, ...judged } = await context.jobs.run(judgeJob, jobId, { sheet, hash });
  const handle = newId();
  context.write((inside) => {
    const isAsItWas = inside.auditHead().head === judged.head;
    auditAsked(inside, { hash }, [...evaluation.asked.values()]);
    sheets.set(context.db, {
      ...{ handle, sheet, hash, guessed, mending, evaluated: { mending, evaluation } },
      judge: { mapping: mending.mapping, of: createJudge(sheet, mending.mapping, known) },
      // Written to while it was judged: then the register is read again.
      register: { today: judged.context.today, head: isAsItWas ? inside.auditHead().head : '', context: judged.context },
    });
  });
  context.changed('exchange');
  const { format, name, headerRow, notices } = sheet;
  return { handle, fileName, format, sheetName: name, headerRow, notices: [...notices], restored };
};

const stateOf = (held: Held, { row, problems, ready }: EvaluatedRow): PreviewRow['state'] =>
  held.mending.leftOut.includes(row) ? 'left-out' : ready === null ? 'error' : problems.length > 0 ? 'warning' : 'good';

const shownRow = (held: Held, evaluated: EvaluatedRow): PreviewRow => {
  const { row, cells, problems } = evaluated;
  return {
    row,
    state: stateOf(held, evaluated),
    cells: cells.map(({ text }) => text.slice(0, shownCharacters)),
    cut: cells.flatMap(({ text }, column) => (text.length > shownCharacters ? [column] : [])),
    edited: cells.flatMap((_, column) => (held.mending.edits[cellKey(row, column)] === undefined ? [] : [column])),
    problems: problems.map((problem) => ({ ...problem })),
  };
};

const placesOf = (held: Held, evaluation: Evaluation): ProblemPlace[] =>
  evaluation.rows.flatMap(({ row, problems }, index) =>
    held.mending.leftOut.includes(row)
      ? []
      : problems
          .map((problem) => ({ index, row, problem: { ...problem } }))
          .sort((a, b) => (a.problem.column ?? -1) - (b.problem.column ?? -1)),
  );

const cellAt = (held: Held, row: number, column: number): string => {
  const found = held.sheet.rows.find((each) => each.row === row)?.cells[column];
  if (!found) throw new Refusal('not-found');
  return found.text;
};

const titles = { sv: 'Välj ärendelista', en: 'Choose a case list' } as const;

export const exchangeHandlers: Handlers<typeof exchangeContract> = {
  chooseFile: async ({ jobId }, context) => {
    const title = titles[context.read(({ db }) => readSettings(db).language)];
    const answer = await context.ports.ask({ port: 'open-file', file: 'spreadsheet', title });
    if (answer.kind === 'failed') throw new Refusal(answer.code, { details: { reason: 'too-large' } });
    return answer.kind === 'file' ? read(context, jobId, answer.name, answer.bytes) : null;
  },

  readFile: ({ jobId, fileName }, context, [bytes]) => read(context, jobId, fileName, bytes ?? new Uint8Array()),

  preview: ({ handle, offset, limit }, context) => {
    const held = heldSheet(context.db, handle);
    const { rows } = evaluationOf(held, context);
    const states = rows.map((row) => stateOf(held, row));
    const count = (...wanted: readonly PreviewRow['state'][]): number => states.filter((state) => wanted.includes(state)).length;
    return {
      total: rows.length,
      good: count('good', 'warning'),
      withWarnings: count('warning'),
      withErrors: count('error'),
      leftOut: count('left-out'),
      columns: held.sheet.headings.map((heading, column) => {
        const field = fieldOf(held.mending.mapping, column);
        return { heading, field, guessed: field !== null && held.guessed[field] === column };
      }),
      rows: rows.slice(offset, offset + limit).map((row) => shownRow(held, row)),
    };
  },

  problems: ({ handle, limit }, context) => {
    const held = heldSheet(context.db, handle);
    const places = placesOf(held, evaluationOf(held, context));
    return { total: places.length, places: places.slice(0, limit) };
  },

  findProblem: ({ handle, index, column, direction }, context) => {
    const held = heldSheet(context.db, handle);
    const places = placesOf(held, evaluationOf(held, context));
    const isAfter = (place: ProblemPlace): boolean =>
      place.index > index || (place.index === index && (place.problem.column ?? -1) > column);
    const isBefore = (place: ProblemPlace): boolean =>
      place.index < index || (place.index === index && (place.problem.column ?? -1) < column);
    return (direction === 'next' ? (places.find(isAfter) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1))) ?? null;
  },

  cell: ({ handle, row, column }, { db }) => {
    const held = heldSheet(db, handle);
    return { text: held.mending.edits[cellKey(row, column)] ?? cellAt(held, row, column) };
  },

  setColumn: ({ handle, column, field }, context) => {
    const held = heldSheet(context.db, handle);
    if (held.sheet.headings[column] === undefined) throw new Refusal('not-found');
    const done = mend(held, { mapping: assignColumn(held.mending.mapping, column, field) }, context);
    // Another column of numbers is another question.
    if (field === 'personal-number') auditMended(context, held, [...evaluationOf(held, context).asked.values()]);
    return done;
  },

  editCell: ({ handle, row, column, text }, context) => {
    const held = heldSheet(context.db, handle);
    const { [cellKey(row, column)]: _, ...others } = held.mending.edits;
    // A cell typed back to the file's value is not a correction.
    const edits = cellAt(held, row, column) === text ? others : { ...others, [cellKey(row, column)]: text };
    const done = mend(held, { edits }, context);
    const answer = column === held.mending.mapping['personal-number'] ? evaluationOf(held, context).asked.get(row) : undefined;
    if (answer !== undefined) auditMended(context, held, [answer]);
    return done;
  },

  leaveOut: ({ handle, row, left }, context) => {
    const held = heldSheet(context.db, handle);
    if (!held.sheet.rows.some((each) => each.row === row)) throw new Refusal('not-found');
    const others = held.mending.leftOut.filter((each) => each !== row);
    return mend(held, { leftOut: left ? [...others, row].sort((a, b) => a - b) : others }, context);
  },

  commit: async ({ handle, jobId, expected }, context) => {
    const { sheet, hash, mending } = heldSheet(context.db, handle);
    const done = await context.jobs.run(commitJob, jobId, { sheet, hash, mending, expected });
    context.changed('exchange', 'participants', 'events', 'consents');
    return { ...done, notImported: [...done.notImported] };
  },

  lastImport: (_, { db }) => {
    const batch = lastBatch(db);
    return batch ? { batchId: batch.id, at: batch.at, imported: batch.imported } : null;
  },

  undo: ({ batchId }, { db, audit, changed }) => {
    const batch = lastBatch(db);
    if (batch?.id !== batchId) throw new Refusal('nothing-to-undo');
    const count = changedSince(db, batchId);
    if (count > 0) throw new Refusal('conflict', { details: { changed: count } });
    const caseNumbers = caseNumbersOf(db, batchId);
    removeBatch(db, batchId);
    if (batch.mending !== null && batch.mendedAt !== null) {
      const mine = { userId: batch.userId, key: mendingKey(batch.fileHash) };
      // Corrections made since then stay.
      if (!draftOf(db, mine)) keepDraft(db, { ...mine, value: batch.mending, baseVersion: 0, now: batch.mendedAt });
    }
    audit('exchange.undone', { batchId, caseNumbers });
    changed('participants', 'events', 'consents');
    return { removed: batch.imported };
  },
};
