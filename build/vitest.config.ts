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
const viewsOfDays = ['renderer/testing/*.test.tsx', 'renderer/areas/{overview,events}/**/*.test.tsx'];

const components = (name: string, TZ: string, include: string[]) => ({
  extends: true as const,
  test: {
    ...{ name, include, env: { TZ } },
    globalSetup: ['build/component-bundle.mjs'],
    // The files of a worker share its browser and the core's modules; each test has its own page and register.
    isolate: false,
    testTimeout: 60_000,
  },
});

export default defineConfig({
  root: rootFolder,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    environment: 'node',
    // Native modules and worker threads: one process per file, so that a crash affects only that file.
    pool: 'forks',
    maxWorkers: 2,
    // By design a key costs 256 MiB and up to a second of Argon2id.
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
        // Pure functions: the files do not need separate processes, which would take most of the time.
        { extends: true as const, test: { name: `days in ${away}`, include: ofDays, env: { TZ: away }, isolate: false } },
        components(`views in ${away}`, away, viewsOfDays),
      ]),
    ],
  },
});
