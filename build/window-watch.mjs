/**
 * Checks that the program starts on this machine, as a person would see it: starts it with the demo register, waits until the system itself
 * shows its window and the demo register is where it belongs, and ends it. The program needs no test switch for this, so it also works for
 * a packaged one, which cannot be inspected. Run by the locked Node, or one as new: it reads TypeScript.
 *
 *   node build/window-watch.mjs npm start -- --runtime electron
 *   node build/window-watch.mjs --packaged
 *   node build/window-watch.mjs utvag
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { earlierDataFolders, usualDataFolder } from '../electron/shell/process/data-folder.ts';
import { environment, isMain, root } from './environment.mjs';
import { findPackaged } from './packaged.mjs';
import { listWindows } from './window-list.mjs';

/** The window title set by the page once the demo register is open; the window's own title before that is shorter. */
const titles = ['Utväg – demoregister', 'Utväg – demo register'];

/**
 * Where the program should keep its data, and where an earlier or a nameless one would, so that a register in the wrong place is found.
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} home
 * @returns {{ right: string, wrong: string[] }}
 */
export const dataFolders = (platform, env, home) => {
  // The way Electron finds what it calls `appData`.
  const appData = {
    win32: env['APPDATA'] ?? join(home, 'AppData/Roaming'),
    darwin: join(home, 'Library/Application Support'),
    linux: env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
  }[/** @type {'win32' | 'darwin' | 'linux'} */ (platform)];
  const wrong = earlierDataFolders(platform, { appData }).map(({ folder }) => folder);
  return { right: usualDataFolder(platform, env, { appData, home }), wrong };
};

/** Whether the demo register below a data folder was created since then. @param {string} folder @param {number} since ms */
const hasDemo = (folder, since) => {
  const generations = join(folder, 'demo/generations');
  if (!existsSync(generations)) return false;
  return readdirSync(generations).some((name) => {
    const file = join(generations, name, 'register.db');
    return existsSync(file) && statSync(file).mtimeMs >= since;
  });
};

/**
 * @param {import('./window-list.mjs').Window} window
 * @returns {boolean} whether it is the program's own, large enough to work in if the system reports its size
 */
export const isOurs = ({ title: shown, program, width, height }) =>
  (shown === null ? ['Utväg', 'Electron'].includes(program) : titles.includes(shown)) && (width ?? 960) >= 400 && (height ?? 640) >= 300;

/** Asked politely first, killed after three seconds. @param {number} pid the leader of the process group to end */
const end = async (pid) => {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGTERM');
    for (let tries = 0; tries < 30; tries += 1) {
      await wait(100);
      process.kill(-pid, 0);
    }
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No process of the group is left.
  }
};

/**
 * @typedef {object} Surroundings
 * @property {() => Promise<import('./window-list.mjs').Window[]>} list the windows that the system shows now
 * @property {{ right: string, wrong: readonly string[] }} folders
 * @property {Record<string, string>} env in addition to the usual one
 * @property {readonly string[]} [removed] folders that were created for it
 * @property {number} patience ms
 * @property {number} pause ms between two checks
 */

/** @returns {Surroundings} */
const usual = () => {
  // On Linux the data goes to a fresh folder; elsewhere the system names the folder, whatever the environment says.
  /** @type {Record<string, string>} */
  const env = process.platform === 'linux' ? { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'utvag-watch-')) } : {};
  return {
    list: listWindows,
    folders: dataFolders(process.platform, { ...process.env, ...env }, homedir()),
    env,
    removed: Object.values(env),
    patience: 300_000,
    pause: 1000,
  };
};

/**
 * Starts the program and ends it once it was seen, or once it is clear that it will not be.
 * @param {readonly string[]} given command and arguments
 * @param {Surroundings} surroundings
 * @returns {Promise<{ seen: import('./window-list.mjs').Window | null, fault: string, output: string }>} `seen` null: not seen, and `fault`
 * says why
 */
export const watch = async ([command = '', ...args], { list, folders: { right, wrong }, env, removed = [], patience, pause }) => {
  const since = Date.now() - 1000;
  // On Windows npm is a shell script.
  const shell = process.platform === 'win32' && command === 'npm';
  const child = spawn(command, args, {
    ...{ cwd: root, env: environment(env), shell, detached: process.platform !== 'win32' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  let ended = '';
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ||= `it ended with ${signal ?? code}`));
  const closed = new Promise((resolve) => void child.once('close', resolve));
  const look = async () => {
    for (const last = Date.now() + patience; Date.now() < last; await wait(pause)) {
      // Checked first: anything seen after the end does not belong to the program.
      if (ended !== '') return { seen: null, fault: ended };
      const misplaced = wrong.find((folder) => hasDemo(folder, since));
      if (misplaced !== undefined) return { seen: null, fault: `the demo register was made in ${misplaced} and not in ${right}` };
      const seen = (await list()).find(isOurs);
      if (seen !== undefined && hasDemo(right, since)) return { seen, fault: '' };
    }
    return { seen: null, fault: `after ${patience / 1000} seconds there was no window, or no demo register in ${right}` };
  };
  const { seen, fault } = await look().catch((error) => ({ seen: null, fault: error instanceof Error ? error.message : String(error) }));
  if (child.pid !== undefined) await end(child.pid);
  await Promise.race([closed, wait(3000)]);
  for (const folder of removed) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  return { seen, fault, output };
};

if (isMain(import.meta.url)) {
  const [first, ...rest] = process.argv.slice(2);
  const command = first === '--packaged' ? findPackaged() : first;
  if (command === undefined) {
    console.error('node build/window-watch.mjs COMMAND [ARGUMENT …] | --packaged (after npm run package)');
    process.exitCode = 1;
  } else {
    const { seen, fault, output } = await watch([command, ...rest, '--demo'], usual());
    if (seen === null) console.error(`window: the program was not seen: ${fault}\n${output}`);
    else
      console.log(
        `window: visible, ${seen.title === null ? `of ${seen.program}, its title withheld by the system` : `called “${seen.title}”`}; the demo register is made`,
      );
    process.exitCode = seen === null ? 1 : 0;
  }
}
