/**
 * `npm test`: set-up, checks, unit and integration tests, bundles, the program itself. Every part runs even if one before it
 * failed; the last line counts them all, a failed check or bundle as a failed test.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { check } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { node, reportFolder, run, tool } from './environment.mjs';
import { add, countPlaywright, countVitest } from './reports.mjs';
import { setup } from './setup.mjs';

/** @type {string[]} */
const times = [];

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
const part = async (name, work) => {
  const started = performance.now();
  const result = await work();
  times.push(`${name} ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return result;
};

/** @param {number} failed @returns {import('./reports.mjs').Counts} */
const onlyFailures = (failed) => ({ passed: 0, failed, skipped: 0 });

const unitTests = async () => {
  const report = join(reportFolder, 'vitest.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  await run(node, [tool('vitest'), 'run', '--config', 'build/vitest.config.ts', ...reporters]);
  return countVitest(report);
};

const programTests = async () => {
  const chromium = await ensureChromium();
  if (chromium === undefined) return onlyFailures(1);
  const report = join(reportFolder, 'e2e.json');
  const playwright = tool('@playwright/test', 'playwright');
  await run(node, [playwright, 'test', '--config', 'e2e/playwright.config.ts', '--project', 'e2e', '--reporter', 'line,json'], {
    env: { UTVAG_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return countPlaywright(report);
};

rmSync(reportFolder, { recursive: true, force: true });
mkdirSync(reportFolder, { recursive: true });

await part('set-up', setup);
const checks = onlyFailures(await part('checks', () => check()));
const units = await part('unit and integration', unitTests);
const bundles = onlyFailures((await part('bundles', () => bundle())) ? 0 : 1);
// Without bundles there is no program to test, and it has been counted.
const program = bundles.failed > 0 ? onlyFailures(0) : await part('program', programTests);

const { passed, failed, skipped } = add([checks, units, bundles, program]);
console.log(`time: ${times.join(', ')}`);
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
