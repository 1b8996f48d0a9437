/**
 * Re-keys a register in a process of its own, which kills itself at a named instant, or is killed from outside at any. Not a part of
 * the program; says `ready` when the register is open and `done` when it is locked.
 */
import { readFileSync } from 'node:fs';
import { keyHandlers } from '../areas/users/keys/keys.ts';
import { newId } from '../base/ids.ts';
import { auditHead } from '../register/log/audit-chain.ts';
import type { ActContext } from '../register/context.ts';
import { openDatabase } from '../register/database.ts';
import type { Jobs } from '../register/jobs.ts';
import type { Migration } from '../register/migrations.ts';
import { openRegister } from '../register/register.ts';

/** The steps of the work, or `now-<n>`: when the clock is read for the n-th time (before the copy, and on both sides of the notes). */
const [folder = '', migrationsFile = '', killAt = '', passphrase = ''] = process.argv.slice(2);
const at = (instant: string): void => {
  if (instant === killAt) process.kill(process.pid, 'SIGKILL');
};

const now = '2026-05-07T09:00:00.000Z';
const { register } = await openRegister({
  folder,
  runtime: 'stand-in',
  now,
  migrations: JSON.parse(readFileSync(migrationsFile, 'utf8')) as Migration[],
  secret: new TextEncoder().encode(passphrase),
  slots: (envelope) => envelope.slots,
});
process.stdout.write('ready\n');

let asked = 0;
const user = { id: newId(), name: 'Maja Ek', signature: 'ME', role: 'coordinator' } as const;
const jobs: Jobs = {
  run: async (job, _id, input, on) => {
    if (!on) throw new Error('a re-key works on another file');
    const db = openDatabase(on.file, on.key);
    try {
      return await job.run(input, { db, areas: [], user, now, progress: (_done, _total, step) => at(step), cancelled: () => false });
    } finally {
      db.close();
    }
  },
  cancel: () => undefined,
};

const context: Partial<ActContext> = {
  db: register.db,
  register,
  keyring: register.keyring,
  connection: () => ({ file: register.databaseFile, key: register.copyKey() }),
  auditHead: () => auditHead(register.db),
  jobs,
  progress: (_id, _done, _total, step) => at(step),
  now: () => {
    asked += 1;
    at(`now-${asked}`);
    return now;
  },
  lock: () => {
    at('lock');
    register.close(now);
  },
};
await keyHandlers.rekey({ jobId: newId() }, context as ActContext, []);
process.stdout.write('done\n');
