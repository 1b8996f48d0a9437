import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { readIfPresent, replaceFile } from '../../register/folder/files.ts';
import type { BackupState } from './store.ts';

/**
 * Copies on a USB stick are in their own folder with a note of which place it is: without the stick, its mount point may still be a folder,
 * and anything written there would end up on the computer's own disk.
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

/** The chosen folder's place for copies, created if it does not exist. Refuses `backup-place-inside`; throws disk errors. */
export const preparePlace = (chosen: string, registerFolder: string): { readonly folder: string; readonly placeId: string } => {
  if (isInside(chosen, registerFolder)) throw new Refusal('backup-place-inside');
  const folder = basename(chosen) === folderName ? chosen : join(chosen, folderName);
  const known = placeIdIn(folder);
  if (known !== null) return { folder, placeId: known };
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const placeId = newId();
  // Not by a hard link, like a register's pointer: the file systems of USB sticks do not have them.
  replaceFile(join(folder, noteName), JSON.stringify({ format: 'utvag-backup-place', placeId }, null, 1));
  return { folder, placeId };
};

/** The folder, if the place is available: a stick is in, and it is the right one. */
export const reachablePlace = ({ folder, placeId }: Pick<BackupState, 'folder' | 'placeId'>): string | null =>
  folder !== null && placeIdIn(folder) === placeId ? folder : null;

/** The name of what the user chose. */
export const placeName = (folder: string): string => basename(dirname(folder)) || folderName;

export const isSameDisk = (folder: string, registerFolder: string): boolean => {
  try {
    return statSync(folder).dev === statSync(registerFolder).dev;
  } catch {
    return false;
  }
};
