/**
 * Tasks that are not part of a test run, or only in a short form.
 * `node build/run.mjs bench [NAME …] [--scale N] | zones | faults [-- …] | advisories | package [NAME …] [--out DIR]`
 *
 * bench       each `e2e/bench/<name>.bench.ts` is a separate program: bundled like the shell and the workers (so `?raw`
 *             statements and worker files work as they do there), run by the locked Node one after the other. Each prints our
 *             time, a reference from the same run, and the ratio.
 * faults      breaks the register on purpose and counts the damage: `--long`, `--seed N`, `--only NAME`. `npm test` has a short form.
 * advisories  asks the registry whether locked packages have known faults, and whether Electron's major still gets fixes. Exits with 1 if
 *             some have or it does not, with 2 if it cannot tell.
 * zones       the unit and component tests in three time zones, one after the other: nothing may differ.
 * package     the installers of this platform, in `out/package`: all, or those named (`package.mjs`).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { isSupportedElectron } from './electron-support.mjs';
import { ensureChromium } from './chromium.mjs';
import { node, npm, root, run, tool } from './environment.mjs';
import { makePackage } from './package.mjs';
import { setup } from './setup.mjs';

/** @param {string[]} given names without extension, all if empty; arguments from the first `--` on are passed to them */
const bench = async (given) => {
  const first = given.findIndex((each) => each.startsWith('--'));
  const [wanted, told] = first === -1 ? [given, []] : [given.slice(0, first), given.slice(first)];
  const folder = join(root, 'e2e/bench');
  const names = existsSync(folder) ? readdirSync(folder).flatMap((file) => /^(.*)\.bench\.ts$/.exec(file)?.[1] ?? []) : [];
  const chosen = wanted.length > 0 ? wanted : names;
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0 || chosen.length === 0) {
    const have = names.length > 0 ? `there are: ${names.join(', ')}` : 'there are none in e2e/bench';
    console.error(`bench: ${unknown.map((name) => `no ${name}; `).join('')}${have}`);
    return 1;
  }
  if (!(await bundle())) return 1;
  const built = await run(node, [tool('vite'), 'build', '--config', 'build/vite.bench.config.ts', '--logLevel', 'warn']);
  if (built.code !== 0) return 1;
  const chromium = await ensureChromium();
  let failed = 0;
  for (const name of chosen) {
    console.log(`bench: ${name}`);
    const { code } = await run(node, [join('out/bench', `${name}.js`), ...told], {
      env: chromium === undefined ? {} : { UTVAG_CHROMIUM: chromium },
    });
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
};

const zones = async () => {
  const chromium = await ensureChromium();
  let failed = 0;
  for (const zone of ['Europe/Stockholm', 'UTC', 'America/Los_Angeles']) {
    console.log(`zones: ${zone}`);
    const env = { UTVAG_ZONE: zone, ...(chromium === undefined ? {} : { UTVAG_CHROMIUM: chromium }) };
    const { code } = await run(node, [tool('vitest'), 'run', '--config', 'build/vitest.config.ts'], { env });
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
};

/** @param {string[]} rest */
const faults = async (rest) => {
  if (!(await bundle()) || !(await bundle(['faults']))) return 1;
  return (await run(node, [join('out/faults/main.js'), ...rest])).code;
};

/** Whether the locked Electron still gets fixes. @returns {Promise<boolean | undefined>} undefined: the registry does not say */
const electronSupport = async () => {
  const newest = (await npm(['view', 'electron', 'dist-tags.latest', '--loglevel', 'error'], { capture: true })).output.trim();
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (!/^\d+\.\d+\.\d+$/.test(newest)) {
    console.log('advisories: the registry does not say which Electron is the newest; ask again where it can be reached.');
    return undefined;
  }
  const supported = isSupportedElectron(devDependencies.electron, newest);
  console.log(`advisories: Electron ${devDependencies.electron} is ${supported ? 'supported' : 'no longer supported'} (newest: ${newest})`);
  return supported;
};

const advisories = async () => {
  const electronIsSupported = await electronSupport();
  const { output } = await npm(['audit', '--json', '--loglevel', 'error'], { capture: true });
  const registry = (await npm(['config', 'get', 'registry', '--loglevel', 'error'], { capture: true })).output.trim();
  const answer = parse(output);
  const counts = answer?.metadata?.vulnerabilities;
  if (counts === undefined) {
    console.log(`advisories: ${registry} does not answer questions about known faults (${answer?.message ?? 'no answer'}).`);
    console.log('advisories: so this says nothing, good or bad; ask again where the public registry can be reached.');
    return electronIsSupported === false ? 1 : 2;
  }
  for (const [name, { severity, range }] of Object.entries(answer.vulnerabilities))
    console.log(`advisories: ${name} ${range}: ${severity}`);
  console.log(`advisories: ${counts.total} known (asked ${registry})`);
  if (counts.total > 0 || electronIsSupported === false) return 1;
  return electronIsSupported === undefined ? 2 : 0;
};

/** @param {string} output npm's answer, surrounded by its own remarks */
const parse = (output) => {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
};

/** @type {Record<string, (rest: string[]) => Promise<number>>} */
const errands = { bench, zones, faults, advisories, package: makePackage };
const [errand = '', ...rest] = process.argv.slice(2);
const chosen = errands[errand];
if (chosen === undefined) {
  console.error(`node build/run.mjs ${Object.keys(errands).join(' | ')}`);
  process.exitCode = 1;
} else {
  await setup();
  process.exitCode = await chosen(rest);
}
