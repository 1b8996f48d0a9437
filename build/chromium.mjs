/** The system's Chromium: used by the stand-in and the tests where Electron's own binary is not available. */
import { accessSync, constants, existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { environment, isMain, pathName, run } from './environment.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const windowsCommands = ['chrome.exe', 'chromium.exe', 'msedge.exe'];

/**
 * Where one may be: on PATH, then where installers put it.
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 * @returns {readonly string[]} absolute paths, in the order in which they are tried
 */
export const chromiumPlaces = (platform, env) => {
  const isWindows = platform === 'win32';
  const paths = isWindows ? win32 : posix;
  const folders = (env[pathName(env)] ?? '').split(paths.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => (isWindows ? windowsCommands : commands).map((command) => paths.join(folder, command)));
  if (platform === 'darwin') return [...onPath, ...macPlaces];
  if (!isWindows) return [...onPath, '/snap/bin/chromium'];
  const names = Object.keys(env).filter((name) => /^(PROGRAMFILES|PROGRAMFILES\(X86\)|LOCALAPPDATA)$/i.test(name));
  return [
    ...onPath,
    ...names.flatMap((name) => env[name] ?? []).flatMap((folder) => windowsPlaces.map((place) => paths.join(folder, place))),
  ];
};

const windowsPlaces = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** @param {string} path */
const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {string | undefined} the path of a Chromium; `UTVAG_CHROMIUM` takes precedence */
export const findChromium = () => {
  const chosen = process.env['UTVAG_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : undefined;
  return chromiumPlaces(process.platform, environment()).find(isProgram);
};

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get');

/** Only a person is asked; a build machine has already agreed by running this. */
const isAgreed = async () => {
  if (!process.stdin.isTTY || !process.stdout.isTTY || process.env['CI'] !== undefined) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Chromium is missing. Install it now with apt-get? [Y/n] ');
  terminal.close();
  return /^(y|yes|j|ja)?$/i.test(answer.trim());
};

/** @returns {Promise<string | undefined>} a Chromium, installed if need be; otherwise nothing, after a sentence that says what to do */
export const ensureChromium = async () => {
  const found = findChromium();
  if (found !== undefined) return found;
  const chosen = process.env['UTVAG_CHROMIUM'];
  if (chosen) {
    console.error(`chromium: UTVAG_CHROMIUM names ${chosen}, which is no program that can be run.`);
    return undefined;
  }
  if (mayInstall() && (await isAgreed())) {
    console.log('chromium: installing it with apt-get (about 100 MB, once)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const updated = await run('apt-get', ['update'], { capture: true, env });
    const installed = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { capture: true, env });
    const now = findChromium();
    if (now !== undefined) return now;
    console.error(`${updated.output}${installed.output}`);
  }
  console.error('chromium: install Chromium or Google Chrome, or name one in UTVAG_CHROMIUM, and try again.');
  return undefined;
};

if (isMain(import.meta.url)) {
  const found = await ensureChromium();
  if (found === undefined) process.exitCode = 1;
  else console.log(found);
}
