import { Refusal } from '../../base/result.ts';
import type { Instant } from '../../base/dates.ts';
import type { AuditHead } from '../log/audit-chain.ts';
import type { Db } from '../database.ts';
import { abandonGeneration, newGeneration, pointTo, type NewGeneration } from './generations.ts';
import { noteHead } from '../log/heads.ts';
import { readRegister } from '../folder/inspect.ts';
import { markSuperseded } from './living-register.ts';
import type { Register } from '../register.ts';
import { noteWhileLocked } from '../log/while-locked.ts';

/** Changes with every commit: this connection's own, and those of any other. */
const stateOf = (db: Db): string =>
  `${db.pragma('data_version') as number} ${db.get<{ n: number }>('select total_changes() as n')?.n ?? 0}`;

/** Only what is surely not the living one may be taken away: when in doubt it stays. */
const isSurelyNotLiving = (folder: string, { generation }: NewGeneration): boolean => {
  const found = readRegister(folder);
  return found.state === 'present' && found.pointer.generation !== generation;
};

/**
 * Puts another generation in the place of the living one. While `make` writes it, every write to the living one is refused; one that
 * came through all the same (work that was under way) is noticed and makes this refuse with `conflict`: nothing written is ever
 * left behind. The last look, the pointer and the notes are one synchronous step. A cut before the pointer leaves the earlier
 * generation, one after it the new one; both open with the same secrets. The one that is left says so inside from then on.
 *
 * Afterwards the hold stays: what is open is no longer the living register, and has to be locked at once.
 */
export const replaceGeneration = async (
  register: Pick<Register, 'folder' | 'pointer' | 'db' | 'hold' | 'rememberNewest'>,
  make: (next: NewGeneration) => Promise<AuditHead>,
  now: () => Instant,
): Promise<void> => {
  const { folder, pointer, db } = register;
  const release = register.hold('register-held');
  let next: NewGeneration | null = null;
  try {
    const before = stateOf(db);
    next = newGeneration(folder);
    const head = await make(next);
    // Locked meanwhile: another process may have it open by now.
    if (!db.open) throw new Refusal('locked');
    if (stateOf(db) !== before) throw new Refusal('conflict');
    pointTo(folder, { ...pointer, generation: next.generation });
    noteHead(folder, { at: now(), ...head, generation: next.generation });
    noteWhileLocked(folder, now(), 'users.generation-changed', { generation: next.generation });
    register.rememberNewest(next.generation);
    markSuperseded(db, next.generation);
  } catch (error) {
    if (next === null || isSurelyNotLiving(folder, next)) {
      if (next) abandonGeneration(folder, next);
      release();
      throw error;
    }
    // The pointer stands: a note that could not be written, or a folder that could not be synced, takes nothing back.
  }
};
