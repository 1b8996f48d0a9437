import { expect, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { settings } from './settings.ts';

export const second = { name: 'Omar Lund', signature: 'OL', role: 'manager', passphrase: 'gul traktor sjunger opera' } as const;

/** Somebody else who decides, added through the window's client; other specs prove that. */
export const addSecond = async (page: Page): Promise<void> => {
  const { passphrase, ...person } = second;
  await call(page, 'users.add', person, passphrase);
};

/** Who the second is in a register that lies there with her in it. */
export const secondId = async (page: Page): Promise<string> => {
  const all = await call<readonly { readonly id: string; readonly name: string }[]>(page, 'users.list', {});
  return all.find(({ name }) => name === second.name)?.id ?? '';
};

/** What two decide: the second signature in whatever dialog asks for it, and the list of decisions. */
export const decisions = (page: Page) => {
  const list = page.getByRole('list', { name: 'Beslut' });
  return {
    list,
    rows: list.getByRole('listitem'),
    go: async (): Promise<void> => {
      await settings(page).go();
      await settings(page).section('Beslut');
    },
    /** Closes the question, signed by nobody: the words to read have a button of their own beside the cross. */
    dismiss: () => page.getByRole('dialog').getByRole('button', { name: 'Stäng', exact: true }).last().click(),
    /** The second types her passphrase and signs; the dialog goes. */
    sign: async (): Promise<void> => {
      const dialog = page.getByRole('dialog').filter({ hasText: 'Beslutet kräver två personer.' });
      await dialog.getByLabel(`Lösenfras för ${second.name}`).fill(second.passphrase);
      await dialog.getByRole('button', { name: 'Skriv under' }).click();
      await expect(dialog).toBeHidden();
    },
  };
};
