import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

export default defineConfig({
  root: rootFolder,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    environment: 'node',
    include: ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'build/**/*.test.ts', 'e2e/fixtures/*.test.ts'],
    // Native modules and worker threads: a process each, so that a crash is one file's.
    pool: 'forks',
    maxWorkers: 2,
    // A key costs 256 MiB and up to a second of Argon2id by intention.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    restoreMocks: true,
  },
});
