import { z } from 'zod';
import { readIfPresent, replaceFile } from './files.ts';

const schema = z.strictObject({ folder: z.string().min(1).max(4096) });

/**
 * The folder in which a register was last opened on this computer, or null. Kept in plain text next to theme and language: a path, with no
 * names and nothing from the register. An unreadable note counts as no folder.
 */
export const lastFolder = (file: string): string | null => {
  try {
    return schema.parse(JSON.parse(readIfPresent(file) ?? 'null')).folder;
  } catch {
    return null;
  }
};

/** Notes the folder, so that the next start opens the same register and notices if it is gone. Not worth failing for. */
export const noteLastFolder = (file: string, folder: string): void => {
  try {
    if (lastFolder(file) !== folder) replaceFile(file, JSON.stringify({ folder }));
  } catch {
    // Best effort: without the note, the next start looks in the usual place.
  }
};
