import { z } from 'zod';
import { readIfPresent, replaceFile } from './files.ts';

const schema = z.strictObject({ folder: z.string().min(1).max(4096) });

/**
 * The folder a register was last opened in on this computer, or null. Kept in plain text beside theme and language: a path, no name
 * and nothing of the register. What cannot be read is no folder.
 */
export const lastFolder = (file: string): string | null => {
  try {
    return schema.parse(JSON.parse(readIfPresent(file) ?? 'null')).folder;
  } catch {
    return null;
  }
};

/** Notes it, so that the next start opens what was open and knows when that is gone. It is worth no refusal. */
export const noteLastFolder = (file: string, folder: string): void => {
  try {
    if (lastFolder(file) !== folder) replaceFile(file, JSON.stringify({ folder }));
  } catch {
    // Said above: then the next start looks in the usual place.
  }
};
