/**
 * `npm run scenarios`: every spec whose title begins with `scenario-NN`, through the running program, one line each: `scenario-NN pass|fail
 * title`. A scenario with several specs passes if all of them do.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, specParts } from './bundle.mjs';
import { ensureChromium } from './chromium.mjs';
import { node, reportFolder, run, tool } from './environment.mjs';
import { readSpecs } from './reports.mjs';
import { setup } from './setup.mjs';

/** @param {string} report @returns {string[]} one line per spec, in numerical order; empty if nothing ran */
const lines = (report) =>
  readSpecs(report)
    .flatMap(({ title, ok }) => {
      const [, name, rest] = /^(scenario-\d+) (.*)$/s.exec(title) ?? [];
      return name === undefined ? [] : [`${name} ${ok ? 'pass' : 'fail'} ${rest}`];
    })
    .sort();

await setup();
if (await bundle(specParts)) {
  const report = join(reportFolder, 'scenarios.json');
  mkdirSync(reportFolder, { recursive: true });
  rmSync(report, { force: true });
  const chromium = await ensureChromium();
  const args = [tool('@playwright/test', 'playwright'), 'test', '--config', 'e2e/playwright.config.ts', '--project', 'e2e'];
  const { code, output } = await run(node, [...args, '--grep', '\\bscenario-\\d+', '--reporter', 'json'], {
    capture: true,
    env: { ...(chromium === undefined ? {} : { UTVAG_CHROMIUM: chromium }), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const told = lines(report);
  // Without such lines the runner's own output is all there is.
  console.log(told.length > 0 ? told.join('\n') : output);
  process.exitCode = code !== 0 || told.length === 0 ? 1 : 0;
} else process.exitCode = 1;
