import type { Db } from './database.ts';

/**
 * SQLite's own check of a whole file: it reads every page, which verifies its HMAC, and walks every table and index. Findings are counted,
 * never passed on, because they may quote content. A page that cannot be read at all may end the check itself.
 */
export const damageIn = (db: Db): number => {
  try {
    return db.all<{ quick_check: string }>('pragma quick_check').filter(({ quick_check: found }) => found !== 'ok').length;
  } catch {
    return 1;
  }
};

/** References to rows that do not exist. */
export const orphansIn = (db: Db): number => db.all('pragma foreign_key_check').length;
