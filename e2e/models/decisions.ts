import { expect, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { settings } from './settings.ts';

export const second = { name: 'Omar Lund', signature: 'OL', role: 'manager', passphrase: 'gul traktor sjunger opera' } as const;

/** Another decider, added through the window's client; other specs prove that. Returns who. */
export const addSecond = async (page: Page): Promise<string> => {
  const { passphrase, ...person } = second;
  return (await call<{ readonly id: string }>(page, 'users.add', person, passphrase)).id;
};

/** Joint decisions: the second signature in whatever dialog asks for it, and the list of decisions. */
export const decisions = (page: Page) => {
  const list = page.getByRole('list', { name: 'Beslut' });
  return {
    list,
    rows: list.getByRole('listitem'),
    go: async (): Promise<void> => {
      await settings(page).go();
      await settings(page).section('Beslut');
    },
    /** Closes the dialog without a signature: it has a button for reading the text as well as the cross. */
    dismiss: () => page.getByRole('dialog').getByRole('button', { name: 'Stäng', exact: true }).last().click(),
    /** The second person types their passphrase and signs; the dialog closes. */
    sign: async (): Promise<void> => {
      const dialog = page.getByRole('dialog').filter({ hasText: 'Beslutet kräver två personer.' });
      await dialog.getByLabel(`Lösenfras för ${second.name}`).fill(second.passphrase);
      await dialog.getByRole('button', { name: 'Skriv under' }).click();
      await expect(dialog).toBeHidden();
    },
  };
};
