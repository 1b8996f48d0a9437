import type { Page } from '@playwright/test';

/** Idag, as a user sees it. */
export const overview = (page: Page) => {
  const main = page.getByRole('main');
  const group = (name: string) => main.getByRole('region', { name, exact: true });
  return {
    main,
    title: main.getByRole('heading', { level: 1 }),
    group,
    /** A row by its text: "Ombedömning", "SIG-möte 14". */
    row: (words: string | RegExp) => main.getByRole('listitem').filter({ hasText: words }),
    rows: (name: string) => group(name).getByRole('listitem'),
    open: (words: string | RegExp) => main.getByRole('listitem').filter({ hasText: words }).getByRole('button').first(),
    view: (name: 'Alla' | 'Mina' | 'Per myndighet') => main.getByRole('radio', { name, exact: true }),
    rail: page.getByRole('navigation', { name: 'Huvudmeny' }),
    toToday: () => page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Idag', { exact: true }).click(),
  };
};
