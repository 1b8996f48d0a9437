import { takeApplicationLock } from '../register/folder/application-lock.ts';
import { makeBackup } from '../register/backups/backups.ts';
import { openDatabase } from '../register/database.ts';
import { generationPaths, paths } from '../register/folder/files.ts';

/** Backs up over and over until it is killed, for `backups.test.ts`: `backup-child.ts FOLDER KEY`. */
const [folder = '', key = ''] = process.argv.slice(2);
const lock = takeApplicationLock(paths(folder).lock);
if (!lock) throw new Error('locked');
const db = openDatabase(generationPaths(folder, '0001').database, Buffer.from(key, 'hex'));
for (;;) {
  makeBackup(db, folder, { kind: 'manual', now: new Date().toISOString() });
  process.stdout.write('made\n');
}
