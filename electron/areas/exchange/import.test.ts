import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, type Id } from '../../base/ids.ts';
import type { Failure, Result } from '../../base/result.ts';
import { runInPlace } from '../../core/jobs/jobs.ts';
import { verifyChain } from '../../register/log/audit-chain.ts';
import type { Db } from '../../register/database.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import type { SheetSummary } from './contract.ts';
import { writeXlsx, type WrittenBook } from './sheets/xlsx-workbook.ts';

const example = readFileSync(new URL('../../../examples/arendelista.xlsx', import.meta.url));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let core: TestCore;
let db: Db;
/** Called with the progress of a job while it is running. */
let watch: (done: number, step: string) => void;
beforeEach(async () => {
  watch = () => undefined;
  core = await openTestCore({
    runJob: (request) => {
      db = request.db ?? db;
      const onProgress: typeof request.onProgress = (done, total, step) => {
        request.onProgress(done, total, step);
        watch(done, step);
      };
      return runInPlace({ ...request, onProgress });
    },
  });
  // Any job shows the connection.
  await core.client.exchange.readFile({ jobId: newId(), fileName: 'tom.csv' }, [utf8('Namn;Personnummer saknas\nTesta Testsson;okänt')]);
});
afterEach(() => {
  if (core.faults.length > 0) throw new Error('the core had a fault', { cause: core.faults[0] });
  if (verifyChain(db).brokenAt !== null) throw new Error('the chain is broken');
  core.close();
});

const choose = async (bytes: Uint8Array = new Uint8Array(example), name = 'arendelista.xlsx'): Promise<SheetSummary> => {
  core.answers.push(() => ({ kind: 'file', name, bytes }));
  const sheet = value(await core.client.exchange.chooseFile({ jobId: newId() }));
  if (!sheet) throw new Error('nothing was chosen');
  return sheet;
};
const failureOf = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error('was not refused');
  return result.error;
};
const all = async (handle: Id) => value(await core.client.exchange.preview({ handle, offset: 0, limit: 200 }));

/** Column letters of the example: number D, municipality E, enrolled I. */
const mends = [
  [5, 3, '20020320-2387'],
  [9, 4, 'Norrköping'],
  [11, 8, '2026-02-20'],
  [14, 3, '20020827-2393'],
] as const;
const mendAll = async (handle: Id): Promise<void> => {
  for (const [row, column, text] of mends) value(await core.client.exchange.editCell({ handle, row, column, text }));
  value(await core.client.exchange.leaveOut({ handle, row: 13, left: true }));
};
const commit = (handle: Id, expected: number, jobId = newId()) => core.client.exchange.commit({ handle, jobId, expected });
const undo = (batchId: Id | null) => core.client.exchange.undo({ batchId: batchId ?? '' });
/** Every row of every table but the log, which only grows. */
const dump = (): Record<string, unknown> =>
  Object.fromEntries(
    db
      .all<{ name: string }>("select name from sqlite_schema where type = 'table' and name not like 'audit_%' order by name")
      .map(({ name }) => [name, db.all(`select * from "${name}" order by 1, 2`)]),
  );
const list = (rows: number): WrittenBook => ({
  sheet: 'Blad1',
  rows: [['Namn', 'Skäl till att personnummer saknas'], ...Array.from({ length: rows }, (_, at) => [`Testa Testsson${at}`, 'okänt'])],
});

describe('looking at a list', () => {
  test('shows every row with its problems, and writes nothing to the register', async () => {
    const before = dump();
    const { handle, fileName, restored } = await choose();
    const shown = await all(handle);
    expect([fileName, restored]).toEqual(['arendelista.xlsx', false]);
    expect(shown).toMatchObject({ total: 15, good: 10, withErrors: 5, leftOut: 0 });
    expect(shown.rows[3]).toMatchObject({ row: 5, state: 'error', problems: [{ code: 'import-number-check-digit', column: 3 }] });
    expect(shown.columns[3]).toEqual({ heading: 'Personnummer', field: 'personal-number', guessed: true });
    expect(dump()).toEqual(before);
  });

  test('answers null when the person thinks better of it, and tells a file that could not be read by its reason', async () => {
    expect(value(await core.client.exchange.chooseFile({ jobId: newId() }))).toBeNull();
    core.answers.push(() => ({ kind: 'file', name: 'x.xlsx', bytes: utf8('%PDF-1.7') }));
    const failure = failureOf(await core.client.exchange.chooseFile({ jobId: newId() }));
    expect(failure).toEqual({ code: 'unreadable-file', details: { reason: 'not-a-spreadsheet' } });
  });

  test('takes a dropped file with its bytes beside the call', async () => {
    const read = await core.client.exchange.readFile({ jobId: newId(), fileName: 'a.csv' }, [
      utf8('Namn;Personnummer\nAlva Testberg;20100101-2382\n'),
    ]);
    expect(await all(value(read).handle)).toMatchObject({ total: 1, good: 1 });
  });

  test('refuses 200,000 rows with the number of them', async () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `Testa Testsson${at};okänt`);
    const bytes = utf8(['Namn;Personnummer saknas', ...lines].join('\n'));
    const failure = failureOf(await core.client.exchange.readFile({ jobId: newId(), fileName: 'stor.csv' }, [bytes]));
    expect(failure).toEqual({ code: 'too-many-rows', details: { rows: 200_000, limit: 5000 } });
  });

  test('tells of formulas and external links once, and uses the values they had', async () => {
    const bytes = writeXlsx({
      sheet: 'Blad1',
      rows: [
        ['Namn', 'Personnummer', 'Noteringar'],
        ['Alva Testberg', '20100101-2382', { formula: '[1]Blad1!A1', value: 'hämtad annanstans' }],
      ],
      parts: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' },
    });
    const { handle, notices } = await choose(bytes);
    expect(notices).toEqual(expect.arrayContaining(['formulas', 'external-links']));
    expect((await all(handle)).rows[0]).toMatchObject({ state: 'warning', problems: [{ code: 'import-formula-value-used', column: 2 }] });
  });

  test('reports progress, and stops when asked to', async () => {
    const jobId = newId();
    core.answers.push(() => {
      setImmediate(() => void core.client.users.cancelJob({ jobId }));
      return { kind: 'file', name: 'a.xlsx', bytes: writeXlsx(list(3000)) };
    });
    expect(refusal(await core.client.exchange.chooseFile({ jobId }))).toBe('cancelled');
    expect(core.events).toContainEqual({ kind: 'progress', jobId, done: 0, total: 100, step: 'read' });
  });

  test('cuts very long cells, and gives the whole when asked', async () => {
    const note = 'å'.repeat(5000);
    const { handle } = await choose(
      writeXlsx({
        sheet: 'B',
        rows: [
          ['Namn', 'Skäl till att personnummer saknas', 'Noteringar'],
          ['Alva Testberg', 'okänt', note],
        ],
      }),
    );
    const row = (await all(handle)).rows[0];
    expect([row?.cells[2]?.length, row?.cut]).toEqual([400, [2]]);
    expect(value(await core.client.exchange.cell({ handle, row: 2, column: 2 })).text).toBe(note);
  });
});

describe('mending', () => {
  test('goes from problem to problem, both ways and round the end', async () => {
    const { handle } = await choose();
    const find = async (index: number, column: number, direction: 'next' | 'previous') =>
      value(await core.client.exchange.findProblem({ handle, index, column, direction }))?.row;
    expect(await find(-1, -1, 'next')).toBe(5);
    expect(await find(3, 3, 'next')).toBe(6);
    expect(await find(12, 3, 'next')).toBe(5);
    expect(await find(3, 3, 'previous')).toBe(14);
    expect(value(await core.client.exchange.problems({ handle, limit: 3 }))).toMatchObject({
      total: 7,
      places: [{ row: 5 }, { row: 6 }, { row: 9 }],
    });
  });

  test('makes rows good cell by cell, and is taken back by typing what the file says', async () => {
    const { handle } = await choose();
    value(await core.client.exchange.editCell({ handle, row: 5, column: 3, text: '20020320-2387' }));
    expect((await all(handle)).rows[3]).toMatchObject({ state: 'good', edited: [3] });
    value(await core.client.exchange.editCell({ handle, row: 5, column: 3, text: '20020320-2388' }));
    expect((await all(handle)).rows[3]).toMatchObject({ state: 'error', edited: [] });
    await mendAll(handle);
    expect(await all(handle)).toMatchObject({ good: 14, withErrors: 0, leftOut: 1 });
  });

  test('gives a column another meaning, or none', async () => {
    const { handle } = await choose();
    value(await core.client.exchange.setColumn({ handle, column: 6, field: null }));
    value(await core.client.exchange.setColumn({ handle, column: 2, field: 'number-missing-reason' }));
    const { columns } = await all(handle);
    expect(columns[6]).toMatchObject({ field: null, guessed: false });
    expect(columns[2]).toMatchObject({ field: 'number-missing-reason', guessed: false });
  });

  test('is there again when the register was locked and the same file is chosen anew', async () => {
    const { handle } = await choose();
    await mendAll(handle);
    const again = await choose();
    expect(again.restored).toBe(true);
    expect(await all(again.handle)).toMatchObject({ good: 14, withErrors: 0, leftOut: 1 });
    expect(refusal(await core.client.exchange.preview({ handle, offset: 0, limit: 10 }))).toBe('not-found');
  });

  test('sees what the register holds, also when it came there after the file was read', async () => {
    const { handle } = await choose();
    const person = {
      familyName: 'Testberg',
      alias: '',
      numberMissingReason: '',
      birthDate: '',
      protection: 'none',
      phase: 'contact',
    } as const;
    const more = { municipality: null, openedOn: '2026-05-04' };
    value(await core.client.participants.register({ ...person, ...more, givenName: 'Alva', personalNumber: '20100101-2382' }));
    expect((await all(handle)).rows[0]).toMatchObject({ state: 'error', problems: [{ code: 'import-number-in-register' }] });
    expect(refusal(await commit(handle, 10))).toBe('conflict');
  });
});

describe('importing', () => {
  test('writes the good rows, the log and nothing of the others', async () => {
    const { handle } = await choose();
    expect(value(await commit(handle, 10)).imported).toBe(10);
    const rows = value(await core.client.participants.list({})).rows;
    expect(rows.map(({ caseNumber }) => caseNumber)).toEqual(
      expect.arrayContaining(['Ä-2025-003', 'Ä-2025-010', 'Ä-2026-001', 'Ä-2026-010']),
    );
    expect(rows).toHaveLength(10);
    // Importing opens no case.
    expect(refusal(await core.client.participants.get({ caseId: rows[0]?.caseId ?? '' }))).toBe('no-grant');
  });

  test('brings all of it: guardians, note with its day, state, protection and missing number', async () => {
    const { handle } = await choose();
    await mendAll(handle);
    value(await commit(handle, 14));
    const rows = value(await core.client.participants.list({})).rows;
    expect(rows).toHaveLength(14);
    const idOf = (number: string): Id => rows.find(({ caseNumber }) => caseNumber === number)?.caseId ?? '';
    const alva = value(await core.client.participants.openCase({ caseId: idOf('Ä-2025-003'), reason: '' }));
    expect(alva).toMatchObject({ givenName: 'Alva', phase: 'assessment', municipality: '0581', openedOn: '2025-11-03' });
    expect(alva.guardians.map(({ givenName }) => givenName)).toEqual(['Karin', 'Per']);
    const [note] = value(await core.client.events.list({ caseId: alva.caseId })).rows;
    expect(note).toMatchObject({
      text: 'Vill tillbaka till skolan. Mamma kör till möten.',
      happenedAt: '2026-04-27T22:00:00.000Z',
      subjectArea: null,
      source: 'Importerad ärendelista',
    });
    const sanna = value(await core.client.participants.openCase({ caseId: idOf('Ä-2025-010'), reason: '' }));
    expect(sanna).toMatchObject({ state: 'paused', maskedNumber: null, numberMissingReason: 'Saknades i den importerade listan' });
    const rasmus = value(await core.client.participants.openCase({ caseId: idOf('Ä-2026-008'), reason: '' }));
    expect(rasmus).toMatchObject({ state: 'discontinued', closedOn: '2026-05-07' });
    const viktor = rows.find(({ caseNumber }) => caseNumber === 'Ä-2026-001');
    expect(viktor?.name).toBeNull();
  });

  test('gives case numbers only where none is taken further down', async () => {
    const { handle } = await choose(
      writeXlsx({
        sheet: 'B',
        rows: [
          ['Ärendenr', 'Namn', 'Personnummer', 'Inskriven'],
          [null, 'Alva Testberg', '20100101-2382', '2026-01-10'],
          ['ä 2026-1', 'Milo Exempelsson', '20080914-2383', '2026-01-12'],
        ],
      }),
    );
    value(await commit(handle, 2));
    expect(value(await core.client.participants.list({})).rows.map(({ caseNumber }) => caseNumber)).toEqual(['Ä-2026-001', 'Ä-2026-002']);
  });

  test('stopped in the middle leaves the register as it was', async () => {
    const { handle } = await choose(writeXlsx(list(400)));
    const before = dump();
    const jobId = newId();
    let written = 0;
    watch = (done) => {
      written = db.get<{ count: number }>('select count(*) as count from cases')?.count ?? 0;
      if (done >= 200) void core.client.users.cancelJob({ jobId });
    };
    expect(refusal(await commit(handle, 400, jobId))).toBe('cancelled');
    expect(written).toBe(200);
    expect(dump()).toEqual(before);
    expect(value(await core.client.exchange.lastImport({}))).toBeNull();
  });

  test('takes 5,000 rows', async () => {
    const { handle } = await choose(writeXlsx(list(5000)));
    expect(value(await commit(handle, 5000)).imported).toBe(5000);
  });
});

describe('undoing', () => {
  test('puts every table back as it was, the mending too, and tells the log', async () => {
    const { handle } = await choose();
    await mendAll(handle);
    const before = dump();
    const { batchId } = value(await commit(handle, 14));
    expect(value(await core.client.exchange.lastImport({}))).toMatchObject({ batchId, imported: 14 });
    expect(value(await undo(batchId)).removed).toBe(14);
    expect(dump()).toEqual(before);
    expect(refusal(await undo(batchId))).toBe('nothing-to-undo');
    // The sheet is still loaded, and can be imported again.
    expect(value(await commit(handle, 14)).imported).toBe(14);
  });

  test('is possible after a look, not after a change', async () => {
    const { handle } = await choose();
    const { batchId } = value(await commit(handle, 10));
    const [first] = value(await core.client.participants.list({})).rows;
    const caseId = first?.caseId ?? '';
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    const before = dump();
    value(
      await core.client.events.add({
        caseId,
        type: 'observation',
        nature: 'fact',
        happenedAt: '2026-05-07T07:00:00.000Z',
        source: 'Polisen',
        reliability: 'medium',
        subjectArea: 'safety',
        text: 'Ringde.',
      }),
    );
    expect(failureOf(await undo(batchId))).toEqual({ code: 'conflict', details: { changed: 1 } });
    expect(dump()).not.toEqual(before);
    expect(value(await core.client.participants.list({})).rows).toHaveLength(10);
  });

  test('is only for the last import', async () => {
    const first = value(await commit((await choose()).handle, 10));
    const second = value(await commit((await choose(writeXlsx(list(2)))).handle, 2));
    expect(refusal(await undo(first.batchId))).toBe('nothing-to-undo');
    expect(value(await undo(second.batchId)).removed).toBe(2);
    expect(value(await core.client.exchange.lastImport({}))).toBeNull();
    expect(value(await core.client.participants.list({})).rows).toHaveLength(10);
  });
});
