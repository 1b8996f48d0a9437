import { migrations } from '../core/migrations.ts';
import { appendAudit } from '../register/log/audit-chain.ts';
import type { Db } from '../register/database.ts';
import { createRegister, openRegister, type Register } from '../register/register.ts';
import { cheapCost, passphrase } from './test-core.ts';

export const madeAt = '2026-05-07T08:00:00.000Z';

/** A register with one slot and nothing in it. */
export const makeSample = (folder: string): Promise<Register> =>
  createRegister({
    folder,
    trial: true,
    now: madeAt,
    migrations,
    slots: [{ owner: { kind: 'recovery' }, secret: passphrase() }],
    cost: cheapCost,
    seed: (db) => write(db, 'first'),
  });

/** An entry, as left by any write. */
export const write = (db: Db, what: string): void =>
  db.transaction(() => appendAudit(db, { at: madeAt, userId: null, kind: 'settings.changed', caseId: null, payload: { what } }));

export const openSample = async (folder: string, now = madeAt): Promise<Register> =>
  (await openRegister({ folder, runtime: 'stand-in', now, migrations, secret: passphrase(), slots: ({ slots }) => slots })).register;
