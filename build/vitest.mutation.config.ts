import { defineConfig } from 'vitest/config';
import { rootFolder } from './vite.shared.ts';

/**
 * Only the single cases: they show what each line is for, and take a tenth of a second. What the generated cases find in addition would
 * only raise the score, at seconds per mutant.
 */
export default defineConfig({
  root: rootFolder,
  test: {
    environment: 'node',
    include: [
      'electron/areas/consents/rules-details.test.ts',
      'electron/areas/disclosures/gate/rules-mutants.test.ts',
      'electron/areas/disclosures/*/{ground,recall}-rules.test.ts',
      'electron/areas/users/{rules-details,unlock/delay-rules}.test.ts',
      'electron/register/keys/known-slots.test.ts',
      'electron/areas/meetings/*/{audience,name,carried,mention}-rules.test.ts',
      'electron/areas/users/accounts/{envelope-edits,identity}.test.ts',
    ],
    testTimeout: 20_000,
  },
});
