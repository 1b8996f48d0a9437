import { accessSync, constants, lstatSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Refusal } from '../../base/result.ts';
import { sqliteCode, type Db } from '../database.ts';
import { privateFile } from './files.ts';

export type ApplicationLock = { readonly release: () => void };

/** Which file it is, as SQLite itself tells files apart. Whole numbers of 64 bits: Windows needs all of them. */
const identityOf = (file: string): string | null => {
  try {
    const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    return found?.isFile() ? `${found.dev} ${found.ino}` : null;
  } catch {
    return null;
  }
};

/** Whether the files that are open lie where they lay when this was called: deleted or replaced, a lock keeps nobody out, and what is written into a file is gone with it. */
export const watchFiles = (files: readonly string[]): (() => boolean) => {
  const own = files.map((file) => ({ file, identity: identityOf(file) }));
  return () => own.every(({ file, identity }) => identity !== null && identityOf(file) === identity);
};

const take = (file: string): Database.Database | null => {
  // Opened only to be made: whoever closes a file lets go of every lock that this process has on it (POSIX), so one that lies there is
  // left to SQLite, which knows of that.
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
 * One process at a time. Node offers no file locks, SQLite does: an exclusive transaction on a file of its own is an
 * operating-system lock, so a crash, a kill or a power cut releases it and the owner is never shut out.
 * `null` when another process holds it.
 *
 * It is there for order, and tells at once. Where it is deleted under its owner (Windows does not let anybody) two things stand behind it:
 * whoever opens the register asks its own file, too ({@link refuseOthers}), and the owner looks before each write ({@link watchFiles}).
 */
export const takeApplicationLock = (file: string): ApplicationLock | null => {
  const connection = take(file);
  return connection && { release: () => connection.close() };
};

/** How long an own thread may take to end that a lock stopped in its work. */
const patience = 3000;

/**
 * Refuses `register-in-use` while anybody else has this register's file open, in this process or another. SQLite leaves the write-ahead
 * log only for a connection that is alone: every other one holds a shared lock on the file itself as long as it is open, which nobody
 * takes away by deleting a file beside it, and the system lets go of it for one that was killed. What can be said about it is SQLite's own word,
 * on every system. (An exclusive opening would say so, too, but reads the log into memory of its own, which goes wrong beside another
 * connection that is just closing.)
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
