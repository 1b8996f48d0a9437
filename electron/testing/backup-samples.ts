import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { migrations } from '../core/migrations.ts';
import { appendAudit } from '../register/audit-chain.ts';
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

/** An entry, as any write leaves one. */
export const write = (db: Db, what: string): void =>
  db.transaction(() => appendAudit(db, { at: madeAt, userId: null, kind: 'settings.changed', caseId: null, payload: { what } }));

export const openSample = async (folder: string, now = madeAt): Promise<Register> =>
  (await openRegister({ folder, runtime: 'stand-in', now, migrations, secret: passphrase(), slots: ({ slots }) => slots })).register;

/** A real file system of its own, `size` bytes large. False where this machine lets nobody make one. */
export const mountSmall = (folder: string, size: number): boolean => {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
export const makeReadOnly = (folder: string): void => void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' });
export const unmount = (folder: string): void => void execFileSync('umount', [folder], { stdio: 'ignore' });
