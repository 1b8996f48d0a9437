import { execFileSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { migrations } from '../../core/migrations.ts';
import { failureOf } from '../../core/refusals.ts';
import { madeAt, makeSample, openSample } from '../../testing/backup-samples.ts';
import { makeReadOnly, mountSmall, unmount } from '../../testing/small-disk.ts';
import { openTestCore, passphrase, refusal, testPassphrase, value } from '../../testing/test-core.ts';
import { takeApplicationLock } from './application-lock.ts';
import { generationPaths, paths } from './files.ts';

let home: string;
let steps: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-lock-'));
  steps = join(home, 'migrations.json');
  writeFileSync(steps, JSON.stringify(migrations));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const program = join(import.meta.dirname, '../../testing/second-program.ts');
const runs = (...args: string[]): string =>
  execFileSync(process.execPath, [program, ...args], { input: `${testPassphrase}\n` })
    .toString()
    .trim();
/** What another program gets when it opens the register. */
const opening = (folder: string): string => runs(folder, steps);
/** What another program gets when it only asks for the lock. */
const taking = (folder: string): string => runs(folder);

/** Windows does not let anyone delete or rename an open file. */
const isWindows = process.platform === 'win32';
const losses: readonly (readonly [string, (path: string) => void])[] = [
  ['deleted', (path) => rmSync(path)],
  ['moved away', (path) => renameSync(path, `${path}.old`)],
  [
    'replaced',
    (path) => {
      linkSync(path, `${path}.old`);
      rmSync(path);
      writeFileSync(path, '');
    },
  ],
];

describe('the lock file', () => {
  it('keeps another program out after this one has asked for it again', async () => {
    const register = await makeSample(join(home, 'register'));
    expect(taking(register.folder)).toBe('held');
    expect(takeApplicationLock(paths(register.folder).lock)).toBeNull();
    expect(taking(register.folder)).toBe('held');
    register.close(madeAt);
    expect(taking(register.folder)).toBe('taken');
  });

  it.skipIf(isWindows).each(losses)('that is %s lets no second program in', async (_, lose) => {
    const register = await makeSample(join(home, 'register'));
    lose(paths(register.folder).lock);
    expect(opening(register.folder)).toBe('register-in-use');
    register.close(madeAt);
    expect(opening(register.folder)).toBe('opened');
  });
});

const files: Readonly<Record<string, (folder: string) => string>> = {
  'the lock file': (folder) => paths(folder).lock,
  'the register': (folder) => generationPaths(folder, '0001').database,
  'the log of writes': (folder) => `${generationPaths(folder, '0001').database}-wal`,
};

describe.each(Object.entries(files))('a program that loses %s', (name, fileIn) => {
  const draft = { key: 'participants/new/form', value: 'utkast', baseVersion: 0 };

  it.skipIf(isWindows).each(losses)('(%s) writes nothing more: it locks, and says why at the lock and in the log', async (_, lose) => {
    const core = await openTestCore();
    value(await core.client.drafts.put(draft));
    const file = fileIn(core.folder);
    const kept = `${file}.kept`;
    // Whatever was removed is restored afterwards: the register itself must be there to be opened again.
    const keeps = name === 'the register';
    if (keeps) renameSync(file, kept);
    if (keeps) copyFileSync(kept, file);
    lose(file);
    expect(refusal(await core.client.drafts.put({ ...draft, value: 'mera', baseVersion: 1 }))).toBe('files-swapped');
    expect(value(await core.client.users.status({}))).toMatchObject({ open: false, isSwapped: true });
    expect(taking(core.folder)).toBe('taken');
    if (keeps) renameSync(kept, file);
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(value(await core.client.drafts.get({ key: draft.key }))?.value).toBe('utkast');
    const all = { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 50 };
    expect(value(await core.client.audit.list(all)).entries.map(({ kind }) => kind)).toContain('users.files-swapped');
    expect(core.faults).toEqual([]);
    core.close();
  });
});

describe('a program whose folder is gone', () => {
  it.skipIf(isWindows)('says so where it needs it, does not lock, and goes on once it is back', async () => {
    const core = await openTestCore();
    const draft = { key: 'participants/new/form', value: 'utkast', baseVersion: 0 };
    const backup = () => core.client.backups.make({ jobId: newId(), place: 'own' });
    renameSync(core.folder, `${core.folder}.aside`);
    expect(refusal(await backup())).toBe('folder-missing');
    value(await core.client.backups.list({}));
    expect(value(await core.client.users.status({})).open).toBe(true);
    renameSync(`${core.folder}.aside`, core.folder);
    value(await backup());
    value(await core.client.drafts.put(draft));
    core.close();
  });
});

describe('a program that was not noticed to have lost its lock', () => {
  it.skipIf(isWindows)('takes nothing of the other program’s with it', async () => {
    const first = await makeSample(join(home, 'register'));
    const note = paths(first.folder).latestHead;
    first.noteLatestHead(madeAt);
    rmSync(paths(first.folder).lock);
    const lock = takeApplicationLock(paths(first.folder).lock);
    writeFileSync(note, 'the other’s');
    first.close(madeAt);
    expect(readFileSync(note, 'utf8')).toBe('the other’s');
    lock?.release();
  });
});

it('on a disk that only lets itself be read is told as that, also where a lock file lies', async ({ skip }) => {
  const disk = join(home, 'disk');
  skip(!mountSmall(disk, 4_000_000), 'a file system of its own needs the rights to mount one');
  try {
    (await makeSample(join(disk, 'register'))).close(madeAt);
    makeReadOnly(disk);
    expect(await openSample(join(disk, 'register')).catch((error: unknown) => failureOf(error).code)).toBe('folder-unwritable');
  } finally {
    unmount(disk);
  }
});
