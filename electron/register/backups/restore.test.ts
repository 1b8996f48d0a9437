import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../core/refusals.ts';
import { migrations } from '../../core/migrations.ts';
import { madeAt, makeSample, openSample, write } from '../../testing/backup-samples.ts';
import { makeReadOnly, mountSmall, unmount } from '../../testing/small-disk.ts';
import { auditHead, verifyChain } from '../log/audit-chain.ts';
import { backupPaths, readBackup, type WholeBackup } from './backup-files.ts';
import { makeBackup } from './backups.ts';
import type { Slot } from '../keys/envelope.ts';
import { fact } from '../facts.ts';
import { paths, pointerSchema } from '../folder/files.ts';
import type { Register } from '../register.ts';
import { prepareRestore, switchTo, type RestoreRequest } from './restore.ts';

const later = '2026-05-08T08:00:00.000Z';
let home: string;
let folder: string;
let key: Uint8Array;
let backup: WholeBackup;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-restoring-'));
  folder = join(home, 'register');
  const register = await makeSample(folder);
  key = register.copyKey();
  backup = makeBackup(register.db, folder, { kind: 'manual', now: madeAt });
  for (let n = 0; n < 5; n += 1) write(register.db, `later ${n}`);
  register.close(madeAt);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const slotIn = ({ envelope }: WholeBackup): Slot => envelope.slots[0] ?? expect.fail('no slot');

const request = (options: Partial<RestoreRequest> = {}): RestoreRequest => ({
  folder,
  backup,
  key,
  now: later,
  slot: slotIn(backup),
  migrations,
  left: { seq: 7, generation: '0001' },
  newest: null,
  live: null,
  guard: { admit: () => undefined, leaving: () => [], carry: () => undefined },
  by: { user: null, signed: null },
  ...options,
});
const pointer = () => pointerSchema.parse(JSON.parse(readFileSync(paths(folder).pointer, 'utf8')));
const codeOf = (options: Partial<RestoreRequest> = {}): Promise<string> =>
  prepareRestore(request(options)).then(
    () => 'done',
    (error: unknown) => failureOf(error).code,
  );
const reread = (): WholeBackup => {
  const found = readBackup(backup.home);
  if (found?.state !== 'whole') throw new Error(`the backup is ${found?.state}`);
  return found;
};
/** Every file in the register except its write-ahead log, by relative path. */
const everything = (place = folder): string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();
const brokenAt = (register: Register): number | null => verifyChain(register.db, register.knownHeads()).brokenAt;

it('makes the backup the living register, says so in its log, and leaves the old one where it was', async () => {
  const before = readFileSync(join(folder, 'generations/0001/register.db'));
  const prepared = await prepareRestore(request());
  expect(pointer().generation).toBe('0001');
  switchTo(folder, prepared, later);
  expect(pointer().generation).toBe('0002');
  expect(readFileSync(join(folder, 'generations/0001/register.db')).equals(before)).toBe(true);
  const register = await openSample(folder, later);
  expect(fact(register.db, 'generation')).toBe('0002');
  expect(register.db.all('select seq, kind from audit_entries order by seq')).toEqual([
    { seq: 1, kind: 'settings.changed' },
    { seq: 2, kind: 'backups.restored' },
    { seq: 3, kind: 'users.unlocked' },
  ]);
  expect(brokenAt(register)).toBeNull();
  register.close(later);
});

it('holds no head of the register that was left against the one that was restored, a backup of it included', async () => {
  const left = await openSample(folder, later);
  makeBackup(left.db, folder, { kind: 'before-restore', now: later });
  left.close(later);
  switchTo(folder, await prepareRestore(request()), later);
  const register = await openSample(folder, later);
  expect(brokenAt(register)).toBeNull();
  expect(register.knownHeads()).toContainEqual(backup.manifest.head);
  register.close(later);
});

it('back and forth between what was restored and what was left, each log is whole', async () => {
  const left = await openSample(folder, later);
  const leftBehind = makeBackup(left.db, folder, { kind: 'before-restore', now: later });
  left.close(later);
  for (const one of [backup, leftBehind, backup, leftBehind]) {
    switchTo(folder, await prepareRestore(request({ backup: one })), later);
    for (let time = 0; time < 3; time += 1) {
      const register = await openSample(folder, later);
      expect(brokenAt(register)).toBeNull();
      write(register.db, 'on this branch');
      makeBackup(register.db, folder, { kind: 'manual', now: later });
      register.close(later);
    }
  }
  const register = await openSample(folder, later);
  const [witness] = register.knownHeads();
  expect(verifyChain(register.db, [{ seq: witness?.seq ?? 0, head: 'f'.repeat(64) }, ...register.knownHeads()]).brokenAt).toBe(
    witness?.seq,
  );
  register.close(later);
});

it('makes a register where none is: another computer', async () => {
  const elsewhere = join(home, 'new computer');
  mkdirSync(elsewhere);
  switchTo(elsewhere, await prepareRestore(request({ folder: elsewhere })), later);
  const register = await openSample(elsewhere, later);
  expect(brokenAt(register)).toBeNull();
  register.close(later);
});

/** What can be observed of the living register: which one it is, what is next to it, and whether it opens intact. */
const living = async () => {
  const register = await openSample(folder, later);
  const { seq } = auditHead(register.db);
  const { brokenAt } = verifyChain(register.db, register.knownHeads());
  register.close(later);
  return { generation: pointer().generation, generations: readdirSync(paths(folder).generations), seq, brokenAt };
};

describe('what is refused leaves the living register as it was, and no generation behind', () => {
  const asItWas = { generation: '0001', generations: ['0001'], seq: 7, brokenAt: null };

  it('a flipped bit, wherever it is', async () => {
    const file = backupPaths(backup.home).database;
    const bytes = readFileSync(file);
    for (const at of [5, 4096 * 3 + 17, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(file, flipped);
      expect(await codeOf()).toBe('backup-damaged');
    }
    expect(await living()).toEqual(asItWas);
  });

  it('a flipped bit whose hash was written anew', async () => {
    const { createHash } = await import('node:crypto');
    const bytes = readFileSync(backupPaths(backup.home).database);
    bytes[4096 * 3 + 17] = (bytes[4096 * 3 + 17] ?? 0) ^ 1;
    writeFileSync(backupPaths(backup.home).database, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await codeOf({ backup: { ...backup, manifest: { ...backup.manifest, sha256 } } })).toBe('backup-damaged');
    expect(await living()).toEqual(asItWas);
  });

  it('a manifest that says something else than the file', async () => {
    const manifest = { ...backup.manifest, counts: { ...backup.manifest.counts, entries: 3 } };
    expect(await codeOf({ backup: { ...backup, manifest } })).toBe('backup-damaged');
    expect(await living()).toEqual(asItWas);
  });

  it("another register's backup", async () => {
    const other = await makeSample(join(home, 'other'));
    const foreign = makeBackup(other.db, join(home, 'other'), { kind: 'manual', now: madeAt });
    expect(await codeOf({ backup: foreign, key: other.copyKey() })).toBe('backup-foreign');
    other.close();
    expect(await living()).toEqual(asItWas);
  });

  it("a newer program's backup", async () => {
    expect(await codeOf({ migrations: migrations.slice(0, -1) })).toBe('register-newer');
    expect(await living()).toEqual(asItWas);
  });

  it('a stick that was pulled out after it was looked at', async () => {
    const seen = reread();
    rmSync(backup.home, { recursive: true });
    expect(await codeOf({ backup: seen })).toBe('backup-place-missing');
    expect(await living()).toEqual(asItWas);
  });

  it('a key that does not fit', async () => {
    expect(await codeOf({ key: key.map((byte) => byte ^ 1) })).toBe('backup-damaged');
    expect(await living()).toEqual(asItWas);
  });
});

describe('a restore that does not come to its end', () => {
  it('because the number was taken meanwhile leaves nothing of itself, and the pointer as it was', async () => {
    const before = everything();
    const prepared = await prepareRestore(request());
    mkdirSync(join(folder, 'generations/0002'));
    expect(() => switchTo(folder, prepared, later)).toThrow('conflict');
    rmdirSync(join(folder, 'generations/0002'));
    expect(everything()).toEqual(before);
    expect(pointer().generation).toBe('0001');
  });

  it('leaves no folder of generations where there was no register', async () => {
    const elsewhere = join(home, 'new computer');
    mkdirSync(elsewhere);
    expect(await codeOf({ folder: elsewhere, key: key.map((byte) => byte ^ 1) })).toBe('backup-damaged');
    expect(everything(elsewhere)).toEqual([]);
  });

  it('because its copy lost a file is told as damaged', async () => {
    const seen = reread();
    rmSync(backupPaths(backup.home).database);
    const before = everything();
    expect(await codeOf({ backup: seen })).toBe('backup-damaged');
    expect(everything()).toEqual(before);
  });
});

describe('a disk that takes no more', () => {
  it.for(['full', 'read-only'] as const)('%s: the living register is untouched', async (how, { skip }) => {
    const disk = join(home, 'disk');
    skip(!mountSmall(disk, 2400 * 1024), 'a file system of its own needs the rights to mount one');
    try {
      const there = join(disk, 'register');
      const register = await makeSample(there);
      const source = makeBackup(register.db, there, { kind: 'manual', now: madeAt });
      const own = register.copyKey();
      register.close(madeAt);
      const living = readFileSync(join(there, 'generations/0001/register.db'));
      const before = everything(there);
      if (how === 'full') writeRest(join(disk, 'rest'));
      else makeReadOnly(disk);
      expect(await codeOf({ folder: there, backup: source, key: own })).toBe(how === 'full' ? 'disk-full' : 'folder-unwritable');
      expect(readFileSync(join(there, 'generations/0001/register.db')).equals(living)).toBe(true);
      expect(everything(there)).toEqual(before);
    } finally {
      unmount(disk);
    }
  });
});

/** Fills the disk, apart from less than one block. */
const writeRest = (file: string): void => {
  try {
    for (let n = 0; ; n += 1) writeFileSync(`${file}${n}`, Buffer.alloc(64 * 1024));
  } catch {
    // Full, as intended.
  }
};

it('killed at any instant, the old register or the new one opens, and its log is whole', async () => {
  const seen = new Set<string>();
  const left: string[] = [];
  const steps = join(home, 'migrations.json');
  writeFileSync(steps, JSON.stringify(migrations));
  const script = join(import.meta.dirname, '../../testing/restore-child.ts');
  for (let run = 0; run < 10; run += 1) {
    const child = spawn(process.execPath, [script, folder, Buffer.from(key).toString('hex'), steps], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    // The kill comes during the first restore, after the first or second one, or anywhere within the next.
    for (let n = 0; n <= run % 3; n += 1) await Promise.race([once(child.stdout, 'data'), gone]);
    await wait(Math.random() * 60);
    expect(child.kill('SIGKILL'), 'it was at work').toBe(true);
    await gone;
    seen.add(pointer().generation);
    left.push(...everything().filter((name) => name.endsWith('.part')));
    const register = await openSample(folder, new Date().toISOString());
    expect(existsSync(register.databaseFile)).toBe(true);
    expect(brokenAt(register)).toBeNull();
    register.close(new Date().toISOString());
    for (const number of readdirSync(paths(folder).generations))
      expect(everything(join(paths(folder).generations, number))).toEqual(['envelope.json', 'register.db']);
    expect(everything().filter((name) => name.endsWith('.new') || name.endsWith('.part'))).toEqual([]);
  }
  expect(seen.size, 'it was killed at different instants').toBeGreaterThan(2);
  expect(left, 'it was killed in the middle of one, too').not.toEqual([]);
});
