/**
 * `npm run check`: every static check: types, lint, format, unused code and dependencies, workflows, licences. (The import rules are a unit
 * test: `build/import-rules.test.ts`.) `node build/check.mjs [types|lint …]` runs some of them.
 */
import { join } from 'node:path';
import { cacheFolder, isMain, node, run, tool } from './environment.mjs';
import { checkLicences } from './licences.mjs';
import { setup } from './setup.mjs';

const rooms = ['build', 'electron', 'renderer', 'e2e'];

/** @param {string[]} args @param {Record<string, string>} [env] */
const withNode = (args, env = {}) => run(node, args, { capture: true, env });

/** The compiler and the linter are Go programs that live for seconds: collecting garbage below this size is two fifths of their work. */
const collectLate = { GOGC: 'off', GOMEMLIMIT: '2GiB' };

/**
 * Each check and how it runs; `code` 0 is good. tsgolint fails if it enters node_modules, so the folders are listed for it.
 * @type {Record<string, () => Promise<{ code: number, output: string }>>}
 */
const checks = {
  // Single-threaded: several checkers in parallel each load what the others have loaded, and take twice the time and six times the memory.
  types: () => withNode([tool('typescript', 'tsc'), '--build', '--singleThreaded'], collectLate),
  lint: () =>
    withNode(
      [
        ...[tool('oxlint'), '--config', 'build/oxlintrc.json', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
        ...['--ignore-pattern', '**/node_modules/**', ...rooms],
      ],
      collectLate,
    ),
  format: () =>
    withNode([
      ...[tool('prettier'), '--check', '--log-level', 'warn', '--no-error-on-unmatched-pattern'],
      ...['--cache', '--cache-location', join(cacheFolder, 'prettier'), '.'],
    ]),
  unused: () => withNode([tool('knip'), '--config', 'build/knip.json', '--no-progress']),
  workflows: () => withNode(['build/workflow-lint.mjs']),
  licences: async () => {
    const { output, isGood } = checkLicences();
    return { code: isGood ? 0 : 1, output };
  },
};

/** How many run at once; the reference machine has two cores. */
const abreast = 2;

/**
 * Runs the checks and prints each one's result and time, and its output if it failed.
 * @param {string[]} [names] by default all
 * @returns {Promise<number>} how many failed
 */
export const check = async (names = Object.keys(checks)) => {
  const waiting = [...names];
  let failed = 0;
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const started = performance.now();
      const { code, output } = (await checks[name]?.()) ?? { code: 1, output: `there is no check called ${name}\n` };
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`check: ${name} ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
      if (code !== 0 || name === 'licences') process.stdout.write(output);
      if (code !== 0) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return failed;
};

if (isMain(import.meta.url)) {
  await setup();
  const names = process.argv.slice(2);
  process.exitCode = (await check(names.length > 0 ? names : undefined)) === 0 ? 0 : 1;
}
