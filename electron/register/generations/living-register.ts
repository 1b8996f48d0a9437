import { existsSync } from 'node:fs';
import type { Db } from '../database.ts';
import { fact, storeFacts } from '../facts.ts';
import { generationPaths } from '../folder/files.ts';
import { rememberedGeneration } from './generation-memory.ts';
import { newestNoted } from '../log/heads.ts';
import { readGeneration, readRegister, type Found } from '../folder/inspect.ts';

type Present = Extract<Found, { state: 'present' }>;

/** A register in a folder, by its newest generation that is known of, whatever the pointer says. */
export type Living = Present & {
  /** The earlier generation that the pointer names, when it was set back. */
  readonly setBackTo: string | null;
  /** A newer generation that is known of and does not lie here, when there is one: what lies here is only read. */
  readonly missing: string | null;
};

const isWhole = (folder: string, generation: string): boolean => {
  const { database, envelope } = generationPaths(folder, generation);
  return existsSync(database) && existsSync(envelope);
};

/** The same folder by a newer generation, when it is whole. */
export const newerIn = (folder: string, present: Living, newest: string | null): Living => {
  if (newest === null || newest <= present.pointer.generation) return present;
  const setBackTo = present.setBackTo ?? present.pointer.generation;
  const found = readGeneration(folder, { ...present.pointer, generation: newest });
  return found.state === 'present' ? { ...found, setBackTo, missing: null } : { ...present, missing: newest };
};

/**
 * What lies in a folder, by its newest generation: the one the pointer names, unless a newer one was open on this computer or is noted
 * among the heads. A pointer in plain text that was set back would open the register under an earlier key, which somebody shut out since
 * may hold. What is only noted among the heads, which lie in the folder too, counts when that generation is there.
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

/** Which generation took the place of an open one; null: it is the newest as far as it knows. */
export const supersededBy = (db: Db): string | null => fact(db, 'supersededBy') ?? null;

/** Says inside a generation that it was left for another. What cannot be marked any more is known by the other two ways. */
export const markSuperseded = (db: Db, by: string): void => {
  try {
    db.transaction(() => storeFacts(db, { supersededBy: by }));
  } catch {
    // Said above: a damaged file, a full disk.
  }
};

/** A generation made of another is not superseded by what superseded that one. */
export const clearSuperseded = (db: Db): void => {
  db.run(`delete from register_facts where key = 'supersededBy'`);
};
