import type { Locator, Page } from '@playwright/test';

export type PlanTabName = 'Ort' | 'Tidslinje' | 'Familj' | 'Kostnader' | 'Flyttdag';

/** A relocation plan as a user sees it. */
export const relocation = (page: Page) => {
  const main = page.getByRole('main');
  const field = (name: string): Locator => main.getByRole('textbox', { name, exact: true });
  const map = main.getByRole('listbox', { name: 'Karta över Sveriges kommuner' });
  const alternatives = main.getByRole('list', { name: 'Alternativ, rangordnade' }).getByRole('listitem');
  const print = async (item: string): Promise<void> => {
    await main.getByRole('button', { name: 'Skriv ut' }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  return {
    main,
    field,
    map,
    alternatives,
    refused: main.getByRole('list', { name: 'Nekade' }).getByRole('listitem'),
    notices: page.getByRole('region', { name: 'Meddelanden' }),
    toList: () => page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Flytt', { exact: true }).click(),
    tab: (name: PlanTabName) => page.getByRole('tab', { name, exact: true }).click(),
    /** By keyboard: the name is typed on the map, Enter assesses the place. */
    weighOnMap: async (name: string): Promise<void> => {
      await map.focus();
      // A keyboard with these letters sends them as keys; the driver only knows the American layout.
      for (const key of name) await map.dispatchEvent('keydown', { key, bubbles: true });
      await page.keyboard.press('Enter');
    },
    /** From the list, by typing. */
    weighFromList: async (name: string): Promise<void> => {
      await main.getByRole('combobox', { name: 'Lägg till kommun' }).fill(name);
      // The map's own options continue with a comma.
      await page.getByRole('option', { name: new RegExp(`^${name}(?!,)`) }).click();
    },
    write: async (name: string, text: string): Promise<void> => {
      await field(name).fill(text);
      await field(name).blur();
    },
    addCost: async (kind: string, quantity: string, price: string): Promise<void> => {
      await main.getByRole('button', { name: /Nytt slag$/ }).click();
      await page.getByRole('listbox', { name: 'Nytt slag' }).getByRole('option', { name: kind, exact: true }).click();
      await field('Nytt antal').fill(quantity);
      await field('Nytt pris, kr').fill(price);
      await field('Nytt pris, kr').press('Enter');
    },
    addTime: async (time: string, kind: string): Promise<void> => {
      await main.getByRole('button', { name: /Vad händer$/ }).click();
      await page.getByRole('listbox', { name: 'Vad händer' }).getByRole('option', { name: kind, exact: true }).click();
      await field('Ny tid').fill(time);
      await field('Ny tid').press('Enter');
    },
    undo: () => page.getByRole('region', { name: 'Meddelanden' }).getByRole('button', { name: 'Ångra' }).last().click(),
    print,
  };
};
