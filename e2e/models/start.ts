import { expect, type Page } from '@playwright/test';
import { sitsAt } from '../fixtures/proof.ts';
import { passphrase } from '../fixtures/register.ts';

/** Everything before a register is open, in Swedish, as a user sees it. */
export const start = (page: Page) => {
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const next = () => page.getByRole('button', { name: 'Fortsätt', exact: true }).click();
  const code = page.getByRole('list', { name: 'Återställningskod' });

  const model = {
    heading,
    field,
    next,
    code,
    back: () => page.getByRole('button', { name: 'Tillbaka', exact: true }).click(),
    begin: () => page.getByRole('button', { name: /Nytt register/ }).click(),
    demo: () => page.getByRole('button', { name: /Prova med demoregistret/ }).click(),
    otherFolder: () => page.getByRole('button', { name: /Välj en annan mapp|Öppna ett register/ }).click(),
    municipality: async (typed: string, name: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'Kommun' }).fill(typed);
      await page.getByRole('option', { name }).click();
    },
    /** The eight groups as shown. */
    groups: async (): Promise<readonly string[]> => {
      await code.getByRole('listitem').nth(7).waitFor();
      const items = await code.getByRole('listitem').allInnerTexts();
      return items.map((item) => item.split('\n').at(-1)?.trim() ?? '');
    },
    /** Which two groups have to be typed back, counted from 1. */
    asked: async (): Promise<readonly number[]> => {
      const labels = page.locator('label', { hasText: /^Grupp \d$/ });
      await labels.nth(1).waitFor();
      return (await labels.allInnerTexts()).map((label) => Number(label.slice(-1)));
    },
    create: () => page.getByRole('button', { name: 'Skapa registret' }).click(),
    open: page.getByRole('navigation', { name: 'Huvudmeny' }),
    unlockButton: page.getByRole('button', { name: 'Lås upp', exact: true }),

    /** The whole wizard in one go; returns the code. */
    makeRegister: async (): Promise<string> => {
      await model.begin();
      await model.municipality('Norrk', 'Norrköping');
      await next();
      await field('Ditt namn').fill('Maja Ek');
      await next();
      await field('Lösenfras').fill(passphrase);
      await field('Lösenfrasen en gång till').fill(passphrase);
      await expect(page.getByText('Mycket stark.')).toBeVisible();
      await next();
      const groups = await model.groups();
      await next();
      for (const number of await model.asked()) await field(`Grupp ${number}`).fill(groups[number - 1] ?? '');
      await model.create();
      // Two keys, by design a second of Argon2id each.
      await model.open.waitFor();
      return groups.join('-');
    },
    unlock: async (typed = passphrase): Promise<void> => {
      await field('Lösenfras').fill(typed);
      await sitsAt(page, typed);
      await model.unlockButton.click();
    },
    lock: async (): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+l');
      await heading('Lås upp registret').waitFor();
    },
  };
  return model;
};
