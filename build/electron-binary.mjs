/**
 * Electron's program file. Its package contains only the address and the checksums: the program itself is fetched at first use, and some
 * networks block that.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronFolder, networkEnvironment } from './electron-archive.mjs';
import { node, run } from './environment.mjs';

/** Exit code of `electron-fetch.mjs` if Electron is not available here. */
export const unreachable = 3;

/** As in Electron's own install.js. @param {string} platform */
const programName = (platform) => {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
};

/**
 * Where the program may be, likeliest first; the same answer as Electron's own index.js: `ELECTRON_OVERRIDE_DIST_PATH` names the folder
 * instead of `dist`, whether or not anything was ever fetched, and `path.txt` names the program in it.
 * @param {string} platform
 * @param {{ override: string | undefined, folder: string, recorded: string | undefined }} places `recorded`: the content of `path.txt`
 */
export const electronCandidates = (platform, { override, folder, recorded }) => {
  if (override !== undefined && override !== '') return [recorded ?? programName(platform), 'electron'].map((name) => join(override, name));
  // Written as the last step of unpacking: without it the folder is incomplete.
  return recorded === undefined ? [] : [join(folder, 'dist', recorded)];
};

const override = () => process.env['ELECTRON_OVERRIDE_DIST_PATH'];

/** @returns {string | undefined} the program file, if it is here */
export const findElectron = () => {
  const file = join(electronFolder, 'path.txt');
  const recorded = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  return electronCandidates(process.platform, { override: override(), folder: electronFolder, recorded }).find(existsSync);
};

/**
 * If there is none, prints a sentence that says why.
 * @param {{ anew: boolean }} options `anew` asks the release host even if it refused within the hour
 * @returns {Promise<string | undefined>} the program file, fetched if possible
 */
export const ensureElectron = async ({ anew }) => {
  const found = findElectron();
  if (found !== undefined) return found;
  if (override()) {
    console.error(`electron: ELECTRON_OVERRIDE_DIST_PATH names ${override()}, where there is no ${programName(process.platform)}.`);
    return undefined;
  }
  await run(node, ['build/electron-fetch.mjs', ...(anew ? ['--anew'] : [])], {
    env: networkEnvironment(process.env, await versionOf(node)),
  });
  return findElectron();
};

/** @param {string} program a Node @returns {Promise<string>} "v24.21.0" */
const versionOf = async (program) =>
  program === process.execPath ? process.version : (await run(program, ['--version'], { capture: true })).output.trim();
