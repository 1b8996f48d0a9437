import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type Id } from '../../base/ids.ts';
import { alva as aChild, registerChild } from '../../testing/consent-samples.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../testing/test-core.ts';

/** A list of numbers asks who is in the register: it must reveal no more than a search does, and the log records it. */

const heading = 'Förnamn;Efternamn;Personnummer;Telefon';
const numbers = { child: '20100101-2382', guardian: '19750325-9280', adult: '20080914-2383', nobody: '20020320-2387' };

let core: TestCore;
let child: Id;
beforeEach(async () => {
  core = await openTestCore();
  child = (await registerChild(core, aChild)).caseId;
});
afterEach(() => {
  const [fault] = core.faults;
  core.close();
  if (fault !== undefined) throw new Error('a fault of ours', { cause: fault });
});

const read = async (...rows: readonly string[]): Promise<Id> => {
  const text = new TextEncoder().encode([heading, ...rows].join('\n'));
  return value(await core.client.exchange.readFile({ jobId: newId(), fileName: 'x.csv' }, [text])).handle;
};
const codes = async (handle: Id) =>
  value(await core.client.exchange.preview({ handle, offset: 0, limit: 10 })).rows.map(({ problems }) => problems.map(({ code }) => code));
const asked = async () =>
  value(
    await core.client.audit.list({ kind: 'exchange.asked', userId: null, caseNumber: '', from: null, to: null, before: null, limit: 100 }),
  ).entries;
const payloadOf = async (entry: { readonly seq: number } | undefined): Promise<unknown> =>
  JSON.parse(value(await core.client.audit.openPayload({ seq: entry?.seq ?? 0 })).payload ?? 'null');
const seal = async (caseId: Id): Promise<void> => {
  const { version } = value(await core.client.participants.get({ caseId }));
  value(await core.client.participants.change({ caseId, version, changes: { protection: 'protected-registration' } }));
};
const known = ['import-number-in-register'];

describe('a number in a list', () => {
  it('is told as known only of a participant whom a search would show', async () => {
    const rows = [`A;B;${numbers.child}`, `C;D;${numbers.guardian}`, `E;F;${numbers.nobody}`];
    expect(await codes(await read(...rows))).toEqual([known, [], []]);
    await seal(child);
    const handle = await read(...rows);
    expect(await codes(handle)).toEqual([[], [], []]);
    // Nor one that is typed into the cell.
    value(await core.client.exchange.editCell({ handle, row: 4, column: 2, text: numbers.child }));
    expect((await codes(handle))[2]).toEqual(['import-number-twice-in-file']);
  });

  it('is not told of a participant whom the user is shut out of', async () => {
    const { signerId, secret } = await secondDecider(core, 'coordinator');
    value(await core.client.users.shutOut({ caseId: child, userId: signerId, reason: 'Hon är hennes moster' }));
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'OL' }, [secret()]));
    expect(await codes(await read(`A;B;${numbers.child}`))).toEqual([[]]);
  });

  it('leaves a trace: an entry for each file, each column and each cell that asks, with how many and not whom', async () => {
    const handle = await read(`A;B;${numbers.child}`, `C;D;${numbers.guardian}`, 'E;F;');
    const edit = (column: number, text: string) => core.client.exchange.editCell({ handle, row: 4, column, text });
    value(await edit(2, numbers.adult));
    // These ask nothing.
    value(await edit(2, '2008'));
    value(await edit(1, 'Testsson'));
    value(await edit(3, numbers.child));
    value(await core.client.exchange.leaveOut({ handle, row: 4, left: true }));
    value(await core.client.exchange.setColumn({ handle, column: 1, field: 'alias' }));
    value(await core.client.exchange.setColumn({ handle, column: 3, field: 'personal-number' }));
    const payloads = await Promise.all((await asked()).toSorted((a, b) => a.seq - b.seq).map(payloadOf));
    expect(payloads).toEqual([
      { fileHash: expect.any(String), asked: 2, known: 1 },
      { fileHash: expect.any(String), asked: 1, known: 0 },
      { fileHash: expect.any(String), asked: 1, known: 1 },
    ]);
  });
});

describe('importing what may not be told', () => {
  it('brings the others in, and says only which rows are not', async () => {
    await seal(child);
    const handle = await read(`A;B;${numbers.child}`, `C;D;${numbers.guardian}`, `E;F;${numbers.nobody}`);
    const done = value(await core.client.exchange.commit({ handle, jobId: newId(), expected: 3 }));
    expect(done).toMatchObject({ imported: 1, notImported: [2, 3] });
    expect(value(await core.client.participants.list({})).rows).toHaveLength(2);
    const [entry] = value(
      await core.client.audit.list({
        kind: 'exchange.imported',
        userId: null,
        caseNumber: '',
        from: null,
        to: null,
        before: null,
        limit: 1,
      }),
    ).entries;
    expect(await payloadOf(entry)).toMatchObject({ imported: 1, notImported: 2 });
    value(await core.client.exchange.undo({ batchId: done.batchId ?? '' }));
    const { guardians } = value(await core.client.participants.get({ caseId: child }));
    expect(guardians).toHaveLength(2);
  });

  it('leaves the last import as it is when nothing came in', async () => {
    const first = value(await core.client.exchange.commit({ handle: await read(`E;F;${numbers.nobody}`), jobId: newId(), expected: 1 }));
    const handle = await read(`C;D;${numbers.guardian}`);
    const done = value(await core.client.exchange.commit({ handle, jobId: newId(), expected: 1 }));
    expect(done).toEqual({ batchId: null, imported: 0, notImported: [2] });
    expect(value(await core.client.exchange.lastImport({}))).toMatchObject({ batchId: first.batchId, imported: 1 });
  });
});
