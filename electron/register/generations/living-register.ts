import { existsSync } from 'node:fs';
import type { Db } from '../database.ts';
import { fact, storeFacts } from '../facts.ts';
import { generationPaths } from '../folder/files.ts';
import { rememberedGeneration } from './generation-memory.ts';
import { newestNoted } from '../log/heads.ts';
import { readGeneration, readRegister, type Found } from '../folder/inspect.ts';

type Present = Extract<Found, { state: 'present' }>;

/** The register in a folder by its newest known generation, whatever the pointer says. */
export type Living = Present & {
  /** The earlier generation that the pointer names, if the pointer was set back. */
  readonly setBackTo: string | null;
  /** A newer generation that is known but not in this folder, if there is one: the one that is here is opened read-only. */
  readonly missing: string | null;
};

const isWhole = (folder: string, generation: string): boolean => {
  const { database, envelope } = generationPaths(folder, generation);
  return existsSync(database) && existsSync(envelope);
};

/** The same folder with a newer generation, if that one is complete. */
export const newerIn = (folder: string, present: Living, newest: string | null): Living => {
  if (newest === null || newest <= present.pointer.generation) return present;
  const setBackTo = present.setBackTo ?? present.pointer.generation;
  const found = readGeneration(folder, { ...present.pointer, generation: newest });
  return found.state === 'present' ? { ...found, setBackTo, missing: null } : { ...present, missing: newest };
};

/**
 * What a folder contains, by its newest generation: the one the pointer names, unless a newer one was open on this computer or is noted
 * among the heads. The pointer is plain text: if somebody set it back, it would open the register under an earlier key, which someone since
 * shut out may still have. A generation noted only among the heads, which are in the same folder, counts only if it exists.
 * @param memory the file of generation-memory.ts
 */
export const livingRegister = (folder: string, memory: string | null): Exclude<Found, Present> | Living => {
  const found = readRegister(folder);
  if (found.state !== 'present') return found;
  const noted = newestNoted(folder);
  const here = noted !== null && isWhole(folder, noted) ? noted : null;
  const remembered = memory === null ? null : rememberedGeneration(memory, found.pointer.registerId);
  return newerIn(folder, newerIn(folder, { ...found, setBackTo: null, missing: null }, here), remembered);
};

/** Which generation replaced this open one; null: it is the newest as far as it knows. */
export const supersededBy = (db: Db): string | null => fact(db, 'supersededBy') ?? null;

/** Marks a generation as replaced by another. If it can no longer be marked, the other two ways still show it. */
export const markSuperseded = (db: Db, by: string): void => {
  try {
    db.transaction(() => storeFacts(db, { supersededBy: by }));
  } catch {
    // Best effort, see above: a damaged file, a full disk.
  }
};

/** A generation made from another does not inherit what superseded that one. */
export const clearSuperseded = (db: Db): void => {
  db.run(`delete from register_facts where key = 'supersededBy'`);
};
