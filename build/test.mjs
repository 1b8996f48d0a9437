/**
 * `npm test`: set-up, checks, bundles, unit and integration tests, a short fault campaign, the program itself. Every part runs even if an
 * earlier one failed; the last line adds them all up, with a failed check or bundle as a failed test. `npm test -- --shard N/M` is one of M
 * equal parts.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, specParts } from './bundle.mjs';
import { check } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { node, reportFolder, run, tool } from './environment.mjs';
import { processorSeconds } from './processor-time.mjs';
import { quickPlaces } from './quick-places.mjs';
import { add, countFaults, countPlaywright, countVitest } from './reports.mjs';
import { setup } from './setup.mjs';
import { readShard, shardArguments } from './shard.mjs';

const asked = readShard(process.argv.slice(2));
if ('fault' in asked) {
  console.error(asked.fault);
  process.exit(2);
}
const { shard } = asked;
/** Two shards may run at the same time: each has its own folder. */
const reports = shard === null ? reportFolder : join(reportFolder, `shard-${shard.number}`);
/** What cannot be split is run by the first shard. */
const isFirst = shard === null || shard.number === 1;

/** @type {string[]} */
const times = [];

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
const part = async (name, work) => {
  const started = performance.now();
  const used = processorSeconds();
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  times.push(
    used === undefined
      ? `${name} ${seconds} s`
      : `${name} ${seconds} s (${((processorSeconds() ?? 0) - used).toFixed(0)} s of processor time)`,
  );
  return result;
};

/** @param {number} failed @returns {import('./reports.mjs').Counts} */
const onlyFailures = (failed) => ({ passed: 0, failed, skipped: 0 });

/** @param {Record<string, string>} env */
const unitTests = async (env) => {
  const report = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(node, [tool('vitest'), 'run', '--config', 'build/vitest.config.ts', ...reporters, ...shardArguments(shard)], {
    env,
  });
  return countVitest(report, code);
};

/** @param {Record<string, string>} env */
const programTests = async (env) => {
  const report = join(reports, 'e2e.json');
  const args = [tool('@playwright/test', 'playwright'), 'test', '--config', 'e2e/playwright.config.ts', '--project', 'e2e'];
  const { code } = await run(node, [...args, ...shardArguments(shard), '--reporter', 'line,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return countPlaywright(report, code);
};

/** The short form of `npm run faults`: each campaign counts as one test. */
const faultCampaign = async () => {
  if (!(await bundle(['faults']))) return onlyFailures(1);
  const report = join(reports, 'faults.json');
  const { code } = await run(node, [join('out/faults/main.js'), '--report', report]);
  return countFaults(report, code);
};

/** @returns {Promise<Record<string, string>>} where the tests find a Chromium; without one they report it themselves */
const prepare = async () => {
  await setup();
  const chromium = await ensureChromium();
  return chromium === undefined ? {} : { UTVAG_CHROMIUM: chromium };
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const places = quickPlaces();
process.once('exit', places.leave);
// Every part and what it starts finds them there.
Object.assign(process.env, places.env);

const env = await part('set-up', prepare);
const checks = onlyFailures(isFirst ? await part('checks', () => check()) : 0);
const bundles = onlyFailures((await part('bundles', () => bundle(specParts))) ? 0 : 1);
const units = await part('unit and integration', () => unitTests(env));
const faults = bundles.failed > 0 || !isFirst ? onlyFailures(0) : await part('faults', () => faultCampaign());
// Without bundles there is no program to test, and that has already been counted.
const program = bundles.failed > 0 ? onlyFailures(0) : await part('program', () => programTests(env));

const { passed, failed, skipped } = add([checks, bundles, units, faults, program]);
const whole = processorSeconds();
if (whole !== undefined) times.push(`in all ${(whole / 60).toFixed(1)} min of processor time`);
console.log(`time: ${times.join(', ')}`);
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
