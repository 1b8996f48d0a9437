/** The system's Chromium: what the stand-in and the tests draw with where Electron's own binary cannot be had. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { environment, isMain, run } from './environment.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

const programFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

/** Where installers put it outside PATH. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFolders.flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Chromium/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]),
  '/snap/bin/chromium',
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

/** @returns {string | undefined} the path of a Chromium; `UTVAG_CHROMIUM` comes before all others */
export const findChromium = () => {
  const chosen = process.env['UTVAG_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : undefined;
  const folders = (environment()['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => commands.map((command) => join(folder, command))), ...places].find(isProgram);
};

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get');

/** Asks only a person; a build machine asked for it by running us. */
const isAgreed = async () => {
  if (!process.stdin.isTTY || !process.stdout.isTTY || process.env['CI'] !== undefined) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Chromium is missing. Install it now with apt-get? [Y/n] ');
  terminal.close();
  return /^(y|yes|j|ja)?$/i.test(answer.trim());
};

/** @returns {Promise<string | undefined>} a Chromium, installed if need be; nothing after one sentence that says what to do */
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
