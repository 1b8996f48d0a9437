/**
 * Component tests: the views as they are built, in a real browser, over a core in the test's own process. A test begins signed in as the
 * coordinator of a fresh register, on a fixed day, and fails on anything logged to the console, thrown or refused by the policy.
 */
import { expect as playwrightExpect, type Browser } from '@playwright/test';
import { assert, test as base } from 'vitest';
import { findChromium, launchHeadless } from '../../electron/stand-in/chromium.ts';
import { makeRegister, testPassphrase, value } from '../../electron/testing/test-core.ts';
import { knownBy, proofOf, sitsAt, standsUp } from '../../e2e/fixtures/proof.ts';
import { openProgram, openScreen, type Program } from './window.ts';

const launch = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium was not found; UTVAG_CHROMIUM may name it.');
  return launchHeadless(executablePath);
};

export const test = base
  /** When it is, an instant of any precision. */
  .extend('startClock', '2026-05-07T08:00:00Z')
  /** What the program finds: a fresh register that is open, the invented people of the demo, or nothing, as on first start. */
  .extend('register', 'fresh' as 'fresh' | 'demo' | 'none')
  // oxlint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs: here nothing
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('screen', { scope: 'worker' }, ({ browser }) => openScreen(browser))
  .extend('program', async ({ screen, startClock, register }, { onCleanup }): Promise<Program> => {
    const known = knownBy(screen.page);
    known.passphrases.clear();
    const program = await openProgram(screen, { now: new Date(startClock).toISOString() }, async (core) => {
      if (register === 'demo') value(await core.client.users.openDemo({}));
      if (register !== 'fresh') return;
      known.code = await makeRegister(core);
      known.passphrases.set('Maja Ek', testPassphrase);
    });
    onCleanup(async () => {
      if (proofOf(screen.page) !== undefined) await standsUp(screen.page);
      await program.close();
      assert.deepEqual(program.takeProblems(), [], 'errors on the console, faults, violations of the policy, unanswered dialogs');
    });
    if (register === 'fresh') await sitsAt(screen.page, testPassphrase);
    if (register !== 'none') await program.page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor();
    return program;
  });

/** Waits for what a person would see. The cores may be shared with others: what takes long is not wrong. */
export const expect = playwrightExpect.configure({ timeout: 30_000 });

/** A part of a long test: a failure in it names the part. */
export const step = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw new Error(`in the step “${what}”: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};
