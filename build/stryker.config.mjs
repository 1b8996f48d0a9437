/**
 * Mutation of the rules that decide what may be said, and who somebody is: `npm run mutation`. Every change of these files that no test notices is
 * a permission nobody would miss being wrong.
 */
export default {
  mutate: [
    ...['gate/rules', 'grounds/ground-rules', 'recalls/recall-rules'].map((name) => `electron/areas/disclosures/${name}.ts`),
    'electron/areas/consents/rules.ts',
    ...['rules', 'unlock/delay-rules'].map((name) => `electron/areas/users/${name}.ts`),
    'electron/register/keys/known-slots.ts',
    ...['audience/audience-rules', 'audience/name-rules', 'agenda/carried-rules', 'audience/mention-rules'].map(
      (name) => `electron/areas/meetings/${name}.ts`,
    ),
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'build/vitest.mutation.config.ts' },
  // TypeScript 7 has no API that Stryker's preprocessor knows: it must find no tsconfig.
  tsconfigFile: 'no-such-tsconfig.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: false,
  concurrency: 1,
  timeoutMS: 20_000,
  ignorePatterns: ['out', 'docs', 'e2e', 'examples', 'build/node'],
  tempDirName: 'out/mutation',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'out/reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // Each file by itself is held to 90 % in `mutation.mjs`.
  thresholds: { high: 95, low: 90, break: null },
};
