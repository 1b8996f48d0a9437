import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { openRegister, unlock } from '../fixtures/register.ts';
import { exampleList, importView } from '../models/import.ts';
import { participants } from '../models/participants.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('a list is mended cell by cell with the keyboard, imported whole, and taken back', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  await view.open();
  await expectAccessible(page, 'the import');
  await program.dialogs.open(exampleList);
  await view.choose();
  await expect(view.status).toHaveText('10 klara5 att rätta');
  await expect(view.column('Personnummer')).toContainText('gissad');
  await expect(view.row(5)).toContainText('Kontrollsiffran stämmer inte.');
  await expectAccessible(page, 'the import');

  // F8 goes from problem to problem; what is typed counts when the cell is left.
  await page.keyboard.press('F8');
  await expect(view.field('Personnummer', 5)).toBeFocused();
  await page.keyboard.type('20020320-2387');
  await page.keyboard.press('Enter');
  await expect(view.status).toHaveText('11 klara4 att rätta');
  await page.keyboard.press('F8');
  await expect(view.field('Hemkommun', 9)).toBeFocused();
  await view.offer('Använd Norrköping').click();
  await expect(view.status).toHaveText('12 klara3 att rätta');
  await view.problems.getByRole('button', { name: 'Rad 11 · Inskriven' }).click();
  await expect(view.field('Inskriven', 11)).toBeFocused();
  await page.keyboard.type('2026-02-20');
  await page.keyboard.press('F8');
  await expect(view.field('Personnummer', 13)).toBeFocused();
  await view.offer('Utelämna raden').click();
  await page.keyboard.press('F8');
  await expect(view.field('Personnummer', 14)).toBeFocused();
  await page.keyboard.type('20020827-2393');
  await page.keyboard.press('Shift+F8');
  await expect(view.field('Senast kontakt', 10)).toBeFocused();
  await expect(view.status).toHaveText('14 klara1 utelämnad');

  await view.button('Importera alla 14 rader').click();
  await expectAccessible(page, 'the import');
  await view.confirm();
  await expect(page.getByRole('heading', { name: '14 deltagare är importerade' })).toBeVisible();
  await view.button('Visa deltagarna').click();
  const list = participants(page);
  await expect(list.rows).toHaveCount(14);

  await view.toast.getByRole('button', { name: 'Ångra' }).click();
  await expect(list.rows).toHaveCount(0);
  await expect(view.toast).toContainText('14 deltagare är borttagna');
});

test('only the good rows come in while errors stand, and the mending outlives a lock', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  await view.open();
  await program.dialogs.open(exampleList);
  await view.choose();
  await view.problems.getByRole('button', { name: 'Rad 5 · Personnummer' }).click();
  await page.keyboard.type('20020320-2387');
  await page.keyboard.press('Enter');
  await expect(view.status).toHaveText('11 klara4 att rätta');

  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  await view.open();
  await program.dialogs.open(exampleList);
  await view.choose();
  await expect(page.getByText('Dina tidigare rättningar i samma fil är kvar.')).toBeVisible();
  await expect(view.status).toHaveText('11 klara4 att rätta');

  await view.button('Importera 11 rader').click();
  await expect(page.getByRole('alertdialog')).toContainText('4 rader med fel följer inte med.');
  await view.confirm();
  await view.button('Visa deltagarna').click();
  await expect(participants(page).rows).toHaveCount(11);
});

test('a column is given another meaning, and one that nobody asked for stays outside', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  await view.open();
  await program.dialogs.open(exampleList);
  await view.choose();
  await expect(view.column('Handläggare')).toContainText('tas inte med');
  await view.column('Hemkommun').getByRole('button').click();
  await page.getByRole('option', { name: 'Tas inte med' }).click();
  await expect(view.status).toHaveText('11 klara4 att rätta');
  await expect(view.column('Hemkommun')).toContainText('tas inte med');
});

test('files that are no case list are refused with the reason and nothing else happens', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  const give = async (name: string, contents: string): Promise<void> => {
    const path = join(program.folder, name);
    await writeFile(path, contents);
    await program.dialogs.open(path);
    await view.choose();
  };
  await view.open();
  await give('rapport.xlsx', '%PDF-1.7 en rapport');
  await expect(view.refused).toContainText('varken en Excelfil (XLSX) eller en CSV-fil');
  await give(
    'stor.csv',
    ['Namn;Personnummer saknas', ...Array.from({ length: 200_000 }, (_, at) => `Testa Testsson${at};okänt`)].join('\n'),
  );
  await expect(view.refused).toContainText(/200\s000 rader/);
  await expectAccessible(page, 'the import');
  await give('tom.csv', '');
  await expect(view.refused).toContainText('Det första bladet är tomt.');
  await program.dialogs.cancel('open');
  await view.choose();
  await expect(view.refused).toBeHidden();
});

test('a long list can be stopped while it is read, and five thousand rows scroll', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  const path = join(program.folder, 'lang.csv');
  await writeFile(
    path,
    ['Namn;Personnummer saknas;Fas', ...Array.from({ length: 5000 }, (_, at) => `Testa Testsson${at};okänt;Kontakt`)].join('\n'),
  );
  await view.open();
  await program.dialogs.open(path);
  await view.choose();
  await expect(view.status).toHaveText(/5\s000 klara/);
  await view.grid.getByRole('rowheader', { name: /^2 / }).click();
  await page.keyboard.press('Control+End');
  await expect(view.row(5001)).toContainText('Testa Testsson4999');
  await view.button(/Importera alla/).click();
  await view.confirm();
  await page.getByRole('dialog', { name: 'Skriver in deltagarna' }).getByRole('button', { name: 'Avbryt' }).click();
  await expect(view.grid).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await expect(participants(page).rows).toHaveCount(0);
});

/** Lets files go over an element, as a person drags them out of a folder. */
const drop = (page: Page, on: string, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> =>
  page.locator(on).evaluate((element, given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    const letGo = (sign: string) => element.dispatchEvent(new DragEvent(sign, { dataTransfer, bubbles: true, cancelable: true }));
    letGo('dragover');
    letGo('drop');
  }, files);

test('a list is dropped on the import; several at once are refused, and elsewhere a drop does nothing', async ({ program }) => {
  const { page } = program;
  const view = importView(page);
  const list = { name: 'lista.csv', text: 'Namn;Personnummer saknas\nTesta Testsson;okänt' };
  const address = page.url();
  await drop(page, 'main', [list]);
  await view.open();
  expect(page.url()).toBe(address);
  await drop(page, 'nav', [list]);
  await expect(page.getByRole('heading', { name: 'Importera ärendelista' })).toBeVisible();

  const place = ':text("Släpp filen här")';
  await drop(page, place, [list, { ...list, name: 'lista 2.csv' }]);
  await expect(view.refused).toContainText('Du släppte flera filer.');
  await expect(view.refused).toContainText('Inget har lästs in');
  await expectAccessible(page, 'a refused drop');
  await drop(page, place, [{ name: 'rapport.pdf', text: '%PDF-1.7' }]);
  await expect(view.refused).toContainText('varken en Excelfil (XLSX) eller en CSV-fil');
  await drop(page, place, [list]);
  await expect(view.status).toHaveText('1 klar');
});
