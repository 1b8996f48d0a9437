/**
 * Mutation of the rules that decide what may be disclosed, and who somebody is: `npm run mutation`. A change in these files that no test
 * notices is a permission that could be wrong without anyone noticing.
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
  // Stryker's preprocessor does not know the API of TypeScript 7: it must not find a tsconfig.
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
  // `mutation.mjs` requires 90 % of each file separately.
  thresholds: { high: 95, low: 90, break: null },
};
