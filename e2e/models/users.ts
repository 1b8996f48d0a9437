import type { Page } from '@playwright/test';
import { knownBy, sitsAt } from '../fixtures/proof.ts';
import { settings } from './settings.ts';

export type Newcomer = { readonly name: string; readonly signature?: string; readonly role: string; readonly passphrase: string };

/** Inställningar → Användare, and the unlock page of a register with several users. */
export const users = (page: Page) => {
  const dialog = page.getByRole('dialog');
  const main = page.getByRole('main');
  const press = (name: string): Promise<void> => dialog.getByRole('button', { name, exact: true }).click();
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  return {
    main,
    dialog,
    field,
    press,
    toast: page.getByRole('region', { name: 'Meddelanden' }),
    go: async (): Promise<void> => {
      await settings(page).go();
      await settings(page).section('Användare');
    },
    rail: page.getByRole('navigation', { name: 'Huvudmeny' }),
    list: main.getByRole('list', { name: 'Användare' }),
    button: (name: string) => main.getByRole('button', { name, exact: true }),
    choose: (name: string) => main.getByRole('list', { name: 'Användare' }).getByRole('button', { name }).click(),
    fillNew: async ({ name, signature, role, passphrase }: Newcomer): Promise<void> => {
      await field('Namn').fill(name);
      knownBy(page).passphrases.set(name, passphrase);
      if (signature !== undefined) await field('Signatur').fill(signature);
      await dialog.locator('label', { hasText: new RegExp(`^${role}`) }).click();
      await field('Lösenfras').fill(passphrase);
      await field('Lösenfrasen en gång till').fill(passphrase);
    },
    lock: async (): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+l');
      await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
    },
    unlockAs: async (signature: string, passphrase: string): Promise<void> => {
      await page.getByRole('button', { name: /Signatur/ }).click();
      await page.getByRole('option', { name: signature, exact: true }).click();
      await page.getByLabel('Lösenfras', { exact: true }).fill(passphrase);
      await sitsAt(page, passphrase);
      await page.getByRole('button', { name: 'Lås upp', exact: true }).click();
    },
  };
};
