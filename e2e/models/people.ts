import { expect, type Locator, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { participants } from './participants.ts';

/** An invented adult, created through the window's client. */
export const registered = async (page: Page, givenName: string, fields: Record<string, unknown> = {}): Promise<string> => {
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    givenName,
    familyName: 'Provlund',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'påhittad',
    birthDate: '1999-03-02',
    protection: 'none',
    phase: 'stabilisation',
    municipality: null,
    openedOn: '2026-02-02',
    ...fields,
  });
  return caseId;
};

/** The tab "Familj & kontakter" of a participant, and what else keeps people apart. */
export const people = (page: Page) => {
  const view = participants(page);
  const relatives = view.main.getByRole('grid', { name: 'Anhöriga och kontakter' });
  const apart = view.main.getByRole('region', { name: 'Får inte sammanföras' });
  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
  return {
    ...view,
    relatives,
    apart,
    dialog,
    /** From anywhere to the tab of a participant in the list. */
    toFamily: async (name: string | RegExp): Promise<void> => {
      await view.toList();
      await view.open(name);
      await view.tab('Familj & kontakter');
    },
    /** In the list, in the order shown. */
    names: relatives.getByRole('rowheader'),
    addRelative: () => view.main.getByRole('button', { name: 'Lägg till anhörig eller kontakt' }).click(),
    guardianRow: (name: string) => view.main.getByRole('listitem').filter({ hasText: name }),
    /** Records that this case and another must be kept apart. */
    keepApart: async (number: string, reason: string): Promise<void> => {
      await apart.getByRole('button', { name: 'Lägg till ärende' }).click();
      const layer = dialog('Får inte sammanföras');
      await layer.getByLabel('Ärendenummer').fill(number);
      await layer.getByLabel('Skäl').fill(reason);
      await layer.getByRole('button', { name: 'Spara' }).click();
      await expect(layer).toBeHidden();
    },
  };
};

/** The lawful search in the palette: one search per pause in typing, each a log entry. */
export const search = (page: Page) => {
  const box = page.getByRole('combobox', { name: 'Namn, personnummer eller ärendenummer' });
  const dialog = page.getByRole('dialog', { name: 'Sök och kommandon' });
  return {
    box,
    hits: dialog.getByRole('group', { name: 'Deltagare' }).getByRole('option'),
    notice: dialog.getByRole('status'),
    open: () => page.keyboard.press('ControlOrMeta+k'),
    type: (words: string) => box.fill(words),
  };
};
