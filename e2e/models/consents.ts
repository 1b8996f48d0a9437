import { expect, type Locator, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { choose } from './participants.ts';

type Person = { readonly givenName: string; readonly personalNumber: string; readonly guardians: readonly (readonly [string, string])[] };

/** Sixteen years old in May 2026, two guardians. */
export const alva: Person = {
  givenName: 'Alva',
  personalNumber: '20100101-2382',
  guardians: [
    ['Bo', '19750325-9280'],
    ['Cecilia', '19790124-9297'],
  ],
};
/** Comes of age on 14 September 2026, one guardian. */
export const milo: Person = { givenName: 'Milo', personalNumber: '20080914-2383', guardians: [['Dan', '19800207-9294']] };

/** A participant with guardians, created through the window's client: other specs prove that. */
export const participantWithGuardians = async (page: Page, { givenName, personalNumber, guardians }: Person): Promise<string> => {
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    givenName,
    familyName: 'Testberg',
    alias: '',
    personalNumber,
    numberMissingReason: '',
    birthDate: '',
    protection: 'none',
    phase: 'stabilisation',
    municipality: null,
    openedOn: '2026-02-02',
  });
  for (const [name, number] of guardians)
    await call(page, 'participants.addGuardian', {
      caseId,
      givenName: name,
      familyName: 'Testberg',
      personalNumber: number,
      relation: 'vårdnadshavare',
      phone: '',
      email: '',
    });
  return caseId;
};

/** Samtycke, as a user sees it. */
export const consents = (page: Page) => {
  const main = page.getByRole('main');
  const grid = main.getByRole('grid');
  const dialog = page.getByRole('dialog');
  const button = (name: string | RegExp): Locator => main.getByRole('button', { name });
  return {
    main,
    grid,
    dialog,
    button,
    open: async (name: string) => {
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
      await main.getByText(name).first().click();
      await main.getByRole('tab', { name: 'Samtycke' }).click();
      await expect(grid).toBeVisible();
    },
    /** The cell of a subject (row) and an agency (column index, from 0). */
    cell: (subject: string, column: number): Locator =>
      grid
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: subject, exact: true }) })
        .getByRole('gridcell')
        .nth(column),
    /** The panel that explains the focused cell. */
    answer: (label: string): Locator => main.getByRole('region', { name: label }),
    card: (version: number): Locator => main.getByRole('region', { name: `Underskrifter, version ${version}` }),
    field: (name: string): Locator => dialog.getByRole('textbox', { name }),
    choose: (label: string, option: string) => choose(page, dialog, label, option),
    press: (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click(),
    sign: async (name: string, date: string, time: string): Promise<void> => {
      await button(`Registrera underskrift av ${name}`).click();
      await dialog.getByRole('textbox', { name: 'Underskriven den' }).fill(date);
      await dialog.getByRole('textbox', { name: 'Klockan' }).fill(time);
      await dialog.getByRole('button', { name: 'Registrera', exact: true }).click();
      await expect(dialog).toBeHidden();
    },
    question: page.getByRole('alertdialog'),
    toast: page.getByRole('region', { name: 'Meddelanden' }),
    tab: (name: string) => main.getByRole('tab', { name }).click(),
    menuItem: (name: string) => page.getByRole('menuitem', { name, exact: true }).click(),
  };
};
