/**
 * `npm run mutation [-- FILE …]`: mutates the rules of consent, of the gate, of what a meeting reveals and of identity, one place at a
 * time, and checks whether a test notices. Takes some minutes per file and hours in total, so it is not part of `npm test`. Exits with 1 if
 * a file is below 90 %.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, reportFolder, root, run, tool } from './environment.mjs';
import { setup } from './setup.mjs';

const demanded = 90;

/**
 * The share of mutations that a test noticed, per file: a good file must not hide a bad one.
 * @returns {number} how many files are below the threshold
 */
const tellScores = () => {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const { files } = JSON.parse(readFileSync(join(reportFolder, 'mutation.json'), 'utf8'));
  let bad = 0;
  for (const [file, { mutants }] of Object.entries(files)) {
    const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const valid = noticed + mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
    const score = valid === 0 ? 100 : (100 * noticed) / valid;
    if (score < demanded) bad += 1;
    console.log(`mutation: ${file}: ${score.toFixed(1)} % of ${valid}${score < demanded ? `, below ${demanded} %` : ''}`);
  }
  return bad;
};

const chosen = process.argv.slice(2);
await setup();
if (existsSync(join(root, 'node_modules/@stryker-mutator/core'))) {
  const some = chosen.length > 0 ? ['--mutate', chosen.join(',')] : [];
  const { code } = await run(node, [tool('@stryker-mutator/core', 'stryker'), 'run', 'build/stryker.config.mjs', ...some]);
  process.exitCode = code === 0 && tellScores() === 0 ? 0 : 1;
} else {
  console.error('mutation: @stryker-mutator/core and @stryker-mutator/vitest-runner are not installed');
  process.exitCode = 1;
}
