import { readdirSync } from 'node:fs';
import { generationPaths, paths, privateFolder, replaceFile, type Pointer } from './files.ts';

/**
 * A generation is one whole register: file and envelope. Whatever changes either as a whole (a new key, a restored backup)
 * writes the next generation beside the living one and then points to it. Until the pointer stands, nothing has happened; the
 * earlier generation stays where it was.
 */
type NewGeneration = { readonly generation: string; readonly database: string; readonly envelope: string };

/** An empty folder for the next generation. What a broken attempt left behind keeps its number and is passed over. */
export const newGeneration = (folder: string): NewGeneration => {
  privateFolder(paths(folder).generations);
  const taken = readdirSync(paths(folder).generations).filter((name) => /^\d{4}$/.test(name));
  const generation = String(Math.max(0, ...taken.map(Number)) + 1).padStart(4, '0');
  const { home, database, envelope } = generationPaths(folder, generation);
  privateFolder(home);
  return { generation, database, envelope };
};

/** Makes a generation the living one, by one atomic rename. It must be whole and on disk. */
export const pointTo = (folder: string, pointer: Pointer): void => replaceFile(paths(folder).pointer, JSON.stringify(pointer, null, 1));
