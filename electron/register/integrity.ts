import type { Db } from './database.ts';

/**
 * SQLite's own check of a whole file: every page is read, and so its HMAC verified, every table and index walked through. What it
 * finds is counted, never told: it may quote. A page that cannot be read at all may end the check itself.
 */
export const damageIn = (db: Db): number => {
  try {
    return db.all<{ quick_check: string }>('pragma quick_check').filter(({ quick_check: found }) => found !== 'ok').length;
  } catch {
    return 1;
  }
};

/** References to rows that are not there. */
export const orphansIn = (db: Db): number => db.all('pragma foreign_key_check').length;
