import type { AuditHead } from '../../register/log/audit-chain.ts';
import { damageIn } from '../../register/integrity.ts';
import type { Db } from '../../register/database.ts';
import type { Slot } from '../../register/keys/envelope.ts';
import type { Job } from '../../register/jobs.ts';
import { writeNextGeneration, type RekeyInput } from '../../register/generations/rekey.ts';
import { salvage, type Salvaged, type SalvageInput } from '../../register/backups/salvage.ts';
import { defaultSettings } from '../settings/rules.ts';
import { readSettings, writeSettings } from '../settings/store.ts';
import * as store from './store.ts';

/** Works on the next generation's file, under its new key. */
export const rekeyJob: Job<RekeyInput, AuditHead> = { name: 'users.rekey', run: writeNextGeneration };

/** Reads every page of the register; returns how many faults there are. */
export const checkFileJob: Job<Record<never, never>, number> = { name: 'users.check-file', run: (_, { db }) => damageIn(db) };

/** Settings with no real default. `other` is the cautious choice: social services are then a recipient like others. */
const unknownSettings = { municipality: '', organisation: 'other', unit: '', language: 'sv' } as const;

/**
 * Everyone with a slot must be in the register, somebody must be its coordinator, and every setting must have a value. Lost names are
 * replaced by signatures. Returns how many people were replaced.
 */
const makeUsable = (db: Db, slots: readonly Slot[]): number => {
  const known = new Set(store.everyUser(db).map(({ id }) => id));
  const missing = slots.filter(({ userId }) => userId !== null && !known.has(userId));
  for (const { userId, signature } of missing) store.insertUser(db, { id: userId ?? '', name: signature, signature, role: 'deputy' });
  const heir = slots.find(({ userId }) => userId !== null && store.userById(db, userId))?.userId;
  if (!store.firstCoordinator(db) && heir) store.setRole(db, heir, 'coordinator');
  writeSettings(db, { ...unknownSettings, ...defaultSettings, ...readSettings(db) });
  return missing.length;
};

/** Works on the new register's file, under its new key. */
export const salvageJob: Job<SalvageInput, Salvaged> = {
  name: 'users.salvage',
  run: (input, job) => salvage(input, job, makeUsable),
};
