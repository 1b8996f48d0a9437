import { expect, type Locator, type Page } from '@playwright/test';

export type NewParticipant = {
  readonly givenName: string;
  readonly familyName: string;
  readonly number?: string;
  /** Used instead of a number. */
  readonly reason?: string;
  readonly birthDate?: string;
  readonly alias?: string;
  readonly protection?: string;
};

/** Chooses in a Select by the visible text. */
export const choose = async (page: Page, within: Locator, label: string, option: string): Promise<void> => {
  await within.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** The list, the register form and a participant's page, as a user sees them. */
export const participants = (page: Page) => {
  const main = page.getByRole('main');
  const list = page.getByRole('grid', { name: 'Deltagare' });
  const facts = page.getByRole('region', { name: 'Uppgifter' });
  const note = page.getByRole('region', { name: 'Ny anteckning' });
  const timeline = page.getByRole('list', { name: 'Händelser' });
  const text = note.getByRole('textbox', { name: 'Vad som hänt eller sagts' });
  return {
    main,
    list,
    facts,
    note,
    timeline,
    /** The note's text. */
    text,
    // A day is also a list item; its notes are those of the list inside.
    entries: timeline
      .getByRole('list')
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Rätta' }) }),
    toList: () => page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click(),
    rows: list.getByRole('row').filter({ has: page.getByRole('rowheader') }),
    open: (name: string | RegExp) => list.getByRole('row', { name }).click(),
    title: (name: string) => page.getByRole('heading', { level: 1, name }),
    /** Fills the form; the caller submits it. */
    fill: async (given: NewParticipant): Promise<void> => {
      await main.getByLabel('Förnamn').fill(given.givenName);
      await main.getByLabel('Efternamn').fill(given.familyName);
      if (given.number !== undefined) await main.getByLabel('Person- eller samordningsnummer').fill(given.number);
      if (given.reason !== undefined) {
        await main.getByText('Saknas', { exact: true }).click();
        await main.getByLabel('Varför numret saknas').fill(given.reason);
        if (given.birthDate !== undefined) {
          await main.getByRole('textbox', { name: 'Födelsedatum' }).fill(given.birthDate);
          await main.getByRole('textbox', { name: 'Födelsedatum' }).blur();
        }
      }
      if (given.alias !== undefined) await main.getByLabel('Alias').fill(given.alias);
      if (given.protection !== undefined) await choose(page, main, 'Skydd', given.protection);
    },
    submit: () => main.getByRole('button', { name: 'Registrera deltagare' }).click(),
    tab: (name: string) => page.getByRole('tab', { name }).click(),
    writeNote: async (words: string): Promise<void> => {
      await text.fill(words);
      await text.press('Control+Enter');
      await expect(text).toHaveValue('');
    },
    fact: (label: string) => facts.getByRole('textbox', { name: label, exact: true }),
    chooseFact: (label: string, option: string) => choose(page, facts, label, option),
    saved: page.getByRole('banner').getByRole('status'),
    undo: () => page.getByRole('region', { name: 'Meddelanden' }).getByRole('button', { name: 'Ångra' }).last().click(),
  };
};
