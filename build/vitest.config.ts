import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/** The time zone of the tests; `npm run zones` runs all of them in others. */
const zone = process.env['UTVAG_ZONE'];

/**
 * Nothing may differ in two more zones: one without an offset, and one where Swedish days begin the day before. Rules about days,
 * and the views that show most of them, run in all three each time. A view costs a thousand times as much as a rule, so each of the others is
 * tested in one of the zones; what they expect is Swedish time everywhere. `time-zone.test.ts` forbids what could make them differ.
 */
const stockholm = 'Europe/Stockholm';
const utc = 'UTC';
const west = 'America/Los_Angeles';
const ofDays = ['electron/base/**/*.test.ts', 'electron/areas/**/*rules*.test.ts', 'electron/papers/text.test.ts', 'renderer/**/*.test.ts'];

const views = (folder: string): string => `renderer/${folder}/**/*.test.tsx`;
const everyView = ['renderer/**/*.test.tsx'];
const viewsInUtc = [views('areas/{consents,participants,relocation,threats}')];
const viewsInWest = [views('areas/meetings')];
/** In every zone; the first shows that the windows are where they should be. */
const viewsOfDays = ['renderer/testing/time-zone.test.tsx', views('areas/{events,overview}')];

const components = (TZ: string, include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: {
    ...{ name: `views in ${TZ}`, include: [...include, ...viewsOfDays], exclude: [...exclude], env: { TZ } },
    globalSetup: ['build/component-bundle.mjs'],
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
    // These end what hangs, and say nothing about speed: the machine may be doing other things as well.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts', 'e2e/fixtures/*.test.ts'],
          env: { TZ: zone ?? stockholm },
        },
      },
      ...(zone === undefined ? [utc, west] : []).map((away) => ({
        extends: true as const,
        test: { name: `days in ${away}`, include: ofDays, env: { TZ: away } },
      })),
      ...(zone === undefined
        ? [components(stockholm, everyView, [...viewsInUtc, ...viewsInWest]), components(utc, viewsInUtc), components(west, viewsInWest)]
        : [components(zone, everyView)]),
    ],
  },
});
