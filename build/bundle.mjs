/**
 * Builds what runs: `out/renderer`, `out/{shell,core,stand-in,chunks}` and the preload, each only if its sources have changed. `node
 * build/bundle.mjs [renderer|node|preload|registers|faults …]`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMain, node, root, run, tool } from './environment.mjs';
import { setup } from './setup.mjs';

const shared = ['build/vite.shared.ts', 'package-lock.json', 'tsconfig.json'];

/**
 * What each part is made from, a file that proves it exists, and what is removed before it is rebuilt.
 * @type {Record<string, { sources: string[], result: string, stale: string[] }>}
 */
const parts = {
  renderer: { sources: ['electron', 'renderer', 'build/vite.renderer.config.ts'], result: 'renderer/index.html', stale: [] },
  node: {
    sources: ['electron', 'build/vite.node.config.ts'],
    result: 'shell/main.js',
    stale: ['chunks', 'core', 'stand-in', 'shell/main.js', 'shell/start.js'],
  },
  faults: { sources: ['electron', 'e2e/faults', 'build/vite.faults.config.ts'], result: 'faults/main.js', stale: ['faults'] },
  // Makes the registers that specs copy: separate from the program, which does not need it.
  registers: {
    sources: ['electron', 'e2e/registers', 'build/vite.registers.config.ts'],
    result: 'registers/maker.js',
    stale: ['registers'],
  },
  preload: { sources: ['electron', 'build/vite.preload.config.ts'], result: 'shell/preload.cjs', stale: [] },
};

/**
 * @param {string} path a file or folder
 * @returns {string[]} every file below, except tests, in the same order on every machine
 */
const filesBelow = (path) =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** @param {string[]} sources */
const fingerprint = (sources) => {
  const hash = createHash('sha256');
  for (const source of [...shared, ...sources]) {
    const path = join(root, source);
    for (const file of /\.\w+$/.test(source) ? [path] : filesBelow(path)) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
};

/** @param {string} name */
const bundlePart = async (name) => {
  const part = parts[name];
  if (!part) throw new Error(`there is no part called ${name}; the parts are ${Object.keys(parts).join(', ')}`);
  const stamp = join(root, 'out/.stamps', name);
  const current = fingerprint(part.sources);
  if (existsSync(stamp) && existsSync(join(root, 'out', part.result)) && readFileSync(stamp, 'utf8') === current) return true;
  rmSync(stamp, { force: true });
  for (const stale of part.stale) rmSync(join(root, 'out', stale), { recursive: true, force: true });
  const started = performance.now();
  const { code, output } = await run(node, [tool('vite'), 'build', '--config', `build/vite.${name}.config.ts`, '--logLevel', 'warn'], {
    capture: true,
    // Any other value in the environment would put React's development build, many times slower, into what people get.
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) {
    const said = output.split('\n').filter((line) => !/^\s+at /.test(line));
    console.error(`bundle: ${name} failed\n${said.join('\n')}`);
    return false;
  }
  if (output.trim() !== '') console.log(output.trim());
  mkdirSync(join(root, 'out/.stamps'), { recursive: true });
  writeFileSync(stamp, current);
  console.log(`bundle: ${name} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
};

const programParts = ['renderer', 'node', 'preload'];
/** The program, and what its specs need as well. */
export const specParts = [...programParts, 'registers'];

/**
 * @param {string[]} [names] by default the program's own parts
 * @returns {Promise<boolean>} whether everything requested exists
 */
export const bundle = async (names = programParts) => (await Promise.all(names.map(bundlePart))).every(Boolean);

if (isMain(import.meta.url)) {
  await setup();
  const names = process.argv.slice(2);
  process.exitCode = (await bundle(names.length > 0 ? names : specParts)) ? 0 : 1;
}
