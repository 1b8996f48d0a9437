import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { unlock } from '../../../e2e/fixtures/register.ts';
import { exampleList, importView } from '../../../e2e/models/import.ts';
import { participants } from '../../../e2e/models/participants.ts';

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
