import { execFileSync } from 'node:child_process';
import { constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { openTestCore, passphrase, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { generationPaths, openPlain, paths, readIfPresent, replaceFile } from './files.ts';

let core: TestCore;
let foreign: string;
beforeEach(async () => {
  core = await openTestCore();
  foreign = join(dirname(core.folder), 'foreign.txt');
  writeFileSync(foreign, 'somebody else’s');
});
afterEach(() => core.close());

const lock = () => core.client.users.lock({});
const unlock = () => core.client.users.unlock({ signature: 'ME' }, [passphrase()]);
const names = [
  'the pointer',
  'the lock',
  'the notes while locked',
  'the heads',
  'the latest head',
  'the backups',
  'the register',
  'the envelope',
  'the log of writes',
  'its index',
  'the rollback journal',
];
const places = (): Record<string, string> => {
  const { pointer, lock: lockFile, whileLocked, heads, latestHead, backups } = paths(core.folder);
  const { database, envelope } = generationPaths(core.folder, '0001');
  const sqlite = { 'the log of writes': `${database}-wal`, 'its index': `${database}-shm`, 'the rollback journal': `${database}-journal` };
  const own = { 'the pointer': pointer, 'the lock': lockFile, 'the notes while locked': whileLocked, 'the heads': heads };
  return { ...own, 'the latest head': latestHead, 'the backups': backups, 'the register': database, 'the envelope': envelope, ...sqlite };
};
/** Puts something else where a file of the register is or would be. */
const replaced = (path: string, put: (path: string) => void): void => {
  rmSync(path, { recursive: true, force: true });
  put(path);
};

describe('a link in the register’s folder', () => {
  test.each(names)('in place of %s is not followed, and says so', async (name) => {
    value(await lock());
    const path = places()[name] ?? '';
    const content = existsSync(path) && name !== 'the backups' ? readFileSync(path) : Buffer.from('');
    const target = join(dirname(core.folder), 'target');
    if (name === 'the backups') mkdirSync(target);
    else writeFileSync(target, content.length > 0 ? content : 'somebody else’s');
    const before = name === 'the backups' ? null : readFileSync(target);
    replaced(path, (at) => symlinkSync(target, at));
    expect(refusal(await unlock())).toBe('odd-file');
    if (before !== null) expect(readFileSync(target).equals(before)).toBe(true);
  });

  test('laid while it is open gets nothing written through it', async () => {
    replaced(paths(core.folder).heads, (at) => symlinkSync(foreign, at));
    replaced(paths(core.folder).latestHead, (at) => symlinkSync(foreign, at));
    value(await lock());
    expect(readFileSync(foreign, 'utf8')).toBe('somebody else’s');
  });

  test('under the name of a file that is about to be written gets nothing either', () => {
    const place = join(core.folder, 'a.json');
    symlinkSync(foreign, `${place}.new`);
    replaceFile(place, 'ours');
    expect(readFileSync(foreign, 'utf8')).toBe('somebody else’s');
    expect(readIfPresent(place)).toBe('ours');
  });
});

describe('a second name of somebody’s file', () => {
  const written = ['the lock', 'the notes while locked', 'the heads', 'the latest head', 'the register', 'the log of writes', 'its index'];

  test.each(written)('in place of %s is not written to, and says so', async (name) => {
    value(await lock());
    const path = places()[name] ?? '';
    replaced(path, (at) => linkSync(foreign, at));
    expect(refusal(await unlock())).toBe('odd-file');
    expect(readFileSync(foreign, 'utf8')).toBe('somebody else’s');
  });

  test('laid while it is open gets nothing written to it, nor is it emptied', async () => {
    replaced(paths(core.folder).heads, (at) => linkSync(foreign, at));
    value(await lock());
    expect(() => openPlain(paths(core.folder).heads, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC)).toThrow('odd-file');
    expect(readFileSync(foreign, 'utf8')).toBe('somebody else’s');
  });
});

describe('something else than a folder', () => {
  test.each(['generations', 'generations/0001'])('in place of %s is told, locked and open', async (name) => {
    const path = join(core.folder, name);
    renameSync(path, `${path}.aside`);
    writeFileSync(path, 'no folder');
    expect(refusal(await core.client.backups.make({ jobId: newId(), place: 'own' }))).toBe('files-swapped');
    expect(refusal(await unlock())).toBe('odd-file');
    expect(core.faults).toEqual([]);
  });
});

describe('something else than a file', () => {
  test('in place of the envelope, while it is open, is told by the next backup', async () => {
    const { envelope } = generationPaths(core.folder, '0001');
    const kinds = [(at: string) => mkdirSync(at)];
    if (process.platform !== 'win32') kinds.push((at: string) => void execFileSync('mkfifo', [at]));
    for (const put of kinds) {
      replaced(envelope, put);
      expect(refusal(await core.client.backups.make({ jobId: newId(), place: 'own' }))).toBe('odd-file');
    }
    expect(core.faults).toEqual([]);
  });

  test('is no file of the register: a folder, and a pipe that would never answer', async () => {
    value(await lock());
    replaced(paths(core.folder).heads, (at) => mkdirSync(at));
    expect(refusal(await unlock())).toBe('odd-file');
    if (process.platform === 'win32') return;
    replaced(paths(core.folder).heads, (at) => void execFileSync('mkfifo', [at]));
    expect(refusal(await unlock())).toBe('odd-file');
    expect(() => readIfPresent(paths(core.folder).heads)).toThrow('odd-file');
    rmSync(paths(core.folder).heads);
    value(await unlock());
  });
});
