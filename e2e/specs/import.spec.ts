import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { openRegister } from '../fixtures/register.ts';
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

  // F8 moves from problem to problem; what is typed takes effect when the cell is left.
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
