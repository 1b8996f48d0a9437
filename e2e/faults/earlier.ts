import { join } from 'node:path';
import { newId } from '../../electron/base/ids.ts';
import { migrations } from '../../electron/core/migrations.ts';
import { appendAudit } from '../../electron/register/log/audit-chain.ts';
import { pendingMigrations } from '../../electron/register/migrations.ts';
import { createRegister, type Register } from '../../electron/register/register.ts';
import { cheapCost, passphrase } from '../../electron/testing/test-core.ts';
import type { Tally } from './campaign.ts';
import { now } from './scene.ts';

/** As the first release created it: the first step of each area. */
const first = migrations.filter(({ number }) => number === 1);
const entries = 60;

/** A register from before the later steps, with a user and a log, locked. */
export const makeEarlier = async (home: string): Promise<void> => {
  const userId = newId();
  const register = await createRegister({
    ...{ folder: join(home, 'register'), trial: true, now, migrations: first, cost: cheapCost },
    slots: [{ owner: { kind: 'user', userId, signature: 'ME' }, secret: passphrase() }],
    seed: (db) => {
      db.run(`insert into users (id, name, signature, role) values (:id, 'Maja Ek', 'ME', 'coordinator')`, { id: userId });
      for (let i = 0; i < entries; i += 1) appendAudit(db, { at: now, userId, kind: 'events.added', caseId: null, payload: { i } });
    },
  });
  register.close(now);
};

/** Whatever was interrupted: every step is done, and the earlier data is still there. */
export const seesEarlier = (register: Register, tally: Tally): void => {
  const { db } = register;
  if (pendingMigrations(db, migrations).length > 0) tally.fault('lost', 'steps are missing after the opening');
  const users = db.get<{ n: number }>(`select count(*) as n from users where name = 'Maja Ek'`)?.n;
  const told = db.get<{ n: number }>(`select count(*) as n from audit_entries where kind = 'events.added'`)?.n;
  if (users !== 1 || told !== entries) tally.fault('lost', `after a migration: ${users} users, ${told} entries`);
  register.close();
};
