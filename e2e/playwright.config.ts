import { defineConfig } from '@playwright/test';

/**
 * Every spec drives the built program over its real interface: on the stand-in, or on Electron with UTVAG_RUNTIME=electron.
 * Traces stay off: they would hold everything that was typed.
 */
export default defineConfig({
  outputDir: '../out/reports/e2e',
  // The built program runs as it is; the runner would translate megabytes of it first.
  build: { external: ['**/out/**'] },
  projects: [
    { name: 'e2e', testDir: 'specs', testMatch: '**/*.spec.ts' },
    // What can be seen on Electron alone: run by `npm run verify:electron`.
    { name: 'electron', testDir: 'electron', testMatch: '**/*.spec.ts' },
    // The tour takes pictures of one spring, in order.
    { name: 'tour', testDir: 'tour', testMatch: '**/*.tour.ts', timeout: 180_000 },
  ],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A key costs a second of Argon2id by intention, some acts try three, and the cores may be shared with others: what takes long is not wrong.
  timeout: 120_000,
  expect: { timeout: 25_000 },
  use: {
    actionTimeout: 25_000,
    navigationTimeout: 25_000,
    viewport: { width: 1440, height: 900 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
  },
});
