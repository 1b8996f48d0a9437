import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** A worker is a browser and a program, each needing a processor; with more workers than this, the disk becomes the bottleneck. */
const mostWorkers = 6;

/**
 * Two shards may run in parallel on one machine, and the runner empties this folder first. Read from the arguments once, by the main
 * process.
 */
process.env['UTVAG_E2E_OUT'] ??= `../out/reports/e2e${/--shard[= ](\d+)\/\d+/.exec(process.argv.join(' '))?.[1] ?? ''}`;

/**
 * Every spec drives the built program through its real interface: on the stand-in, or on Electron with UTVAG_RUNTIME=electron. Traces stay
 * off: they would contain everything that was typed.
 */
export default defineConfig({
  outputDir: process.env['UTVAG_E2E_OUT'],
  // The built program runs unmodified; otherwise the runner would first transpile megabytes of it.
  build: { external: ['**/out/**'] },
  projects: [
    { name: 'e2e', testDir: 'specs', testMatch: '**/*.spec.ts' },
    // What can only be seen on Electron: run by `npm run verify:electron`.
    { name: 'electron', testDir: 'electron', testMatch: '**/*.spec.ts' },
    // The tour takes pictures of one spring, in order.
    { name: 'tour', testDir: 'tour', testMatch: '**/*.tour.ts' },
  ],
  workers: Math.min(availableParallelism(), mostWorkers),
  retries: 0,
  forbidOnly: true,
  // These end what hangs, and say nothing about speed: the machine may be doing other things as well.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
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
