/**
 * What `npm start` decides, as pure functions of the system, the environment and what was typed: so all three systems can be tried on
 * one. `launch.mjs` does what they say.
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
 * @param {readonly string[]} given what was typed behind `npm start --`
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
    // "" would be the folder one stands in.
    if (register === '') return { fault: '--register needs a folder.' };
    if (out === '') return { fault: '--out needs a folder.' };
    return { options: { demo, register, runtime, lang, tour, out, help } };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
};

/** Only Linux may have none. @param {string} platform @param {Environment} env */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * npm runs scripts at the root; what a person typed is meant from where they stand. Started without npm, that is the working folder,
 * even if an npm further out left its `INIT_CWD`.
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
 * What the program is told.
 * @param {Pick<Options, 'demo' | 'lang'>} options
 * @param {string | undefined} register absolute
 */
export const programArguments = ({ demo, lang }, register) => [
  ...(demo ? ['--demo'] : []),
  ...(register === undefined ? [] : ['--register', register]),
  ...(lang === undefined ? [] : ['--lang', lang]),
];

/**
 * Electron is handed the project's folder, never a script: from the `package.json` in it come name, version and so the data folder and the
 * instance lock (electron/default_app/main.ts). With a script the program would be "Electron", and share them with every other one.
 * @param {{ program: string, root: string, args: readonly string[], env: Environment }} what
 * @returns {Start}
 */
export const electronStart = ({ program, root, args, env }) => {
  // Left behind by editors that are Electron themselves: with it the program file is a plain Node.
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

/** Said with every refusal of Electron. */
export const standInOffer = 'Until then the program can be tried with trial registers: npm start -- --runtime stand-in';

/**
 * What the launcher does with a signal while the program is open. A terminal gives Ctrl+C and its own closing to the program as well, and a
 * second one would kill Electron in the middle of putting things away. On Windows an ended launcher takes its children with it at once.
 * @param {string} signal
 * @param {{ platform: string, isTerminal: boolean }} where
 * @returns {'forward' | 'wait' | 'tell'} `tell`: say that the window is to be closed, once
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

/** As a shell counts. @param {Ending} ending @returns {number} */
export const exitCode = ({ code, signal }) => code ?? (signal === null ? 1 : 128 + (constants.signals[signal] ?? 0));

/** Not a failure: somebody wanted it. */
const wanted = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL']);
const crashes = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGSYS']);

/** Longer than a start takes. */
const atOnce = 20;

/**
 * What to say of Electron's end, when it did not end as a program ends that somebody closed.
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
