import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ProgramFixture } from '../fixtures/program.ts';

export type Stop = {
  /** In the file's name. */
  readonly name: string;
  /** From the previous stop to here; ends when the content to be shown is there. */
  readonly go: (page: Page, program: ProgramFixture) => Promise<void>;
};

export const example = join(import.meta.dirname, '../../examples/arendelista.xlsx');
export const rail = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Huvudmeny' }).getByText(name, { exact: true }).click();
export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
export const button = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
export const next = (page: Page): Promise<void> => button(page, 'Fortsätt');

export const tab = (name: string, label: string, seen: (page: Page) => Promise<void> = async () => {}): Stop => ({
  name,
  go: async (page) => {
    await page.getByRole('tab', { name: label, exact: true }).click();
    await page.getByRole('tabpanel', { name: label }).waitFor();
    await seen(page);
  },
});

/** The previous stop's dialog is closed first, and what was begun in it discarded. */
export const closing = ({ name, go }: Stop, isWritten = false): Stop => ({
  name,
  go: async (page, program) => {
    await page.keyboard.press('Escape');
    if (isWritten) await button(page, 'Kasta ändringarna');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await go(page, program);
  },
});

/** One of the letters offered in Dokument. */
export const letter = (name: string, entry: string): Stop =>
  closing({
    name,
    go: async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'Nytt', exact: true }).click();
      await page.getByRole('menuitem', { name: entry }).click();
      await page.getByRole('dialog').waitFor();
    },
  });

/** The rows of a scrolling list are there once one of them is. */
export const listed = (page: Page, words: string | RegExp): Promise<void> => page.getByRole('main').getByText(words).first().waitFor();
