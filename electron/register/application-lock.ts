import Database from 'better-sqlite3';
import { privateFile } from './files.ts';

export type ApplicationLock = { readonly release: () => void };

/**
 * One process at a time. Node offers no file locks, SQLite does: an exclusive transaction on a file of its own is an
 * operating-system lock, so a crash, a kill or a power cut releases it and the owner is never shut out.
 * `null` when another process holds it.
 */
export const takeApplicationLock = (file: string): ApplicationLock | null => {
  privateFile(file);
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma('journal_mode=MEMORY');
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => connection.close() };
};
