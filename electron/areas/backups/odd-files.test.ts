import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { paths } from '../../register/folder/files.ts';
import { openTestCore, passphrase, refusal, value, type TestCore } from '../../testing/test-core.ts';

let core: TestCore;
let name: string;
let home: string;
let outside: string;
beforeEach(async () => {
  core = await openTestCore();
  name = value(await core.client.backups.make({ jobId: newId(), place: 'own' })).name;
  home = join(paths(core.folder).backups, name);
  outside = join(dirname(core.folder), 'outside');
  mkdirSync(outside);
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error('a fault of ours', { cause: core.faults[0] });
});

type Kind = readonly [string, (path: string, kept: string) => void];
const posixKinds: readonly Kind[] = [
  ['a link to a device that never ends', (path) => symlinkSync('/dev/zero', path)],
  ['a pipe that nobody writes to', (path) => void execFileSync('mkfifo', [path])],
];
const isWindows = process.platform === 'win32';
/** What replaces a file of the backup; `kept` is a copy of the original, outside the register. */
const kinds: readonly Kind[] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a link to the same content', (path, kept) => symlinkSync(kept, path)],
  ['a link to a folder', (path) => symlinkSync(outside, path)],
  ['a link to nothing', (path) => symlinkSync(join(outside, 'nothing'), path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ...(isWindows ? [] : posixKinds),
];
const files = ['register.db', 'manifest.json', 'envelope.json'] as const;

const check = async () => value(await core.client.backups.check({ jobId: newId(), place: 'own', name })).isSound;
const restore = () => core.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature: 'ME' }, [passphrase()]);
const listed = async () => value(await core.client.backups.list({})).backups.find((one) => one.name === name)?.state;

describe.each(files)('a backup whose %s is', (file) => {
  it.each(kinds)('%s is told as damaged, and nothing is read through it', async (_, put) => {
    const path = join(home, file);
    const kept = join(outside, file);
    renameSync(path, kept);
    const before = readFileSync(kept);
    put(path, kept);
    expect(await check()).toBe(false);
    expect(['damaged', 'unreadable']).toContain(await listed());
    expect(refusal(await restore())).toBe('backup-damaged');
    value(await core.client.users.lock({}));
    expect(refusal(await restore())).toBe('backup-damaged');
    expect(readFileSync(kept).equals(before)).toBe(true);
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  });
});

describe('a backup that is itself', () => {
  it('a link to a folder elsewhere stays in the list, as unreadable, and nothing elsewhere is touched', async () => {
    const elsewhere = join(outside, name);
    cpSync(home, elsewhere, { recursive: true });
    rmSync(home, { recursive: true });
    symlinkSync(elsewhere, home);
    expect(await listed()).toBe('unreadable');
    expect(await check()).toBe(false);
    expect(refusal(await restore())).toBe('backup-damaged');
    expect(existsSync(join(elsewhere, 'register.db'))).toBe(true);
  });

  it('a file stays in the list, as unreadable', async () => {
    const file = join(home, 'register.db');
    copyFileSync(file, join(outside, 'register.db'));
    rmSync(home, { recursive: true });
    linkSync(join(outside, 'register.db'), home);
    expect(await listed()).toBe('unreadable');
    expect(await check()).toBe(false);
    expect(refusal(await restore())).toBe('backup-damaged');
  });
});
