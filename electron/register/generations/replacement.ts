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

/** Changes with every commit, by this connection or any other. */
const stateOf = (db: Db): string =>
  `${db.pragma('data_version') as number} ${db.get<{ n: number }>('select total_changes() as n')?.n ?? 0}`;

/** Only a generation that is certainly not the living one may be deleted; in doubt it stays. */
const isSurelyNotLiving = (folder: string, { generation }: NewGeneration): boolean => {
  const found = readRegister(folder);
  return found.state === 'present' && found.pointer.generation !== generation;
};

/**
 * Replaces the living generation with another. While `make` writes the new one, every write to the living one is refused. A write that got
 * through anyway (work already under way) is detected, and this refuses with `conflict`, so nothing written is ever lost. The final check,
 * the pointer and the notes are one synchronous step. A cut before the pointer leaves the earlier generation, after it the new one; both
 * open with the same secrets. The replaced generation is marked as such inside.
 *
 * The hold stays afterwards: what is open is no longer the living register and must be locked at once.
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
    // Locked in the meantime: another process may have it open by now.
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
    // The pointer is written: a note that could not be written, or a folder that could not be synced, does not undo that.
  }
};
