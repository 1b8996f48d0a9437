import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../base/ids.ts';
import { verifyChain } from '../../../register/log/audit-chain.ts';
import { openDatabase, type Db } from '../../../register/database.ts';
import { generationPaths } from '../../../register/folder/files.ts';
import { knownHeads } from '../../../register/log/heads.ts';
import { openRegister, type Unlocked } from '../../../register/register.ts';
import { migrations } from '../../../core/migrations.ts';
import { runInPlace } from '../../../core/jobs/jobs.ts';
import { invented } from '../../../testing/invented.ts';
import { makeRegister, passphrase, refusal, testCore, typed, value, type TestCore } from '../../../testing/test-core.ts';

let test: TestCore;
let db: Db;
let oldKey: Uint8Array;
let code: string;
/** Called for each progress message of the job, before the core gets it. */
let watch: (step: string, done: number) => void;

beforeEach(async () => {
  watch = () => undefined;
  test = testCore({
    runJob: (request) => {
      const onProgress = (done: number, total: number, step: string): void => {
        watch(step, done);
        request.onProgress(done, total, step);
      };
      db = request.db ?? db;
      return runInPlace({ ...request, onProgress });
    },
  });
  code = await makeRegister(test);
  // A job on the register itself shows its connection.
  value(await test.client.audit.verify({}));
});
afterEach(() => {
  if (test.faults.length > 0) throw new Error('the core had a fault', { cause: test.faults[0] });
  test.close();
});

const register = (givenName: string) => test.client.participants.register(invented(givenName));
const open = (secret: Uint8Array = passphrase()): Promise<Unlocked> =>
  openRegister({
    folder: test.folder,
    runtime: 'stand-in',
    now: test.clock.now,
    migrations,
    secret,
    slots: (envelope) => envelope.slots,
  });
const livingGeneration = (): string =>
  (JSON.parse(readFileSync(join(test.folder, 'utvag-register.json'), 'utf8')) as { generation: string }).generation;
const rekey = (jobId = newId()) => test.client.users.rekey({ jobId });
const rows = (on: Db): unknown =>
  on
    .all<{ name: string }>(
      `select name from sqlite_schema where type = 'table' and name not in ('register_facts', 'audit_entries', 'audit_payloads') order by name`,
    )
    .map(({ name }) => [name, on.all(`select * from ${name} order by 1`)]);
const keep = async (): Promise<void> => {
  const { register: opened } = await open();
  oldKey = opened.copyKey();
  opened.close();
};

describe('a new key', () => {
  it('is another key over the same rows, opened by the same secrets, and the chain goes on', async () => {
    await register('Alva');
    await test.client.users.lock({});
    await keep();
    value(await test.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    let before: unknown;
    value(await test.client.audit.verify({}));
    watch = () => (before ??= rows(db));
    value(await rekey());
    expect(value(await test.client.users.status({}))).toMatchObject({ open: false, state: 'present', isRekeyed: true });
    expect(livingGeneration()).toBe('0002');
    const file = generationPaths(test.folder, '0002').database;
    expect(() => openDatabase(file, oldKey)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }) as Error);

    const { register: opened } = await open();
    expect(rows(opened.db)).toEqual(before);
    expect(verifyChain(opened.db, knownHeads(test.folder)).brokenAt).toBeNull();
    expect(
      opened.db.all(`select kind from audit_entries where kind in ('users.rekeyed', 'users.generation-changed') order by seq`),
    ).toEqual([{ kind: 'users.rekeyed' }, { kind: 'users.generation-changed' }]);
    opened.close();
    value(await test.client.users.unlockWithRecoveryCode({}, [typed(code)]));
    expect(value(await test.client.users.status({}))).toMatchObject({ open: true, isRekeyed: false });
  });

  it('leaves the earlier generation as it was, openable by who could open it, and lists both', async () => {
    const before = readFileSync(generationPaths(test.folder, '0001').envelope);
    value(await rekey());
    value(await test.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(readFileSync(generationPaths(test.folder, '0001').envelope).equals(before)).toBe(true);
    expect(value(await test.client.users.generations({}))).toMatchObject([
      { number: '0002', isLiving: true, isWhole: true },
      { number: '0001', isLiving: false, isWhole: true },
    ]);
    expect(readdirSync(join(test.folder, 'backups')).filter((name) => name.endsWith('-before-rekey'))).toHaveLength(1);
  });

  it('shuts out the slot of somebody who was disabled, and keeps those of the others', async () => {
    const add = (name: string, signature: string) =>
      test.client.users.add({ name, signature, role: 'deputy' }, [new TextEncoder().encode(`fras för ${name} här`)]);
    const { id } = value(await add('Dani Ek', 'DE'));
    value(await add('Bo Lind', 'BL'));
    value(await test.client.users.disable({ id }));
    value(await rekey());
    await expect(open(new TextEncoder().encode('fras för Dani Ek här'))).rejects.toThrow('wrong-passphrase');
    const { slot, register: opened } = await open(new TextEncoder().encode('fras för Bo Lind här'));
    expect(slot.signature).toBe('BL');
    opened.close();
  });

  it('refuses every write meanwhile, so that none is lost', async () => {
    const meanwhile: Promise<string>[] = [];
    watch = (step) => {
      if (step === 'copy' && meanwhile.length === 0) {
        meanwhile.push(register('Under tiden').then(refusal));
        meanwhile.push(test.client.drafts.put({ key: `events/${newId()}/new`, value: 'utkast', baseVersion: 0 }).then(refusal));
        meanwhile.push(test.client.users.disable({ id: newId() }).then(refusal));
        meanwhile.push(rekey().then(refusal));
      }
    };
    value(await rekey());
    expect(await Promise.all(meanwhile)).toEqual(['register-held', 'register-held', 'register-held', 'register-held']);
  });

  it('notes beside the register what is refused meanwhile, and the new one tells of it', async () => {
    const meanwhile: Promise<unknown>[] = [];
    watch = (step) => {
      if (step === 'verify')
        meanwhile.push(test.core.call(JSON.stringify({ procedure: 'participants.get', input: { caseId: newId() } }), []));
    };
    value(await rekey());
    await Promise.all(meanwhile);
    const { register: opened } = await open();
    const refused = opened.db.all<{ payload: string }>(
      `select payload from audit_entries join audit_payloads using (seq) where kind = 'router.refused'`,
    );
    expect(refused.map(({ payload }) => payload)).toEqual([expect.stringContaining('participants.get')]);
    opened.close();
  });

  it('gives up when something was written all the same, and loses nothing', async () => {
    watch = (step) => {
      if (step === 'seal') db.transaction(() => db.run(`insert into settings (key, value) values ('probe', '1')`));
    };
    expect(refusal(await rekey())).toBe('conflict');
    expect(livingGeneration()).toBe('0001');
    expect(readdirSync(join(test.folder, 'generations'))).toEqual(['0001']);
    value(await register('Efteråt'));
    expect(db.get(`select value from settings where key = 'probe'`)).toEqual({ value: '1' });
  });

  it.each(['copy', 'verify', 'seal'])('is cancelled in the step %s, and nothing has happened', async (at) => {
    const jobId = newId();
    watch = (step) => {
      if (step === at) void test.client.users.cancelJob({ jobId });
    };
    expect(refusal(await rekey(jobId))).toBe('cancelled');
    expect(livingGeneration()).toBe('0001');
    expect(readdirSync(join(test.folder, 'generations'))).toEqual(['0001']);
    value(await register('Efteråt'));
    expect(verifyChain(db).brokenAt).toBeNull();
  });

  it('is given up when the register is locked meanwhile, which opens as before', async () => {
    watch = (step) => {
      if (step === 'verify') void test.client.users.lock({});
    };
    expect(['cancelled', 'locked']).toContain(refusal(await rekey()));
    expect(livingGeneration()).toBe('0001');
    expect(readdirSync(join(test.folder, 'generations'))).toEqual(['0001']);
    value(await test.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await register('Efteråt'));
  });

  it('is the matter of those who decide', async () => {
    value(await test.client.users.add({ name: 'Dani Ek', signature: 'DE', role: 'deputy' }, [passphrase()]));
    await test.client.users.lock({});
    value(await test.client.users.unlock({ signature: 'DE' }, [passphrase()]));
    expect(refusal(await rekey())).toBe('forbidden');
    expect(refusal(await test.client.users.generations({}))).toBe('forbidden');
  });
});
