import { accessSync, constants, lstatSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Refusal } from '../../base/result.ts';
import { sqliteCode, type Db } from '../database.ts';
import { privateFile } from './files.ts';

export type ApplicationLock = { readonly release: () => void };

/** Identifies a file the way SQLite itself tells files apart. 64-bit integers: Windows needs all the bits. */
const identityOf = (file: string): string | null => {
  try {
    const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    return found?.isFile() ? `${found.dev} ${found.ino}` : null;
  } catch {
    return null;
  }
};

/**
 * Whether the open files are still where they were when this was called. If one was deleted or replaced, its lock keeps nobody out, and
 * anything written to it is lost with it.
 */
export const watchFiles = (files: readonly string[]): (() => boolean) => {
  const own = files.map((file) => ({ file, identity: identityOf(file) }));
  return () => own.every(({ file, identity }) => identity !== null && identityOf(file) === identity);
};

const take = (file: string): Database.Database | null => {
  // Opened only to create it: closing any handle to a file releases every lock that this process has on it (POSIX), so an existing file is
  // left to SQLite, which takes care of that.
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === true) accessSync(file, constants.W_OK);
  else privateFile(file);
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma('journal_mode=MEMORY');
    connection.exec('begin exclusive');
    return connection;
  } catch (error) {
    connection.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
};

/**
 * One process at a time. Node offers no file locks, but SQLite does: an exclusive transaction on a separate file is an operating-system
 * lock, so a crash, a kill or a power cut releases it and the owner is never shut out. `null` if another process holds it.
 *
 * This lock keeps order and answers at once. Two things back it up if the file is deleted while held (Windows does not allow that): whoever
 * opens the register also checks the database file ({@link refuseOthers}), and the holder checks before each write ({@link watchFiles}).
 */
export const takeApplicationLock = (file: string): ApplicationLock | null => {
  const connection = take(file);
  return connection && { release: () => connection.close() };
};

/** How long one of our own threads may take to end after a lock stopped it. */
const patience = 3000;

/**
 * Refuses with `register-in-use` while anyone else has this register's file open, in this process or another. SQLite only leaves
 * write-ahead mode for a connection that is alone. Every other connection holds a shared lock on the database file for as long as it is
 * open; deleting a neighbouring file does not remove that lock, and the system releases it for a killed process. So the answer comes from
 * SQLite itself, on every system. (An exclusive opening would give it too, but it reads the log into its own memory, which goes wrong next
 * to another connection that is just closing.)
 */
export const refuseOthers = async (db: Db): Promise<void> => {
  for (const start = performance.now(); ;) {
    try {
      db.pragma('journal_mode=DELETE');
      db.pragma('journal_mode=WAL');
      return;
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
      if (performance.now() - start > patience) throw new Refusal('register-in-use');
    }
    await wait(100);
  }
};
