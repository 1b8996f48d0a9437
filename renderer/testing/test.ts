/**
 * Component tests: the views as they are built, in a real browser, over a core in the test's own process. A test begins signed in as the
 * coordinator of a fresh register, on a day that stands still, and fails on whatever is said on the console, thrown or refused by the policy.
 */
import { expect as playwrightExpect, type Browser, type Page } from '@playwright/test';
import { assert, test as base } from 'vitest';
import type { Instant } from '../../electron/base/dates.ts';
import { findChromium, launchHeadless } from '../../electron/stand-in/chromium.ts';
import { makeRegister, testPassphrase } from '../../electron/testing/test-core.ts';
import { knownBy } from '../../e2e/fixtures/proof.ts';
import { openWindow, type ProgramWindow } from './window.ts';

const launch = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium was not found; UTVAG_CHROMIUM may name it.');
  return launchHeadless(executablePath);
};

export const test = base
  .extend('startClock', (): Instant => '2026-05-07T08:00:00.000Z')
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('program', async ({ browser, startClock }, { onCleanup }): Promise<ProgramWindow> => {
    const program = await openWindow(browser, { now: startClock }, async (core, page) => {
      knownBy(page).code = await makeRegister(core);
      knownBy(page).passphrases.set('Maja Ek', testPassphrase);
    });
    onCleanup(async () => {
      await program.close();
      assert.deepEqual(program.takeProblems(), [], 'errors on the console, faults, violations of the policy, unanswered dialogs');
    });
    await program.page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor();
    return program;
  });

/** Waits for what a person would see. The cores may be shared with others: what takes long is not wrong. */
export const expect = playwrightExpect.configure({ timeout: 20_000 });

export type { Page };
