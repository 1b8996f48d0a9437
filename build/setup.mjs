/**
 * Prepares the machine, printing one line per step and nothing if there is nothing to do: a new enough Node, the locked packages. Plain
 * Node 20.12, no dependencies. `node build/setup.mjs`; the other scripts call {@link setup} first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasLockedNode, isMain, node, npm, root, run } from './environment.mjs';

/** better-sqlite3 is built for Node-API 10 and dies without a message under an older Node; Electron's tools require this. */
const oldestNode = '22.12';

/** What the scripts in this folder themselves need, before a locked Node is available. */
const oldestForScripts = '20.12';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * As its last step, npm records what it installed next to the packages, so an interrupted installation counts as none. Optional packages
 * (other platforms' binaries) may be missing.
 * @param {string} folder
 */
const isInstalled = (folder) => {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const { '': _root, ...locked } = packagesIn(join(folder, 'package-lock.json'));
  const installed = packagesIn(record);
  const isSame = (/** @type {Locked | undefined} */ a, /** @type {Locked | undefined} */ b) =>
    a?.version === b?.version && a?.integrity === b?.integrity;
  return (
    Object.entries(locked).every(([path, entry]) => isSame(entry, installed[path]) || (entry.optional === true && !installed[path])) &&
    Object.keys(installed).every((path) => path in locked)
  );
};

/** @param {string} version "v24.21.0" @param {string} oldest "22.12" */
const isAtLeast = (version, oldest) => {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
};

/**
 * @param {string} version of the installed Node, "v20.20.2"
 * @param {{ platform: string, arch: string, hasLocked: boolean }} machine `hasLocked`: a newer Node is fetched for it
 * @returns {string | undefined} what to do if it is too old
 */
export const nodeRefusal = (version, { platform, arch, hasLocked }) => {
  const oldest = hasLocked ? oldestForScripts : oldestNode;
  if (isAtLeast(version, oldest)) return undefined;
  return `Node ${oldest} or later is needed on ${platform} ${arch}, and this is ${version}: install the current LTS version from https://nodejs.org, open a new terminal and try again.`;
};

/** @param {string} text */
const step = (text) => console.log(`setup: ${text}`);

/**
 * Ends the script: nothing else can run without Node and packages.
 * @param {string} text
 * @returns {never}
 */
const refuse = (text) => {
  console.error(`setup: ${text}`);
  process.exit(1);
};

/** What went wrong, without the usage text that npm appends. @param {string} output */
const reason = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm error .*\S/.test(line))
    .slice(0, 12)
    .join('\n');

const prepareNode = async () => {
  const refusal = nodeRefusal(process.version, { platform: process.platform, arch: process.arch, hasLocked: hasLockedNode });
  if (refusal !== undefined) refuse(refusal);
  if (!hasLockedNode) return;
  if (existsSync(node) && isInstalled(join(root, 'build/node'))) return;
  step('fetching the locked Node (30 MB, once)');
  const { code, output } = await npm(['ci', '--prefix', 'build/node', '--no-progress'], { capture: true }, process.execPath);
  if (code !== 0) refuse(`the locked Node could not be fetched:\n${reason(output)}`);
  const version = await run(node, ['--version'], { capture: true });
  if (!isAtLeast(version.output.trim(), oldestNode)) refuse(`the locked Node does not run on this machine:\n${version.output}`);
  step(`Node ${version.output.trim()} is ready`);
};

const preparePackages = async () => {
  if (isInstalled(root)) return;
  step('installing the locked packages (about half a minute, once)');
  const { code, output } = await npm(['ci', '--no-progress'], { capture: true });
  if (code !== 0) refuse(`the locked packages could not be installed:\n${reason(output)}`);
  step('packages are ready');
};

/** Leaves a new enough Node at `node` and the locked packages in `node_modules`, or exits with one sentence. */
export const setup = async () => {
  await prepareNode();
  await preparePackages();
};

if (isMain(import.meta.url)) {
  await setup();
  step('everything is in place');
}
