import { readFileSync } from 'node:fs';
import { takeApplicationLock } from '../register/folder/application-lock.ts';
import { listBackups } from '../register/backups/backup-files.ts';
import { paths } from '../register/folder/files.ts';
import type { Migration } from '../register/migrations.ts';
import { prepareRestore, switchTo } from '../register/backups/restore.ts';

/** Restores the oldest backup over and over until it is killed, for `restoring.test.ts`: `restore-child.ts FOLDER KEY MIGRATIONS`. */
const [folder = '', key = '', steps = ''] = process.argv.slice(2);
const migrations = JSON.parse(readFileSync(steps, 'utf8')) as readonly Migration[];
const backup = listBackups(paths(folder).backups).at(-1);
if (backup?.state !== 'whole') throw new Error('no backup');
const [slot] = backup.envelope.slots;
if (!slot) throw new Error('no slot');
const lock = takeApplicationLock(paths(folder).lock);
if (!lock) throw new Error('locked');
process.stdout.write('begun\n');
for (;;) {
  const now = new Date().toISOString();
  const request = {
    folder,
    backup,
    key: Buffer.from(key, 'hex'),
    now,
    slot,
    migrations,
    left: { seq: null, generation: null },
    newest: null,
    live: null,
    guard: { admit: () => undefined, leaving: () => [], carry: () => undefined },
    by: { user: null, signed: null },
  };
  switchTo(folder, await prepareRestore(request), now);
  process.stdout.write('restored\n');
}
