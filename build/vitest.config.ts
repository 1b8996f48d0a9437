import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/** The time zone of the tests; `npm run zones` runs all of them in others. */
const zone = process.env['UTVAG_ZONE'] ?? 'Europe/Stockholm';

/**
 * Tests of anything that shows or computes a date or an hour run in two more zones each time, because nothing may differ: one without an
 * offset, and one where Swedish days begin the day before. `time-zone.test.ts` forbids what could make the others differ.
 */
const elsewhere = process.env['UTVAG_ZONE'] === undefined ? ['UTC', 'America/Los_Angeles'] : [];
const ofDays = ['electron/base/**/*.test.ts', 'electron/areas/**/*rules*.test.ts', 'electron/papers/text.test.ts', 'renderer/**/*.test.ts'];
const viewsOfDays = ['renderer/testing/time-zone.test.tsx', 'renderer/areas/{overview,events}/**/*.test.tsx'];

const components = (name: string, TZ: string, include: string[]) => ({
  extends: true as const,
  test: {
    ...{ name, include, env: { TZ } },
    globalSetup: ['build/component-bundle.mjs'],
    testTimeout: 60_000,
  },
});

export default defineConfig({
  root: rootFolder,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    environment: 'node',
    // Native modules and worker threads: processes of their own, so that a crash does not end the runner.
    pool: 'forks',
    maxWorkers: 2,
    // The files of a process share what they import: read in anew for each, the core alone costs a second a file. So no file may leave
    // anything changed that another looks at.
    isolate: false,
    // A key costs 256 MiB and up to a second of Argon2id by intention.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts', 'e2e/fixtures/*.test.ts'],
          env: { TZ: zone },
        },
      },
      components('components', zone, ['renderer/**/*.test.tsx']),
      ...elsewhere.flatMap((away) => [
        { extends: true as const, test: { name: `days in ${away}`, include: ofDays, env: { TZ: away } } },
        components(`views in ${away}`, away, viewsOfDays),
      ]),
    ],
  },
});
