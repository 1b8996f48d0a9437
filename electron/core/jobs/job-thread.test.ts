import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, type Id } from '../../base/ids.ts';
import { verifyChain } from '../../register/log/audit-chain.ts';
import type { Db } from '../../register/database.ts';
import { invented } from '../../testing/invented.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { runInThread } from './job-thread.ts';
import type { JobRequest, StartedJob } from './jobs.ts';

// Node runs our TypeScript directly; the program runs the built version of the same file.
const inThread = runInThread(new URL('../../testing/jobs-worker-entry.ts', import.meta.url));
const example = new Uint8Array(readFileSync(new URL('../../../examples/arendelista.xlsx', import.meta.url)));
const csv = (rows: number): Uint8Array =>
  new TextEncoder().encode(
    ['Namn;Personnummer saknas', ...Array.from({ length: rows }, (_, at) => `Testa Testsson${at};okänt`)].join('\n'),
  );

let core: TestCore;
let db: Db;
let keys: Uint8Array[];
let watch: (done: number, step: string, started: StartedJob) => void;
beforeEach(async () => {
  watch = () => undefined;
  keys = [];
  core = await openTestCore({
    runJob: (request) => {
      db = request.db ?? db;
      const connection = (): ReturnType<JobRequest['connection']> => {
        const made = request.connection();
        keys.push(made.key);
        return made;
      };
      const onProgress: JobRequest['onProgress'] = (done, total, step) => {
        request.onProgress(done, total, step);
        watch(done, step, started);
      };
      const started = inThread({ ...request, connection, onProgress });
      return started;
    },
  });
});
afterEach(() => {
  if (core.faults.length > 0) throw new Error('the core had a fault', { cause: core.faults[0] });
  core.close();
});

const read = (bytes: Uint8Array) => core.client.exchange.readFile({ jobId: newId(), fileName: 'lista' }, [bytes]);
const commit = (handle: Id, expected: number, jobId = newId()) => core.client.exchange.commit({ handle, jobId, expected });
const cases = (): number => db.get<{ count: number }>('select count(*) as count from cases')?.count ?? 0;
const register = (givenName: string) => core.client.participants.register(invented(givenName));

describe('a job in its thread', () => {
  test('reads and writes on a connection of its own, and the chain holds over both', async () => {
    const { handle } = value(await read(example));
    const during = register('Före');
    const [done] = await Promise.all([commit(handle, 10), during]);
    expect(value(done).imported).toBe(10);
    value(await register('Efter'));
    expect(cases()).toBe(12);
    expect(verifyChain(db).brokenAt).toBeNull();
    expect(core.events.some((event) => event.kind === 'progress' && event.step === 'write')).toBe(true);
  });

  test('lets the core answer while it works', async () => {
    const { handle } = value(await read(csv(1500)));
    let answered = 0;
    watch = (_, step) => {
      if (step === 'write') void core.client.participants.list({}).then((answer) => (answered += Number(answer.ok)));
    };
    value(await commit(handle, 1500));
    expect(answered).toBeGreaterThan(10);
  });

  test('takes its key with it', async () => {
    value(await read(example));
    expect(keys.map((key) => key.byteLength)).toEqual([0]);
  });

  test('refuses with the same codes as in place', async () => {
    expect(await read(csv(200_000))).toEqual({
      ok: false,
      error: { code: 'too-many-rows', details: { rows: 200_000, limit: 5000 } },
    });
    expect(await read(new TextEncoder().encode('%PDF-1.7'))).toEqual({
      ok: false,
      error: { code: 'unreadable-file', details: { reason: 'not-a-spreadsheet' } },
    });
  });

  test('stops between two rows when asked to, and nothing of it is left', async () => {
    const { handle } = value(await read(csv(2000)));
    const jobId = newId();
    watch = (done, step) => {
      if (step === 'write' && done >= 400) void core.client.users.cancelJob({ jobId });
    };
    expect(refusal(await commit(handle, 2000, jobId))).toBe('cancelled');
    expect(cases()).toBe(0);
    value(await register('Efter'));
    expect(verifyChain(db).brokenAt).toBeNull();
  });

  test('ended from outside in the middle of its transaction leaves nothing and no lock', async () => {
    const { handle } = value(await read(csv(2000)));
    watch = (done, step, started) => {
      if (step === 'write' && done >= 400) started.stop();
    };
    expect(refusal(await commit(handle, 2000))).toBe('cancelled');
    expect(cases()).toBe(0);
    value(await register('Efter'));
    expect(cases()).toBe(1);
    expect(verifyChain(db).brokenAt).toBeNull();
  });

  test('that does not answer is ended after a second', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'utvag-job-'));
    try {
      const deaf = join(folder, 'deaf.mjs');
      writeFileSync(deaf, 'for (;;);');
      const started = runInThread(pathToFileURL(deaf))({
        job: { name: 'test.deaf', run: () => null },
        input: null,
        user: { id: 'u', name: 'U', signature: 'U', role: 'coordinator' },
        now: core.clock.now,
        db,
        connection: () => ({ file: '', key: new Uint8Array(32) }),
        onProgress: () => undefined,
      });
      started.cancel();
      await expect(started.result).rejects.toThrow('cancelled');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
