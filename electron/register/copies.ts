import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../base/dates.ts';
import type { Db } from './database.ts';
import { paths, privateFile, privateFolder } from './files.ts';

/** An encrypted copy under the same key, made by SQLite itself (`VACUUM INTO` keeps the cipher of the source). */
const copyBefore = (what: 'migration' | 'rekey', db: Db, folder: string, now: Instant): void => {
  privateFolder(paths(folder).backups);
  const name = join(paths(folder).backups, `before-${what}-${now.replaceAll(/[:.]/g, '-')}`);
  // A clock that stands still or was put back must not stop the work.
  let file = `${name}.db`;
  for (let n = 2; existsSync(file); n += 1) file = `${name}-${n}.db`;
  privateFile(file);
  db.run('vacuum into :file', { file });
};

export const copyBeforeMigrating = (db: Db, folder: string, now: Instant): void => copyBefore('migration', db, folder, now);
export const copyBeforeRekeying = (db: Db, folder: string, now: Instant): void => copyBefore('rekey', db, folder, now);
