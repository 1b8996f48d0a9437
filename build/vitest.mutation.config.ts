import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/** Only what proves the rules: a mutant that these do not notice is not noticed where it should be. */
export default defineConfig({
  root: rootFolder,
  test: {
    environment: 'node',
    include: ['electron/areas/{consents,disclosures}/rules*.test.ts'],
    testTimeout: 20_000,
  },
});
