/**
 * Mutation of the rules that decide what may be said: `npm run mutation`. Every change of these files that no test notices is
 * a permission nobody would miss being wrong.
 */
export default {
  mutate: ['electron/areas/disclosures/rules.ts', 'electron/areas/consents/rules.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'build/vitest.mutation.config.ts' },
  // TypeScript 7 has no API that Stryker's preprocessor knows: it must find no tsconfig.
  tsconfigFile: 'no-such-tsconfig.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: false,
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['out', 'docs', 'e2e', 'examples', 'build/node'],
  tempDirName: 'out/mutation',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'out/reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
