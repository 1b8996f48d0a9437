import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { readIfPresent, replaceFile } from '../../register/folder/files.ts';
import type { BackupState } from './store.ts';

/**
 * Copies on a stick lie in a folder of their own with a note of which place it is: where no stick is in, its mount point may
 * still be a folder, and what is written there would lie on the computer's own disk.
 */
const folderName = 'utvag-backups';
const noteName = 'place.json';
const noteSchema = z.object({ format: z.literal('utvag-backup-place'), placeId: z.uuid() });

const placeIdIn = (folder: string): string | null => {
  try {
    const note = noteSchema.safeParse(JSON.parse(readIfPresent(join(folder, noteName)) ?? 'null'));
    return note.success ? note.data.placeId : null;
  } catch {
    return null;
  }
};

const isInside = (folder: string, other: string): boolean => {
  const way = relative(realpathSync(other), realpathSync(folder));
  return way === '' || !way.startsWith('..');
};

/** The chosen folder's place for copies, made when it is not there yet. Refuses `backup-place-inside`; throws what the disk says. */
export const preparePlace = (chosen: string, registerFolder: string): { readonly folder: string; readonly placeId: string } => {
  if (isInside(chosen, registerFolder)) throw new Refusal('backup-place-inside');
  const folder = basename(chosen) === folderName ? chosen : join(chosen, folderName);
  const known = placeIdIn(folder);
  if (known !== null) return { folder, placeId: known };
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const placeId = newId();
  // Not by a link, as a register's pointer is made: the file systems of sticks have none.
  replaceFile(join(folder, noteName), JSON.stringify({ format: 'utvag-backup-place', placeId }, null, 1));
  return { folder, placeId };
};

/** The folder, when the place is there: the stick is in, and it is that stick. */
export const reachablePlace = ({ folder, placeId }: Pick<BackupState, 'folder' | 'placeId'>): string | null =>
  folder !== null && placeIdIn(folder) === placeId ? folder : null;

/** What the person chose is called. */
export const placeName = (folder: string): string => basename(dirname(folder)) || folderName;

export const isSameDisk = (folder: string, registerFolder: string): boolean => {
  try {
    return statSync(folder).dev === statSync(registerFolder).dev;
  } catch {
    return false;
  }
};
