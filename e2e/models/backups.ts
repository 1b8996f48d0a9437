import type { Page } from '@playwright/test';
import { passphrase } from '../fixtures/register.ts';
import { settings } from './settings.ts';

/** Säkerhetskopior, in the settings and on the start page, in Swedish. */
export const backups = (page: Page) => {
  const list = page.getByRole('list', { name: 'Säkerhetskopior' });
  const dialog = page.getByRole('dialog', { name: 'Återställ registret' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    go: async (): Promise<void> => {
      await settings(page).go();
      await settings(page).section('Säkerhetskopior');
      await button('Säkerhetskopiera nu').waitFor();
    },
    list,
    rows: list.getByRole('listitem'),
    row: (words: string | RegExp) => list.getByRole('button', { name: words }),
    panel: page.getByRole('region', { name: 'Säkerhetskopia', exact: true }),
    button,
    make: async (): Promise<void> => {
      await button('Säkerhetskopiera nu').click();
      await page.getByText('Säkerhetskopian är gjord och genomläst.').first().waitFor();
    },
    dialog,
    /** One line of the comparison. */
    compared: (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell'),
    secret: dialog.getByLabel('Lösenfras från den tiden'),
    restore: async (typed = passphrase): Promise<void> => {
      await dialog.getByLabel('Lösenfras från den tiden').fill(typed);
      await dialog.getByRole('button', { name: 'Återställ registret' }).click();
    },
  };
};
