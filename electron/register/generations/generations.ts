import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../base/dates.ts';
import { generationPaths, paths, privateFolder, replaceFile, syncFolder, type Pointer } from '../folder/files.ts';

/**
 * A generation is one whole register: file and envelope. Whatever changes either as a whole (a new key, a restored backup)
 * writes the next generation beside the living one and then points to it. Until the pointer stands, nothing has happened; the
 * earlier generation stays where it was.
 */
export type NewGeneration = { readonly generation: string; readonly database: string; readonly envelope: string };

const numbersIn = (folder: string): readonly string[] => readdirSync(paths(folder).generations).filter((name) => /^\d{4}$/.test(name));

/**
 * An empty folder for the next generation. What a broken attempt left behind keeps its number and is passed over. `after`: a generation
 * of the same register in another folder.
 */
export const newGeneration = (folder: string, after = 0): NewGeneration => {
  privateFolder(paths(folder).generations);
  const generation = String(Math.max(after, ...numbersIn(folder).map(Number)) + 1).padStart(4, '0');
  const { home, database, envelope } = generationPaths(folder, generation);
  privateFolder(home);
  // A pointer that outlives a power cut must not name a folder that did not.
  syncFolder(paths(folder).generations);
  return { generation, database, envelope };
};

/** From this instant on another generation is the living one: one atomic rename. */
export const pointTo = (folder: string, pointer: Pointer): void => replaceFile(paths(folder).pointer, JSON.stringify(pointer, null, 1));

/** Takes away what an attempt that failed wrote. Only what was never pointed to: nothing else is ever deleted. */
export const abandonGeneration = (folder: string, { generation, database, envelope }: NewGeneration): void => {
  try {
    for (const file of [envelope, ...['', '-wal', '-shm', '-journal'].map((end) => `${database}${end}`)]) rmSync(file, { force: true });
    rmSync(generationPaths(folder, generation).home, { recursive: true, force: true });
  } catch {
    // It keeps its number and is passed over, as any broken attempt; why it was given up is what is told.
  }
};

export type Generation = {
  readonly number: string;
  readonly isLiving: boolean;
  /** Without an envelope nobody can open it: the rest of an attempt that was cut off. */
  readonly isWhole: boolean;
  /** When its envelope last changed: made, or somebody got another passphrase. */
  readonly at: Instant;
  readonly bytes: number;
};

/** Every generation that lies in the folder, the newest first. */
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
