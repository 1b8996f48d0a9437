import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../core/migrations.ts';
import { backupPaths, listBackups } from './backups/backup-files.ts';
import { openDatabase } from './database.ts';
import { generationPaths, paths } from './folder/files.ts';
import { newRegisterKey } from './keys/keys.ts';
import { migrate, pendingMigrations, type Migration } from './migrations.ts';
import { createRegister, openRegister } from './register.ts';

const now = '2026-05-07T08:00:00.000Z';
const secret = (): Uint8Array => new TextEncoder().encode('korrekt häst batteri klammer');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-migrations-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const make = (steps: readonly Migration[]) =>
  createRegister({
    folder: home,
    trial: true,
    now,
    migrations: steps,
    slots: [{ owner: { kind: 'recovery' }, secret: secret() }],
    cost: { memoryKiB: 8, passes: 1, lanes: 1 },
    seed: () => undefined,
  });
const open = (steps: readonly Migration[]) =>
  openRegister({ folder: home, runtime: 'stand-in', now, migrations: steps, secret: secret(), slots: (envelope) => envelope.slots });
const backups = (): string[] => {
  try {
    return readdirSync(paths(home).backups);
  } catch {
    return [];
  }
};

it('brings a register from each earlier state to the present tables', () => {
  const schema = (upTo: number): unknown => {
    const file = join(home, `${upTo}.db`);
    const db = openDatabase(file, newRegisterKey(), { create: true });
    migrate(db, migrations.slice(0, upTo), now);
    migrate(db, pendingMigrations(db, migrations), now);
    expect(pendingMigrations(db, migrations)).toEqual([]);
    const tables = db.all('select type, name, sql from sqlite_schema order by type, name');
    db.close();
    return tables;
  };
  const whole = schema(migrations.length);
  for (let upTo = 1; upTo < migrations.length; upTo += 1) expect(schema(upTo), `from state ${upTo}`).toEqual(whole);
});

it('hardening 19 enforced: copies the register, encrypted and for its owner alone, before it changes it', async () => {
  (await make(migrations.slice(0, -1))).close();
  expect(backups()).toEqual([]);
  const { register } = await open(migrations);
  expect(pendingMigrations(register.db, migrations)).toEqual([]);
  const [copy = {} as never] = listBackups(paths(home).backups);
  if (copy.state !== 'whole') throw new Error('the copy is not whole');
  const file = backupPaths(copy.home).database;
  expect(copy.manifest.kind).toBe('before-migration');
  const key = register.copyKey();
  const before = openDatabase(file, key, { readonly: true });
  expect(pendingMigrations(before, migrations)).toHaveLength(1);
  before.close();
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file).includes('SQLite format 3')).toBe(false);
  register.close();
});

it('leaves the register as it was when a step fails, and opens it again without that step', async () => {
  (await make(migrations)).close();
  const broken: Migration[] = [
    { area: 'users', number: 9001, name: 'good', sql: 'create table half (id text) strict;' },
    { area: 'users', number: 9002, name: 'broken', sql: 'create table half (id text) strict;' },
  ];
  // All but the first page: the check for other programs changes the counter in it.
  const pages = (): Buffer => readFileSync(generationPaths(home, '0001').database).subarray(4096);
  const before = pages();
  await expect(open([...migrations, ...broken])).rejects.toThrow('already exists');
  expect(pages().equals(before)).toBe(true);
  const { register } = await open(migrations);
  expect(register.db.get(`select 1 from sqlite_schema where name = 'half'`)).toBeUndefined();
  register.close();
});

it('refuses a step that was changed after it was applied', async () => {
  (await make(migrations)).close();
  const changed = migrations.map((step) => (step.area === 'users' ? { ...step, sql: `${step.sql}\n-- later` } : step));
  await expect(open(changed)).rejects.toThrow('register-newer');
});
