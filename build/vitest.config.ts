import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/** Where the tests sit. `npm run zones` tries others. */
const zone = process.env['UTVAG_ZONE'] ?? 'Europe/Stockholm';

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
      {
        extends: true,
        test: {
          name: 'components',
          include: ['renderer/**/*.test.tsx'],
          globalSetup: ['build/component-bundle.mjs'],
          // The files of a worker share its browser and the core's modules; each test has a context and a register of its own.
          isolate: false,
          testTimeout: 60_000,
          env: { TZ: zone },
        },
      },
    ],
  },
});
