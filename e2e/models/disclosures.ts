import { type Locator, type Page } from '@playwright/test';
import { choose } from './participants.ts';

/** Grounds other than consent, and Dokument, as a user sees them. */
export const disclosures = (page: Page) => {
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const question = (words: string | RegExp): Locator => dialog.getByRole('radiogroup', { name: words });
  return {
    main,
    dialog,
    question,
    log: main.getByRole('list', { name: 'Vad som har lämnats ut' }),
    recalls: main.getByRole('list', { name: 'Att återkalla' }),
    uses: main.getByRole('list', { name: 'Beslut med stöd av lag' }),
    toDocuments: async (name: string): Promise<void> => {
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
      await main.getByText(name).first().click();
      await main.getByRole('tab', { name: 'Dokument' }).click();
    },
    tryGround: () => main.getByRole('button', { name: 'Pröva annan grund' }).click(),
    chooseGround: (ground: string) => choose(page, dialog, 'Grund', ground),
    answer: (words: string | RegExp, given: 'Ja' | 'Nej') => question(words).getByText(given, { exact: true }).click(),
    field: (name: string | RegExp): Locator => dialog.getByRole('textbox', { name }),
    press: (name: string) => dialog.getByRole('button', { name, exact: true }).click(),
    begin: async (form: string): Promise<void> => {
      await main.getByRole('button', { name: 'Nytt', exact: true }).click();
      await page.getByRole('menuitem', { name: form }).click();
    },
    row: (list: Locator, words: string | RegExp): Locator => list.getByRole('listitem').filter({ hasText: words }),
    said: (words: string | RegExp) => page.getByRole('region', { name: 'Meddelanden' }).getByText(words),
  };
};
