import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export const exampleList = join(import.meta.dirname, '../../examples/arendelista.xlsx');

/** Deltagare → Importera, as a user sees it. */
export const importView = (page: Page) => {
  const grid = page.getByRole('grid', { name: 'Ärendelista att importera' });
  const main = page.getByRole('main');
  const row = (number: number): Locator =>
    grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${number} `) }) });
  return {
    grid,
    row,
    status: main.getByRole('status'),
    /** The field of the focused cell. */
    field: (heading: string, number: number) => grid.getByRole('textbox', { name: `${heading}, Rad ${number}` }),
    open: async () => {
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
      await main.getByRole('button', { name: 'Importera' }).click();
      await expect(page.getByRole('heading', { name: 'Importera ärendelista' })).toBeVisible();
    },
    choose: () => main.getByRole('button', { name: /^Välj (fil|en annan fil)$/ }).click(),
    column: (heading: string) => grid.getByRole('columnheader', { name: new RegExp(`^${heading} `) }),
    problems: page.getByRole('list', { name: 'Att rätta och se över' }),
    button: (name: string | RegExp) => main.getByRole('button', { name }),
    confirm: async () => {
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('button', { name: 'Importera' }).click();
      await expect(dialog).toBeHidden();
    },
    /** What the panel next to the list offers for the focused problem. */
    offer: (name: string) => main.getByRole('complementary').getByRole('button', { name, exact: true }),
    refused: main.getByRole('alert'),
    toast: page.getByRole('region', { name: 'Meddelanden' }),
  };
};
