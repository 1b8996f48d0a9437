import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/** Where the tests sit; `npm run zones` puts all of them elsewhere. */
const zone = process.env['UTVAG_ZONE'] ?? 'Europe/Stockholm';

/**
 * What tells or computes a day or an hour is tried in two other zones each time, as nothing may differ: one without an offset, and one where
 * Swedish days begin the day before. `time-zone.test.ts` forbids what could make the rest differ.
 */
const elsewhere = process.env['UTVAG_ZONE'] === undefined ? ['UTC', 'America/Los_Angeles'] : [];
const ofDays = ['electron/base/**/*.test.ts', 'electron/areas/**/*rules*.test.ts', 'electron/papers/text.test.ts', 'renderer/**/*.test.ts'];
const viewsOfDays = ['renderer/testing/*.test.tsx', 'renderer/areas/{overview,events}/**/*.test.tsx'];

const components = (name: string, TZ: string, include: string[]) => ({
  extends: true as const,
  test: {
    ...{ name, include, env: { TZ } },
    globalSetup: ['build/component-bundle.mjs'],
    // The files of a worker share its browser and the core's modules; each test has a page and a register of its own.
    isolate: false,
    testTimeout: 60_000,
  },
});

export default defineConfig({
  root: rootFolder,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    environment: 'node',
    // Native modules and worker threads: a process each, so that a crash is one file's.
    pool: 'forks',
    maxWorkers: 2,
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
        // Pure functions: the files need no process each, which would take most of the time.
        { extends: true as const, test: { name: `days in ${away}`, include: ofDays, env: { TZ: away }, isolate: false } },
        components(`views in ${away}`, away, viewsOfDays),
      ]),
    ],
  },
});
