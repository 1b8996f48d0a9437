/**
 * `npm run mutation`: changes the rules of consent and of the gate, one place at a time, and asks whether a test notices.
 * Takes minutes, so it is no part of `npm test`. Ends with 1 below 90 %.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, run, tool } from './environment.mjs';
import { setup } from './setup.mjs';

await setup();
if (existsSync(join(root, 'node_modules/@stryker-mutator/core'))) {
  const { code } = await run(node, [tool('@stryker-mutator/core', 'stryker'), 'run', 'build/stryker.config.mjs']);
  process.exitCode = code;
} else {
  console.error('mutation: @stryker-mutator/core and @stryker-mutator/vitest-runner are not installed');
  process.exitCode = 1;
}
