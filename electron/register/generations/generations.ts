import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../base/dates.ts';
import { generationPaths, paths, privateFolder, replaceFile, syncFolder, type Pointer } from '../folder/files.ts';

/**
 * A generation is one whole register: file and envelope. Anything that replaces either as a whole (a new key, a restored backup) writes the
 * next generation next to the living one and then points to it. Until the pointer is written, nothing has happened; the earlier generation
 * stays where it was.
 */
export type NewGeneration = { readonly generation: string; readonly database: string; readonly envelope: string };

const numbersIn = (folder: string): readonly string[] => readdirSync(paths(folder).generations).filter((name) => /^\d{4}$/.test(name));

/**
 * An empty folder for the next generation. Leftovers of a failed attempt keep their number and are skipped. `after`: a generation of the
 * same register in another folder.
 */
export const newGeneration = (folder: string, after = 0): NewGeneration => {
  privateFolder(paths(folder).generations);
  const generation = String(Math.max(after, ...numbersIn(folder).map(Number)) + 1).padStart(4, '0');
  const { home, database, envelope } = generationPaths(folder, generation);
  privateFolder(home);
  // A pointer that survives a power cut must not name a folder that did not.
  syncFolder(paths(folder).generations);
  return { generation, database, envelope };
};

/** Makes another generation the living one, with one atomic rename. */
export const pointTo = (folder: string, pointer: Pointer): void => replaceFile(paths(folder).pointer, JSON.stringify(pointer, null, 1));

/** Deletes what a failed attempt wrote. Only what was never pointed to; nothing else is ever deleted. */
export const abandonGeneration = (folder: string, { generation, database, envelope }: NewGeneration): void => {
  try {
    for (const file of [envelope, ...['', '-wal', '-shm', '-journal'].map((end) => `${database}${end}`)]) rmSync(file, { force: true });
    rmSync(generationPaths(folder, generation).home, { recursive: true, force: true });
  } catch {
    // It keeps its number and is skipped, like any failed attempt; the original error is what gets reported.
  }
};

export type Generation = {
  readonly number: string;
  readonly isLiving: boolean;
  /** Without an envelope nobody can open it: it is the rest of an interrupted attempt. */
  readonly isWhole: boolean;
  /** When its envelope last changed: it was created, or somebody changed their passphrase. */
  readonly at: Instant;
  readonly bytes: number;
};

/** Every generation in the folder, newest first. */
export const generationsIn = (folder: string, living?: string): readonly Generation[] =>
  numbersIn(folder)
    .toSorted()
    .toReversed()
    .map((number) => {
      const { home, database, envelope } = generationPaths(folder, number);
      const files = readdirSync(home).map((name) => statSync(join(home, name)));
      const isWhole = existsSync(envelope) && existsSync(database);
      return {
        number,
        isLiving: number === living,
        isWhole,
        at: (isWhole ? statSync(envelope) : statSync(home)).mtime.toISOString(),
        bytes: files.reduce((sum, { size }) => sum + size, 0),
      };
    });
