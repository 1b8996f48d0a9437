import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { paths } from './files.ts';
import { lastFolder } from './last-folder.ts';

/** A data folder used by an earlier version of the program. */
export type EarlierPlace<Kind extends string = string> = { readonly kind: Kind; readonly folder: string };

const holdsRegister = (folder: string): boolean => existsSync(paths(folder).pointer);

/** Where an earlier version noted that a register was last open, or where it kept one. Nothing is moved, and nothing is written there. */
const registerOf = (dataFolder: string): string | null => {
  const usual = join(dataFolder, 'register');
  return lastFolder(join(dataFolder, 'last-folder.json')) ?? (holdsRegister(usual) ? usual : null);
};

export type Found = {
  readonly folder: string;
  /** Whether a register was open there before, so that its absence means a loss and not a first start. */
  readonly wasOpen: boolean;
};

/**
 * The register folder to start with if none was named: the last one used; the usual one, if it contains a register; that of an earlier
 * version; the usual one, to create a register in.
 */
export const findRegister = (usualFolder: string, lastFolderFile: string, earlier: readonly EarlierPlace[]): Found => {
  const last = lastFolder(lastFolderFile);
  if (last !== null) return { folder: last, wasOpen: true };
  if (!holdsRegister(usualFolder)) {
    for (const { folder: dataFolder } of earlier) {
      const folder = registerOf(dataFolder);
      if (folder !== null) return { folder, wasOpen: true };
    }
  }
  return { folder: usualFolder, wasOpen: false };
};

/** The earlier place that contains the register's folder, or null. */
export const earlierPlaceOf = <Kind extends string>(folder: string, earlier: readonly EarlierPlace<Kind>[]): Kind | null =>
  earlier.find((place) => folder.startsWith(`${place.folder}${sep}`))?.kind ?? null;
