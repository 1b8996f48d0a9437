/**
 * `npm run verify:electron`: every spec and the hardening list on Electron itself, and one report, `out/reports/electron.md`. What the
 * stand-in can only call configured is shown here to be enforced, or not. Needs Electron's program file; a display, or Xvfb.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, specParts } from './bundle.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { electronReport } from './electron-report.mjs';
import { node, reportFolder, run, tool } from './environment.mjs';
import { readSpecs, readUnitTests } from './reports.mjs';
import { readSandboxFacts, sandboxRefusal } from './sandbox.mjs';
import { setup } from './setup.mjs';

const file = join(reportFolder, 'electron.md');
const unitReport = join(reportFolder, 'electron-vitest.json');
const specReport = join(reportFolder, 'electron-e2e.json');

/** @returns {Promise<import('./electron-report.mjs').Fuse[]>} empty if nothing is packaged */
const readFuses = async () => {
  // By the locked Node: an older one, which may be running this script, reads no TypeScript.
  const { output } = await run(node, ['build/packaged-fuses.mjs'], { capture: true });
  try {
    return JSON.parse(output);
  } catch {
    console.error(`verify:electron: the fuses could not be read.\n${output}`);
    return [];
  }
};

/** @param {string} electron its program file */
const verify = async (electron) => {
  mkdirSync(reportFolder, { recursive: true });
  for (const old of [file, unitReport, specReport]) rmSync(old, { force: true });
  if (!(await bundle(specParts))) return 1;
  const chromium = await ensureChromium();
  // If Electron cannot start with its sandbox, the specs run without it, and the report says so.
  const unsandboxed = sandboxRefusal(readSandboxFacts(electron));
  const env = {
    UTVAG_RUNTIME: 'electron',
    ...(unsandboxed === undefined ? {} : { UTVAG_SANDBOX: 'off', UTVAG_SANDBOX_REASON: unsandboxed }),
    ...(chromium === undefined ? {} : { UTVAG_CHROMIUM: chromium }),
  };
  await run(
    node,
    [
      ...[tool('vitest'), 'run', '--config', 'build/vitest.config.ts', '--testNamePattern', 'hardening \\d\\d'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    ],
    { env },
  );
  await run(
    node,
    [
      ...[
        tool('@playwright/test', 'playwright'),
        'test',
        '--config',
        'e2e/playwright.config.ts',
        '--project',
        'e2e',
        '--project',
        'electron',
      ],
      ...['--workers', '1', '--reporter', 'line,json'],
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: specReport } },
  );
  const { output } = await run(electron, ['--version'], { capture: true });
  const specs = readSpecs(specReport);
  const { text, ok } = electronReport({
    electron: output.trim(),
    system: `${process.platform} ${process.arch}`,
    unsandboxed,
    // What was explicitly left out says nothing about Electron.
    tests: [...readUnitTests(unitReport).filter(({ skipped }) => !skipped), ...specs],
    fuses: await readFuses(),
  });
  writeFileSync(file, text);
  if (unsandboxed !== undefined) console.log(`verify:electron: it ran without Chromium's sandbox. ${unsandboxed}`);
  console.log(`verify:electron: ${ok ? 'all of it holds' : 'not all of it holds'}; the report is ${file}`);
  return ok && specs.length > 0 ? 0 : 1;
};

await setup();
const electron = await ensureElectron({ anew: true });
if (electron === undefined) {
  console.error("verify:electron: Electron's program file is not here and could not be fetched, so nothing was verified.");
  process.exitCode = 1;
} else process.exitCode = await verify(electron);
