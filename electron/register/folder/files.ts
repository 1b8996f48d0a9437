import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../base/result.ts';

/**
 * A register is a folder:
 *
 *     utvag-register.json pointer: which generation is the living one
 *     generations/0001/ register.db (SQLCipher 4) and envelope.json (who can open it)
 *     backups/ encrypted copies (backup-files.ts)
 *     application.lock held while the program has the register open
 *     while-locked.jsonl what happened before an unlock; entered into the audit chain at the next one
 *     heads.jsonl where the audit chain ended, at each unlock and lock
 *     head-latest.json where it ended after the last write, while the register is open
 *
 * Re-keying and restoring write a whole new generation and then switch the pointer with one atomic rename.
 */
export const formatVersion = 1;

export const pointerSchema = z.strictObject({
  format: z.literal('utvag-register'),
  formatVersion: z.literal(formatVersion),
  registerId: z.uuid(),
  generation: z.string().regex(/^\d{4}$/),
  trial: z.boolean(),
});
export type Pointer = z.infer<typeof pointerSchema>;

export const paths = (folder: string) => ({
  pointer: join(folder, 'utvag-register.json'),
  generations: join(folder, 'generations'),
  backups: join(folder, 'backups'),
  lock: join(folder, 'application.lock'),
  whileLocked: join(folder, 'while-locked.jsonl'),
  heads: join(folder, 'heads.jsonl'),
  latestHead: join(folder, 'head-latest.json'),
});

/** The two files of a generation, whatever its folder is named. */
export const filesOf = (home: string) => ({ database: join(home, 'register.db'), envelope: join(home, 'envelope.json') });

export const generationPaths = (folder: string, generation: string) => {
  const home = join(paths(folder).generations, generation);
  return { home, ...filesOf(home) };
};

/** Everything a register writes is readable by its owner only. */
export const privateFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    // On a read-only file system Node's recursive mkdir reports that there is no such folder; a plain mkdir gives the real reason.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') mkdirSync(path, { mode: 0o700 });
    throw error;
  }
};

/** Flushes created and renamed entries of a folder to disk. */
export const syncFolder = (path: string): void => {
  // Windows cannot open a folder for syncing; its file system journals renames.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** On disk, not just in a cache, before success is reported. */
export const syncFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const oddFile = (path: string): Refusal => new Refusal('odd-file', { details: { file: basename(path) } });

/** Windows has no such flags; a check beforehand has to do. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/**
 * Opens only an ordinary file. Not a link, which somebody may have put into the folder to have another file read or written; not a pipe,
 * which would never answer; and, for writing, not a file with a second name elsewhere. Refuses with `odd-file`.
 * @param flags of `node:fs` constants
 */
export const openPlain = (path: string, flags: number): number => {
  if (O_NOFOLLOW === 0 && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) throw oddFile(path);
  let handle: number;
  try {
    // Truncated only once it is known to be the right kind of file.
    handle = openSync(path, (flags & ~constants.O_TRUNC) | O_NOFOLLOW | O_NONBLOCK, 0o600);
  } catch (error) {
    // A link, a pipe without a reader, a folder.
    if (['ELOOP', 'ENXIO', 'EISDIR', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? '')) throw oddFile(path);
    throw error;
  }
  const found = fstatSync(handle);
  const writes = (flags & (constants.O_WRONLY | constants.O_RDWR)) !== 0;
  if (!found.isFile() || (writes && found.nlink > 1)) {
    closeSync(handle);
    throw oddFile(path);
  }
  if ((flags & constants.O_TRUNC) !== 0) ftruncateSync(handle);
  return handle;
};

/** Appends a line to a file of the register. Refuses with `odd-file`. */
export const appendLine = (path: string, line: string): void => {
  const handle = openPlain(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
  try {
    writeSync(handle, `${line}\n`);
  } finally {
    closeSync(handle);
  }
};

/** Whether the name is that of a temporary file whose process never renamed it into place. */
export const isTemporary = (name: string): boolean => /\.[0-9a-f]{16}\.new$/.test(name);

/** A new file with an unpredictable name: an existing file is never written through. */
const writeTemporary = (path: string, text: string): string => {
  const temporary = `${path}.${randomBytes(8).toString('hex')}.new`;
  const handle = openPlain(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(handle);
  return temporary;
};

/** Removes what a process killed between writing and renaming left behind. */
export const removeTemporaries = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && isTemporary(entry.name)) rmSync(join(folder, entry.name), { force: true });
};

/**
 * The first half of {@link replaceFile}: the content is on disk. The returned function moves it into place, which needs no more disk space.
 */
export const prepareFile = (path: string, text: string): (() => void) => {
  const temporary = writeTemporary(path, text);
  return () => {
    try {
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(dirname(path));
  };
};

/** Either the old content or the new, never half of each: written next to it, synced, renamed over it. */
export const replaceFile = (path: string, text: string): void => prepareFile(path, text)();

/** Like {@link replaceFile}, but throws EEXIST if the file already exists: a register is never overwritten. */
export const createFile = (path: string, text: string): void => {
  const temporary = writeTemporary(path, text);
  try {
    linkSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
};

/** `null` if the file does not exist. Refuses with `odd-file`. */
export const readIfPresent = (path: string): string | null => {
  let handle: number;
  try {
    handle = openPlain(path, constants.O_RDONLY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
};

/** An empty file that only its owner can read, for SQLite to fill; files that SQLite creates itself follow the umask. */
export const privateFile = (path: string): void => closeSync(openPlain(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT));
