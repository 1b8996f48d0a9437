/** Where `npm run package` leaves the program before wrapping it into installers. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.mjs';

/** The builder's name for the program on Linux, Windows and macOS. */
const names = ['utvag', 'utvag.exe', 'Utväg.exe', 'Utväg.app/Contents/MacOS/Utväg'];

/**
 * @param {string} [folder] where the builder puts it
 * @returns {string | undefined} the program file for this kind of machine, if something is packaged
 */
export const findPackaged = (folder = join(root, 'out/package')) => {
  const unpacked = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('-unpacked') || name.startsWith('mac'));
  return unpacked.flatMap((name) => names.map((each) => join(folder, name, each))).find((path) => existsSync(path));
};
