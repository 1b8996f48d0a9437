import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { backupPaths } from '../../electron/register/backups/backup-files.ts';
import { generationPaths, paths } from '../../electron/register/folder/files.ts';

/** Every place in a register's folder that the program reads, writes or deletes, and some that only look like one. */
export const placesIn = (folder: string, backup: string): Readonly<Record<string, string>> => {
  const { generations, backups, ...own } = paths(folder);
  const { home, database, envelope } = generationPaths(folder, '0001');
  const { home: copy, ...copied } = backupPaths(join(backups, backup));
  return {
    ...own,
    'whileLocked being entered': `${own.whileLocked}.entering`,
    'a temporary of the pointer': `${own.pointer}.0123456789abcdef.new`,
    generations,
    'the generation': home,
    'a later generation': generationPaths(folder, '0005').home,
    'an unfinished restore': join(generations, '0002.part'),
    'the envelope': envelope,
    'a temporary of the envelope': `${envelope}.0123456789abcdef.new`,
    'the register': database,
    'its log ahead': `${database}-wal`,
    'its index': `${database}-shm`,
    'its journal': `${database}-journal`,
    backups,
    'a backup': copy,
    'a backup’s register': copied.database,
    'a backup’s envelope': copied.envelope,
    'a backup’s manifest': copied.manifest,
    'an unfinished backup': join(backups, `${backup.replace('manual', 'daily')}.part`),
  };
};

/** What is outside the folder, and must never be changed from inside it. */
export const makeOutside = (outside: string): void => {
  mkdirSync(join(outside, 'theirs'), { recursive: true });
  writeFileSync(join(outside, 'foreign.txt'), 'somebody else’s\n');
  writeFileSync(join(outside, 'theirs/a.txt'), 'theirs\n');
  writeFileSync(join(outside, 'theirs/envelope.json'), '{}');
  writeFileSync(join(outside, 'theirs/0123.0123456789abcdef.new'), 'theirs, too\n');
};

type Place = { readonly path: string; readonly kept: string; readonly outside: string };

/** A copy, outside the folder, of what was there; if nothing was there, somebody else's file. */
const copyOutside = ({ kept, outside }: Place): string => {
  const copy = join(outside, 'copy');
  cpSync(existsSync(kept) ? kept : join(outside, 'foreign.txt'), copy, { recursive: true });
  return copy;
};

const oddKinds: Readonly<Record<string, (place: Place) => void | Promise<void>>> = {
  'a link to the same': (place) => symlinkSync(copyOutside(place), place.path),
  'a link to a file': ({ path, outside }) => symlinkSync(join(outside, 'foreign.txt'), path),
  'a link to a folder': ({ path, outside }) => symlinkSync(join(outside, 'theirs'), path),
  'a link to nothing': ({ path, outside }) => symlinkSync(join(outside, 'nothing'), path),
  'a loop': ({ path }) => symlinkSync(path, path),
  'a link to a device': ({ path }) => symlinkSync('/dev/zero', path),
  'a second name of a file': ({ path, outside }) => linkSync(join(outside, 'foreign.txt'), path),
  'a second name of the same': (place) => {
    const copy = copyOutside(place);
    linkSync(statSync(copy).isFile() ? copy : join(place.outside, 'foreign.txt'), place.path);
  },
  'a folder': ({ path }) => {
    mkdirSync(path);
    writeFileSync(join(path, 'within.txt'), 'within');
  },
  'a file': ({ path }) => writeFileSync(path, 'something'),
  'an empty file': ({ path }) => writeFileSync(path, ''),
  'a pipe': ({ path }) => void execFileSync('mkfifo', [path]),
  'a socket': async ({ path, outside }) => {
    const first = join(outside, '../socket');
    const server = createServer().listen(first);
    await once(server, 'listening');
    // Node removes the name under which the socket was created.
    renameSync(first, path);
    server.close();
  },
};

const identity = (path: string): string | null => {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
};

/** Its owner may neither read nor write it; a superuser still can. */
const withoutRights = (path: string): (() => void) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) writeFileSync(path, '');
  chmodSync(path, 0o000);
  return () => {
    if (found === undefined) rmSync(path, { force: true });
    else if (existsSync(path)) chmodSync(path, found.mode);
  };
};

/** On Windows few users can create links, and pipes and sockets are not files. */
const notOnWindows = /link|loop|pipe|socket/;

export const oddNames: readonly string[] = [...Object.keys(oddKinds), 'without rights'].filter(
  (kind) => process.platform !== 'win32' || !notOnWindows.test(kind),
);

/** Puts it there. The returned function removes it and restores what was there, unless the program has put its own file there. */
export const putOdd = async (kind: string, place: Place): Promise<() => void> => {
  const { path, kept } = place;
  if (kind === 'without rights') return withoutRights(path);
  if (existsSync(path)) renameSync(path, kept);
  await oddKinds[kind]?.(place);
  const odd = identity(path);
  return () => {
    const now = identity(path);
    if (now !== null && now !== odd) return;
    // SQLite has merged the content into the register and deleted this file: restored now, it would overwrite later changes.
    if (now === null && /-(wal|shm|journal)$/.test(path)) return;
    rmSync(path, { recursive: true, force: true });
    if (existsSync(kept)) renameSync(kept, path);
  };
};
