/**
 * What `npm start` decides, as pure functions of the system, the environment and the arguments, so that all three systems can be tested on
 * one. `launch.mjs` carries it out.
 */
import { posix, win32 } from 'node:path';
import { parseArgs } from 'node:util';
import { constants } from 'node:os';
import { helperCommand } from './sandbox.mjs';

/**
 * @typedef {Record<string, string | undefined>} Environment
 * @typedef {{ readonly command: string, readonly args: readonly string[], readonly cwd: string, readonly env: Environment }} Start
 *
 * @typedef {object} Options
 * @property {boolean} demo
 * @property {string | undefined} register as it was typed
 * @property {'electron' | 'stand-in' | undefined} runtime
 * @property {'sv' | 'en' | undefined} lang
 * @property {boolean} tour
 * @property {string | undefined} out as it was typed
 * @property {boolean} help
 */

/**
 * @param {readonly string[]} given the arguments after `npm start --`
 * @returns {{ options: Options } | { fault: string }}
 */
export const readOptions = (given) => {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        demo: { type: 'boolean', default: false },
        register: { type: 'string' },
        runtime: { type: 'string' },
        lang: { type: 'string' },
        tour: { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const { demo, register, runtime, lang, tour, out, help } = values;
    if (runtime !== undefined && runtime !== 'electron' && runtime !== 'stand-in') return { fault: '--runtime is electron or stand-in.' };
    if (lang !== undefined && lang !== 'sv' && lang !== 'en') return { fault: '--lang is sv or en.' };
    // "" would mean the current folder.
    if (register === '') return { fault: '--register needs a folder.' };
    if (out === '') return { fault: '--out needs a folder.' };
    return { options: { demo, register, runtime, lang, tour, out, help } };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
};

/** Only Linux may be without a display. @param {string} platform @param {Environment} env */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * npm runs scripts at the root, but a typed path is meant relative to where the user is. Started without npm, that is the working folder,
 * even if an outer npm left its `INIT_CWD`.
 * @param {string} typed
 * @param {{ platform: string, root: string, cwd: string, env: Environment }} place
 * @returns {string} absolute
 */
export const placeOf = (typed, { platform, root, cwd, env }) => {
  const paths = platform === 'win32' ? win32 : posix;
  const stands = paths.relative(root, cwd) === '' ? (env['INIT_CWD'] ?? cwd) : cwd;
  return paths.resolve(stands, typed);
};

/**
 * The program's arguments.
 * @param {Pick<Options, 'demo' | 'lang'>} options
 * @param {string | undefined} register absolute
 */
export const programArguments = ({ demo, lang }, register) => [
  ...(demo ? ['--demo'] : []),
  ...(register === undefined ? [] : ['--register', register]),
  ...(lang === undefined ? [] : ['--lang', lang]),
];

/**
 * Electron is given the project's folder, never a script: its `package.json` supplies name and version, and so the data folder and the
 * instance lock (electron/default_app/main.ts). Given a script, the program would be "Electron" and share them with every other such
 * program.
 * @param {{ program: string, root: string, args: readonly string[], env: Environment }} what
 * @returns {Start}
 */
export const electronStart = ({ program, root, args, env }) => {
  // Left behind by editors that are themselves Electron: with it the program file is a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return { command: program, args: [root, ...args], cwd: root, env: rest };
};

/**
 * @param {{ node: string, chromium: string, root: string, args: readonly string[], env: Environment }} what
 * @returns {Start}
 */
export const standInStart = ({ node, chromium, root, args, env }) => ({
  command: node,
  args: ['out/stand-in/main.js', ...args],
  cwd: root,
  env: { ...env, UTVAG_CHROMIUM: chromium },
});

/** Printed with every refusal of Electron. */
export const standInOffer = 'Until then the program can be tried with trial registers: npm start -- --runtime stand-in';

/**
 * What the launcher does with a signal while the program is open. A terminal also sends Ctrl+C and its own closing to the program, and a
 * second one would kill Electron in the middle of its shutdown. On Windows, a launcher that ends takes its children with it at once.
 * @param {string} signal
 * @param {{ platform: string, isTerminal: boolean }} where
 * @returns {'forward' | 'wait' | 'tell'} `tell`: say, once, that the window is to be closed
 */
export const answerTo = (signal, { platform, isTerminal }) => {
  if (platform === 'win32') return signal === 'SIGINT' || signal === 'SIGBREAK' ? 'tell' : 'wait';
  return signal === 'SIGTERM' || !isTerminal ? 'forward' : 'wait';
};

/**
 * @typedef {object} Ending
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string | undefined} fault why it could not be started at all
 * @property {number} seconds how long it ran
 */

/** Numbered as a shell does. @param {Ending} ending @returns {number} */
export const exitCode = ({ code, signal }) => code ?? (signal === null ? 1 : 128 + (constants.signals[signal] ?? 0));

/** Not a failure: the user asked for it. */
const wanted = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL']);
const crashes = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGSYS']);

/** Longer than a start takes. */
const atOnce = 20;

/**
 * What to print about Electron's end if it did not end the way it does when a user closes it.
 * @param {Ending} ending
 * @param {{ platform: string, program: string }} what
 * @returns {string | undefined}
 */
export const endSentence = (ending, { platform, program }) => {
  const { code, signal, fault, seconds } = ending;
  if (fault !== undefined) return `Electron could not be started: ${fault}. Its program file is ${program}.`;
  if (code === 0 || (signal !== null && wanted.has(signal) && !(platform === 'darwin' && signal === 'SIGKILL' && seconds < atOnce)))
    return undefined;
  const how = signal ?? (code !== null && code > 255 ? `0x${code.toString(16).toUpperCase()}` : `code ${code}`);
  if (seconds >= atOnce) return `Electron ended abnormally (${how}). What was written until then is kept.`;
  const said = `Electron ended at once (${how}), and no register was changed; what it printed stands above.`;
  if (platform === 'linux' && code === 127) {
    return `${said} A library of the system is missing; this lists which: ldd '${program}' | grep 'not found'`;
  }
  if (platform === 'linux' && signal !== null && crashes.has(signal)) {
    return `${said} If that names the sandbox, run once, as administrator: ${helperCommand(program)}`;
  }
  if (platform === 'darwin' && signal === 'SIGKILL')
    return `${said} macOS refused the program file; fetch it anew: remove node_modules/electron/dist, then npm start -- --runtime electron`;
  return `${said} It may be started again with: npm start -- --runtime electron`;
};
