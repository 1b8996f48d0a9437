/**
 * Electron's program file. Its package holds only the address and the check sums: the program itself is fetched at first
 * use, and some networks do not let it through.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, node, root, run } from './environment.mjs';

const folder = join(root, 'node_modules/electron');
const refusedFile = join(cacheFolder, 'electron-refused');
const aDay = 24 * 60 * 60 * 1000;

/** Exit code of `electron-fetch.mjs` when the release host does not answer. */
export const unreachable = 3;

/** @returns {string | undefined} the program file, if it has been fetched */
export const findElectron = () => {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
};

const wasRefusedToday = () => existsSync(refusedFile) && Date.now() - Number(readFileSync(refusedFile, 'utf8')) < aDay;

/**
 * @param {{ anew: boolean }} options `anew` asks the release host even if it did not answer earlier today
 * @returns {Promise<string | undefined>} the program file, fetched if it can be
 */
export const ensureElectron = async ({ anew }) => {
  const found = findElectron();
  if (found !== undefined) return found;
  if (!anew && wasRefusedToday()) return undefined;
  // Node's own fetch passes proxies by unless told.
  const { code } = await run(node, ['build/electron-fetch.mjs'], { env: { NODE_USE_ENV_PROXY: '1' } });
  if (code === unreachable) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(refusedFile, String(Date.now()));
  } else if (code !== 0) console.error('electron: it could not be fetched.');
  return findElectron();
};
