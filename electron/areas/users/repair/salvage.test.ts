import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../base/ids.ts';
import { areas } from '../../../core/areas.ts';
import { migrations } from '../../../core/migrations.ts';
import { damageIn } from '../../../register/integrity.ts';
import { openDatabase, type Db } from '../../../register/database.ts';
import { openRegister } from '../../../register/register.ts';
import { tablesOf } from '../../../register/tables.ts';
import { invented } from '../../../testing/invented.ts';
import { makeRegister, passphrase, refusal, testCore, typed, value, type TestCore } from '../../../testing/test-core.ts';

const pageSize = 4096;
let home: string;
let original: string;
let code: string;
let key: Uint8Array;
let expected: ReadonlyMap<string, readonly string[]>;
let open: TestCore[] = [];

/** Every row as text, by table; what a salvage rewrites is left out. */
const rowsOf = (db: Db): Map<string, string[]> =>
  new Map(
    tablesOf(db, 'main')
      .filter(({ name }) => !['register_facts', 'audit_entries', 'audit_payloads', 'settings'].includes(name))
      .map(({ name }) => [name, db.all(`select * from ${name}`).map((row) => JSON.stringify(row))]),
  );

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-salvage-'));
  const core = testCore({ folder: home });
  code = await makeRegister(core);
  for (let i = 0; i < 200; i += 1) value(await core.client.participants.register(invented(`Testa${i}`)));
  core.core.close();
  original = core.folder;
  const { register } = await openRegister({
    ...{ folder: original, runtime: 'stand-in', now: core.clock.now, migrations, secret: passphrase() },
    slots: (envelope) => envelope.slots,
  });
  expected = rowsOf(register.db);
  key = register.copyKey();
  register.close(core.clock.now);
});
afterEach(() => {
  const [done, faults] = [open, open.flatMap((core) => core.faults)];
  open = [];
  for (const core of done) core.close();
  if (faults.length > 0) throw new Error('the core had a fault', { cause: faults[0] });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A copy of the register in its own home folder, with a core over it. */
const copied = (): { readonly core: TestCore; readonly file: string; readonly target: string } => {
  const place = mkdtempSync(join(home, 'case-'));
  cpSync(original, join(place, 'register'), { recursive: true });
  const core = testCore({ folder: place });
  open.push(core);
  const target = join(place, 'sparat');
  mkdirSync(target);
  core.answers.push(() => ({ kind: 'folder', path: target }));
  return { core, file: join(place, 'register/generations/0001/register.db'), target };
};
/** A core over what was saved. */
const movedTo = (target: string): TestCore => {
  const next = testCore({ folder: mkdtempSync(join(home, 'next-')) });
  open.push(next);
  cpSync(target, next.folder, { recursive: true });
  return next;
};
const flip = (file: string, page: number): void => {
  const bytes = readFileSync(file);
  bytes[(page - 1) * pageSize + 777] = (bytes[(page - 1) * pageSize + 777] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
const sum = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const salvageLocked = (core: TestCore) =>
  core.client.users.salvageLocked({ jobId: newId(), by: 'passphrase', signature: 'ME' }, [passphrase()]);
const opened = (folder: string) =>
  openRegister({
    ...{ folder, runtime: 'stand-in', now: '2026-05-08T08:00:00.000Z', migrations, secret: passphrase() },
    slots: (envelope) => envelope.slots,
  });
/** The page a table begins at, and the leaf that holds a given row, as SQLite itself says. */
const rootOf = (name: string): number => {
  const db = openDatabase(join(original, 'generations/0001/register.db'), key, { readonly: true });
  const root = db.get<{ page: number }>('select rootpage as page from sqlite_schema where name = :name', { name })?.page ?? 0;
  db.close();
  return root;
};

describe('a salvage', () => {
  it('of any one damaged page saves what is not on it, invents nothing, counts what is lost, and leaves the file as it was', async () => {
    const pages = statSync(join(original, 'generations/0001/register.db')).size / pageSize;
    const outcomes = { nothing: 0, whole: 0, part: 0 };
    for (let page = 1; page <= pages; page += 3) {
      const { core, file, target } = copied();
      flip(file, page);
      const before = sum(file);
      const answer = await salvageLocked(core);
      expect(sum(file), `page ${page}`).toBe(before);
      if (!answer.ok) {
        expect(answer.error, `page ${page}`).toEqual({ code: 'register-damaged', details: { nothing: true } });
        expect(existsSync(join(target, 'utvag-register.json'))).toBe(false);
        outcomes.nothing += 1;
        continue;
      }
      const { tables } = answer.value ?? { tables: [] };
      const { register } = await opened(target);
      const found = rowsOf(register.db);
      let lost = 0;
      for (const [name, rows] of expected) {
        // Rebuilt at the next unlock, from what was saved.
        if (areas.some(({ kept }) => kept?.tables.includes(name))) continue;
        const left = found.get(name) ?? [];
        const told = tables.find((table) => table.name === name);
        // Somebody who was lost is replaced, so that her slot still opens.
        if (name !== 'users' && name !== 'schema_migrations') {
          const known = new Set(rows);
          expect(
            left.filter((row) => !known.has(row)),
            `page ${page} ${name}`,
          ).toEqual([]);
          expect(told?.saved, `page ${page} ${name}`).toBe(left.length);
          // Null only where they can no longer be counted.
          expect([null, rows.length - left.length], `page ${page} ${name}`).toContain(told?.lost);
          if (told?.lost === null) expect(left, `page ${page} ${name}`).toEqual([]);
        }
        lost += told?.lost ?? 1;
      }
      outcomes[lost > 0 ? 'part' : 'whole'] += 1;
      expect(damageIn(register.db)).toBe(0);
      register.close();
    }
    expect(outcomes.part).toBeGreaterThan(0);
    expect(outcomes.whole).toBeGreaterThan(0);
    expect(outcomes.nothing).toBeLessThan(pages / 6);
  });

  it.each([
    ['persons'],
    ['cases'],
    ['users'],
    ['settings'],
    ['schema_migrations'],
    ['audit_entries'],
    ['audit_payloads'],
    ['register_facts'],
  ])('opens with the same secrets also without the table %s', async (name) => {
    const { core, file, target } = copied();
    flip(file, rootOf(name));
    const { tables } = value(await salvageLocked(core)) ?? { tables: [] };
    expect(tables.find((table) => table.name === name)).toMatchObject({ saved: 0 });
    const next = movedTo(target);
    const { status } = value(await next.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(status.user).toMatchObject({ name: name === 'users' ? 'ME' : 'Maja Ek', role: 'coordinator' });
    expect(value(await next.client.settings.get({})).idleMinutes).toBe(5);
    await next.client.users.lock({});
    value(await next.client.users.unlockWithRecoveryCode({}, [typed(code)]));
    expect(value(await next.client.participants.list({})).rows.length > 0).toBe(!['cases', 'persons'].includes(name));
  });

  it('of a file that was cut off saves what is left', async () => {
    const { core, file, target } = copied();
    truncateSync(file, Math.floor(statSync(file).size / pageSize / 2) * pageSize);
    const answer = await salvageLocked(core);
    if (answer.ok) {
      const { register } = await opened(target);
      expect(damageIn(register.db)).toBe(0);
      register.close();
    } else expect(answer.error.details).toEqual({ nothing: true });
  });

  it('tells where the log is broken, and goes on telling it', async () => {
    const { core, file, target } = copied();
    flip(file, rootOf('audit_entries'));
    const { brokenAt } = value(await salvageLocked(core)) ?? { brokenAt: null };
    expect(brokenAt).toBe(1);
    const next = movedTo(target);
    value(await next.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(value(await next.client.audit.verify({})).brokenAt).not.toBeNull();
  });

  it('takes the recovery code for a passphrase', async () => {
    const { core, file, target } = copied();
    flip(file, rootOf('agencies'));
    value(await core.client.users.salvageLocked({ jobId: newId(), by: 'recovery-code', signature: '' }, [typed(code.toLowerCase())]));
    const { status } = value(await movedTo(target).client.users.unlockWithRecoveryCode({}, [typed(code)]));
    expect(status.user).toMatchObject({ name: 'Maja Ek', role: 'coordinator' });
  });

  it('saves what had not come from the journal into the file yet', async () => {
    const { core, file } = copied();
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    for (let i = 0; i < 5; i += 1) value(await core.client.participants.register(invented(`Sen${i}`)));
    // The state a killed process leaves.
    const place = mkdtempSync(join(home, 'killed-'));
    cpSync(join(file, '../../..'), join(place, 'register'), { recursive: true });
    const killed = join(place, 'register/generations/0001/register.db');
    expect(statSync(`${killed}-wal`).size).toBeGreaterThan(0);
    flip(killed, rootOf('agencies'));
    const [before, journal] = [sum(killed), sum(`${killed}-wal`)];
    const next = testCore({ folder: place });
    open.push(next);
    const target = join(place, 'sparat');
    mkdirSync(target);
    next.answers.push(() => ({ kind: 'folder', path: target }));
    const { tables } = value(await salvageLocked(next)) ?? { tables: [] };
    expect(tables.find(({ name }) => name === 'cases')).toEqual({ name: 'cases', saved: 205, lost: 0 });
    expect([sum(killed), sum(`${killed}-wal`)]).toEqual([before, journal]);
  });

  it('asks for the passphrase, counts a wrong one and waits as an unlock does', async () => {
    const { core } = copied();
    const wrong = () =>
      core.client.users.salvageLocked({ jobId: newId(), by: 'passphrase', signature: 'ME' }, [
        new TextEncoder().encode('fel fras fel fras'),
      ]);
    for (let n = 0; n < 3; n += 1) expect(refusal(await wrong())).toBe('wrong-passphrase');
    expect(refusal(await wrong())).toBe('wait');
    expect(value(await core.client.users.status({})).failedUnlocks).toBe(3);
    expect(core.asked).toEqual([]);
  });

  it('writes over no other register, and can be thought better of', async () => {
    const { core, target } = copied();
    cpSync(original, target, { recursive: true });
    const before = sum(join(target, 'generations/0001/register.db'));
    expect(refusal(await salvageLocked(core))).toBe('register-exists');
    expect(sum(join(target, 'generations/0001/register.db'))).toBe(before);
    expect(readdirSync(join(target, 'generations'))).toEqual(['0001']);
    expect(value(await salvageLocked(core))).toBeNull();
  });
});

describe('an open register that is found damaged', () => {
  it('is told of, only read, and saved for the same people', async () => {
    const { core, file, target } = copied();
    // A leaf of the persons, found by flipping: any page that prevents neither opening nor the log.
    flip(file, rootOf('persons'));
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(value(await core.client.users.status({})).damaged).toBe(false);
    expect(value(await core.client.users.checkFile({}))).toEqual({ damaged: true });
    expect(value(await core.client.users.status({})).damaged).toBe(true);
    expect(refusal(await core.client.users.rename({ name: 'Maja Ekdahl' }))).toBe('read-only');
    expect(refusal(await core.client.users.rekey({ jobId: newId() }))).toBe('read-only');
    const saved = value(await core.client.users.salvage({ jobId: newId() }));
    expect(saved).toMatchObject({ folderName: 'sparat', brokenAt: null });
    expect(core.asked.at(-1)).toEqual({ port: 'use-register', path: target });
    await core.client.users.lock({});
    const { register, slot } = await opened(target);
    expect(slot.signature).toBe('ME');
    expect(register.pointer.generation).toBe('0002');
    expect(
      register.db.all(`select kind from audit_entries where kind in ('users.salvaged', 'users.damage-found') order by seq`),
    ).toHaveLength(2);
    register.close();
  });

  it('is found by whatever meets the damage first', async () => {
    const { core, file } = copied();
    flip(file, rootOf('persons'));
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(refusal(await core.client.participants.list({}))).toBe('register-damaged');
    expect(value(await core.client.users.status({})).damaged).toBe(true);
  });

  it('is not found where there is nothing', async () => {
    const { core } = copied();
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(value(await core.client.users.checkFile({}))).toEqual({ damaged: false });
    expect(value(await core.client.users.status({})).damaged).toBe(false);
  });
});
