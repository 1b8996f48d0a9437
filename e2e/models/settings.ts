import type { Page } from '@playwright/test';

/** Settings and log, in Swedish, as a user sees them. */
export const settings = (page: Page) => {
  const rail = page.getByRole('navigation', { name: 'Huvudmeny' });
  return {
    go: () => rail.getByText('Inställningar', { exact: true }).click(),
    section: (name: string) => page.getByRole('tab', { name, exact: true }).click(),
    field: (name: string) => page.getByRole('main').getByLabel(name, { exact: true }),
    agencies: page.getByRole('list', { name: 'Myndigheter' }),
    saved: page.getByText(/^Sparat /),
  };
};

export const log = (page: Page) => {
  const rail = page.getByRole('navigation', { name: 'Huvudmeny' });
  const grid = page.getByRole('grid', { name: 'Loggposter' });
  return {
    go: () => rail.getByText('Logg', { exact: true }).click(),
    grid,
    row: (name: string | RegExp) => grid.getByRole('row', { name }),
    rows: grid.getByRole('row').filter({ has: page.getByRole('rowheader') }),
    kind: async (typed: string, name: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'Vad' }).fill(typed);
      await page.getByRole('option', { name }).first().click();
    },
  };
};
