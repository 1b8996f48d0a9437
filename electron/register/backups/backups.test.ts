import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../core/refusals.ts';
import { madeAt, makeSample, openSample, write } from '../../testing/backup-samples.ts';
import { makeReadOnly, mountSmall, unmount } from '../../testing/small-disk.ts';
import { auditHead, verifyChain } from '../log/audit-chain.ts';
import { backupPaths, listBackups, readBackup, removeBackup } from './backup-files.ts';
import { hashFile, makeBackup } from './backups.ts';
import { openDatabase } from '../database.ts';
import { paths } from '../folder/files.ts';
import { knownHeads } from '../log/heads.ts';
import type { Register } from '../register.ts';

let home: string;
let folder: string;
let register: Register;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-backups-'));
  folder = join(home, 'register');
  register = await makeSample(folder);
});
afterEach(() => {
  register.close();
  rmSync(home, { recursive: true, force: true });
});

const make = (options: Partial<Parameters<typeof makeBackup>[2]> = {}) =>
  makeBackup(register.db, folder, { kind: 'manual', now: madeAt, ...options });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return failureOf(error).code;
  }
  return 'done';
};
const inBackups = (): string[] => readdirSync(paths(folder).backups);

describe('a backup', () => {
  it('is the whole register under its own key, with who could open it, for its owner alone', () => {
    for (let n = 0; n < 50; n += 1) write(register.db, `entry ${n}`);
    const { home: made, manifest, name } = make();
    expect(name).toBe('2026-05-07T08-00-00-000Z-manual');
    expect(readdirSync(made).sort()).toEqual(['envelope.json', 'manifest.json', 'register.db']);
    for (const file of readdirSync(made)) expect(statSync(join(made, file)).mode & 0o077, file).toBe(0);
    expect(readFileSync(backupPaths(made).database).includes('SQLite format 3')).toBe(false);
    expect(manifest).toMatchObject({ head: auditHead(register.db), counts: { cases: 0, entries: 51 }, kind: 'manual', generation: '0001' });
    const copy = openDatabase(backupPaths(made).database, register.copyKey(), { readonly: true });
    expect(verifyChain(copy, [auditHead(register.db)]).brokenAt).toBeNull();
    copy.close();
    expect(readFileSync(backupPaths(made).envelope, 'utf8')).toBe(readFileSync(join(folder, 'generations/0001/envelope.json'), 'utf8'));
  });

  it('keeps the head of the chain outside of the register', () => {
    const { manifest } = make();
    expect(knownHeads(folder)).toContainEqual(manifest.head);
  });

  it('gets a name of its own when two are made at one instant', () => {
    make();
    expect(make().name).toBe('2026-05-07T08-00-00-000Z-manual-2');
    expect(listBackups(paths(folder).backups).map(({ state }) => state)).toEqual(['whole', 'whole']);
  });

  it('says how far it has come, and leaves nothing when it is cancelled', () => {
    const steps: string[] = [];
    make({ progress: (done, total, step) => steps.push(`${step} ${done === total}`) });
    expect([steps[0], steps.at(-1)]).toEqual(['copy true', 'check true']);
    let asked = 0;
    expect(codeOf(() => make({ cancelled: () => (asked += 1) > 1 }))).toBe('cancelled');
    expect(inBackups()).toHaveLength(1);
  });
});

describe('what hinders a backup is said, and the register goes on', () => {
  const unharmed = (): void => {
    write(register.db, 'after');
    expect(verifyChain(register.db).brokenAt).toBeNull();
    expect(make().manifest.head).toEqual(auditHead(register.db));
  };

  it('a place that is gone', () => {
    expect(codeOf(() => make({ into: join(home, 'stick') }))).toBe('backup-place-missing');
    unharmed();
  });

  it('a disk that is full', ({ skip }) => {
    const stick = join(home, 'stick');
    skip(!mountSmall(stick, 256 * 1024), 'a file system of its own needs the rights to mount one');
    try {
      expect(codeOf(() => make({ into: stick }))).toBe('disk-full');
      expect(readdirSync(stick)).toEqual([]);
    } finally {
      unmount(stick);
    }
    unharmed();
  });

  it('a folder that only lets itself be read', ({ skip }) => {
    const stick = join(home, 'stick');
    skip(!mountSmall(stick, 1024 * 1024), 'a file system of its own needs the rights to mount one');
    try {
      makeReadOnly(stick);
      expect(codeOf(() => make({ into: stick }))).toBe('folder-unwritable');
    } finally {
      unmount(stick);
    }
    unharmed();
  });
});

it('killed while it is written leaves the register whole and no backup that is half', async () => {
  register.close();
  const child = join(import.meta.dirname, '../../testing/backup-child.ts');
  const key = await openSample(folder).then((opened) => {
    for (let n = 0; n < 200; n += 1) write(opened.db, `entry ${n} ${'x'.repeat(2000)}`);
    const copy = Buffer.from(opened.copyKey()).toString('hex');
    opened.close();
    return copy;
  });
  for (let run = 0; run < 8; run += 1) {
    const running = spawn(process.execPath, [child, folder, key], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(running, 'exit');
    await Promise.race([once(running.stdout, 'data'), gone]);
    await wait(Math.random() * 60);
    expect(running.kill('SIGKILL'), 'it was at work').toBe(true);
    await gone;
  }
  register = await openSample(folder);
  expect(verifyChain(register.db, register.knownHeads()).brokenAt).toBeNull();
  const found = listBackups(paths(folder).backups);
  expect(found.length, 'some were finished').toBeGreaterThan(0);
  for (const one of found) {
    expect(one.state).toBe('whole');
    if (one.state !== 'whole') continue;
    expect(hashFile(backupPaths(one.home).database).sha256).toBe(one.manifest.sha256);
  }
  make();
  expect(inBackups().filter((name) => name.endsWith('.part'))).toEqual([]);
});

describe('what lies among the backups', () => {
  it('is passed over when it is none, and said to be unreadable when it was one', () => {
    const whole = make();
    const place = paths(folder).backups;
    mkdirSync(join(place, 'semesterbilder'));
    writeFileSync(join(place, 'before-migration-2026.db'), 'x');
    const torn = make();
    writeFileSync(backupPaths(torn.home).manifest, readFileSync(backupPaths(torn.home).manifest, 'utf8').slice(0, 120));
    expect(listBackups(place).map(({ name, state }) => [name, state])).toEqual([
      [torn.name, 'unreadable'],
      [whole.name, 'whole'],
    ]);
  });

  it('is known to be newer than the program', () => {
    const { home: made } = make();
    const file = backupPaths(made).manifest;
    writeFileSync(file, readFileSync(file, 'utf8').replace('"formatVersion": 1', '"formatVersion": 2'));
    expect(readBackup(made)?.state).toBe('newer');
  });

  it('is taken away when a run was cut off, and only then and only ours', () => {
    const { home: made, name } = make();
    const place = paths(folder).backups;
    const cutOff = join(place, '2026-05-06T08-00-00-000Z-daily.part');
    renameSync(made, cutOff);
    const foreign = join(place, '2026-05-05T08-00-00-000Z-daily.part');
    mkdirSync(foreign);
    const envelope = JSON.parse(readFileSync(backupPaths(cutOff).envelope, 'utf8')) as object;
    writeFileSync(backupPaths(foreign).envelope, JSON.stringify({ ...envelope, registerId: '018f0000-0000-7000-8000-000000000000' }));
    const unknown = join(place, '2026-05-04T08-00-00-000Z-daily.part');
    mkdirSync(unknown);
    writeFileSync(join(unknown, 'anything'), 'kept');
    expect(listBackups(place)).toEqual([]);
    const begun = join(place, '2026-05-03T08-00-00-000Z-daily.part');
    mkdirSync(begun);
    writeFileSync(`${backupPaths(begun).envelope}.0123456789abcdef.new`, '{"format":"utv');
    make();
    expect(inBackups().sort()).toEqual(['2026-05-04T08-00-00-000Z-daily.part', '2026-05-05T08-00-00-000Z-daily.part', name]);
  });

  it('is removed as a whole', () => {
    removeBackup(make());
    expect(inBackups()).toEqual([]);
  });
});
