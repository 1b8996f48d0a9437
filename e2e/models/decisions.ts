import { expect, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { settings } from './settings.ts';

export const second = { name: 'Omar Lund', signature: 'OL', role: 'manager', passphrase: 'gul traktor sjunger opera' } as const;

/** Somebody else who decides, added through the window's client; other specs prove that. Answers who. */
export const addSecond = async (page: Page): Promise<string> => {
  const { passphrase, ...person } = second;
  return (await call<{ readonly id: string }>(page, 'users.add', person, passphrase)).id;
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
