import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aPdf, aPng, aProgram } from '../../../electron/testing/scan-samples.ts';
import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { call } from '../../../e2e/fixtures/register.ts';
import { alva, consents, milo, participantWithGuardians } from '../../../e2e/models/consents.ts';
import { addSecond, decisions, second } from '../../../e2e/models/decisions.ts';

const subjects = ['Säkerhet', 'Boende', 'Skola/arbete', 'Hälsa', 'Missbruk', 'Ekonomi', 'Familj', 'Brottslighet', 'Fritid'];

test('the matrix of eight agencies and nine subjects is read and changed by the keyboard alone, each cell with its why', async ({
  program,
}) => {
  const { page } = program;
  const signerId = await addSecond(page);
  for (const [kind, name, shortName] of [
    ['enforcement', 'Kronofogden', 'Kronofogden'],
    ['civil-society', 'Fryshuset', 'Fryshuset'],
  ])
    await call(
      page,
      'decisions.addAgency',
      { kind, name, shortName, insideSecrecyAct: kind === 'enforcement', signerId },
      second.passphrase,
    );
  await participantWithGuardians(page, milo);
  const view = consents(page);
  await view.open('Milo Testberg');
  await expect(view.grid.getByRole('columnheader')).toHaveCount(8);
  await expect(view.grid.getByRole('gridcell')).toHaveCount(72);

  // Into the grid with Tab, through it with arrows: every cell is passed, each says yes or no and why.
  await view.cell('Säkerhet', 0).focus();
  const reasons = new Set<string>();
  for (const [row, subject] of subjects.entries()) {
    for (let column = 0; column < 8; column += 1) {
      const cell = view.cell(subject, column);
      await expect(cell).toBeFocused();
      await expect(cell).toHaveAccessibleName(column === 1 ? 'egen verksamhet' : 'får inte sägas');
      await expect(cell).toHaveAccessibleDescription(column === 1 ? /ingen sekretessgräns/ : 'Det finns inget samtycke.');
      reasons.add(`${row} ${column}`);
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
  }
  expect(reasons.size).toBe(72);

  // Changed: the panel's step, the whole column of the last agency, one cell, saved.
  await page.keyboard.press('Control+Home');
  await view.button('Ny version med detta tillagt').focus();
  await page.keyboard.press('Enter');
  await expect(view.cell('Säkerhet', 0)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(view.grid.getByRole('columnheader', { name: 'Fryshuset' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(10);
  await expect(view.main.getByText('Fryshuset har ingen kontaktperson i registret.')).toBeVisible();
  await view.main.getByRole('textbox', { name: 'Ändamål' }).focus();
  await page.keyboard.type('SIG');
  await view.button('Spara version 1').focus();
  await page.keyboard.press('Enter');
  await expect(view.card(1)).toBeVisible();
  await expect(view.cell('Fritid', 7)).toHaveAccessibleDescription(
    'I version 1 saknas underskrift av Milo Testberg själv och vårdnadshavare Dan Testberg.',
  );
  await expect(view.cell('Fritid', 0)).toHaveAccessibleDescription('Version 1 omfattar Polisen för säkerhet, inte för fritid.');
  await view.sign('Milo T.', '2026-05-06', '13.00');
  await view.sign('Dan T.', '2026-05-06', '13.05');
  await expect(view.grid.getByRole('gridcell', { name: 'får sägas', exact: true })).toHaveCount(10);
  await expect(view.cell('Fritid', 7)).toHaveAccessibleDescription(/Version 1 omfattar Fryshuset för fritid, till och med 2026-09-13/);
  // What was in force the day before?
  await view.main.getByRole('textbox', { name: 'Visa en annan dag' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('5/5');
  await page.keyboard.press('Enter');
  await expect(view.main.getByRole('grid', { name: 'Vad får sägas till vem, 5 maj 2026' })).toBeVisible();
  await expect(view.grid.getByRole('gridcell', { name: 'får sägas', exact: true })).toHaveCount(0);
  await expectAccessible(page, 'samtycke');
});

test('an exception takes the place of one guardian, with each missing part at its field, and shows until when', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, alva);
  const view = consents(page);
  await view.open('Alva Testberg');
  await view.button(/^Ny version$/).click();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await view.sign('Alva T.', '2026-05-04', '13.00');
  await view.sign('Bo T.', '2026-05-04', '13.05');
  await addSecond(page);
  await view.button('Undantag för Cecilia T.').click();
  await view.field('Lösenfras för Omar Lund').fill(second.passphrase);
  await view.press('Skriv under');
  await expect(view.dialog.getByText('Fyll i det här.')).toHaveCount(3);
  await view.field('Vem har beslutat?').fill('Enhetschef Karin Ohlsson');
  await view.field('Skäl').fill('Går inte att nå, tre försök.');
  await view.field('Rättslig grund').fill('6 kap. 13 a § föräldrabalken');
  await view.field('Gäller till och med').fill('2026-05-06');
  await view.press('Skriv under');
  await expect(view.dialog.getByText('Slutdatumet ligger före startdatumet.')).toBeVisible();
  await expect(view.field('Skäl')).toHaveValue('Går inte att nå, tre försök.');
  await view.field('Gäller till och med').fill('2026-06-30');
  await expectAccessible(page, 'undantag');
  await decisions(page).sign();
  await expect(view.card(1)).toContainText('Undantag för Cecilia T., till och med 2026-06-30');
  await expect(view.card(1)).toContainText('Enhetschef Karin Ohlsson, 2026-05-07. 6 kap. 13 a § föräldrabalken.');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Version 1 omfattar Polisen för säkerhet, till och med 2026-06-30.');
  await view.button('Avsluta undantaget för Cecilia T.').click();
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleDescription('I version 1 saknas underskrift av vårdnadshavare Cecilia Testberg.');
});

test('the signed paper is attached, looked at and removed; a program with the name of a PDF is refused at its field', async ({
  program,
}) => {
  const { page, dialogs, folder } = program;
  await participantWithGuardians(page, milo);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  const attach = async (name: string, content: Uint8Array): Promise<void> => {
    await writeFile(join(folder, name), content);
    await dialogs.open(join(folder, name));
    await view.button('Bifoga underskrivet papper').click();
  };
  await attach('samtycke.pdf', aProgram);
  await expect(view.card(1)).toContainText('Filen är ett program, vad den än heter. Den har inte sparats.');
  await attach('samtycke.png', aPng);
  await expect(view.card(1)).toContainText('PNG, 1 kB');
  await expect(view.card(1)).not.toContainText('Filen är ett program');
  await view.button('Visa den underskrivna blanketten').click();
  const picture = view.dialog.getByRole('img', { name: 'Underskriven blankett' });
  await expect(picture).toHaveJSProperty('naturalWidth', 1);
  await page.keyboard.press('Escape');
  await view.button('Ta bort den underskrivna blanketten').click();
  await expect(view.card(1)).not.toContainText('PNG');
  await view.toast.getByRole('button', { name: 'Ångra' }).click();
  await expect(view.card(1)).toContainText('PNG, 1 kB');
  await view.button('Ta bort den underskrivna blanketten').click();
  await attach('samtycke.pdf', aPdf(2));
  await expect(view.card(1)).toContainText('PDF, 2 sidor, 1 kB');
  await view.button('Spara en kopia…').click();
  await expect(view.toast.getByText('Kopian är sparad')).toBeVisible();
  expect((await dialogs.saved())[0]).toMatch(/2026-05-07 Ä-2026-001 Underskrivet samtycke\.pdf$/);
  await expectAccessible(page, 'samtycke');
});

test('what cannot be is refused with a sentence at its field, and nothing typed is lost', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, milo);
  const view = consents(page);
  await view.open('Milo Testberg');
  const newVersion = async (number: number): Promise<void> => {
    await view.button(/^Ny version$/).click();
    if (number === 1) await page.keyboard.press('Space');
    await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  };
  await newVersion(1);
  await view.main.getByRole('textbox', { name: 'Gäller till och med' }).fill('2026-05-06');
  await view.button('Spara version 1').click();
  await expect(view.main.getByText('Slutdatumet ligger före startdatumet.')).toBeVisible();
  await expect(view.main.getByRole('textbox', { name: 'Ändamål' })).toHaveValue('SIG');
  await view.main.getByRole('textbox', { name: 'Gäller till och med' }).fill('2026-11-30');
  await view.button('Spara version 1').click();

  // A form that was printed before the scope changed can be told from the new one.
  await view.button(/^Blankett$/).click();
  await view.menuItem('Spara som PDF');
  await expect(view.card(1)).toContainText('Blanketten lämnades ut 2026-05-07 10.00');
  await view.button('Ändra innehåll').click();
  await view.grid.getByRole('columnheader', { name: 'Skolan' }).click();
  await view.button('Spara version 1').click();
  await expect(view.card(1)).toContainText('Innehållet ändrades efter att blanketten med kod');

  await view.button('Registrera underskrift av Dan T.').click();
  await view.field('Underskriven den').fill('2008-09-13');
  await view.press('Registrera');
  await expect(view.dialog.getByText('Underskriften ligger före födelsen.')).toBeVisible();
  await expect(view.field('Underskriven den')).toHaveValue('2008-09-13');
  await view.field('Underskriven den').fill('2026-05-08');
  await view.press('Registrera');
  await expect(view.dialog.getByText('Datumet ligger i framtiden.')).toBeVisible();
  await view.field('Underskriven den').fill('2026-05-06');
  await view.press('Registrera');
  await expect(view.dialog).toBeHidden();

  // Another version over the same time says so at the field, before it is saved.
  await newVersion(2);
  await expect(view.main.getByText('Version 1 omfattar redan en del av detta under tiden. Versioner läggs ihop.')).toBeVisible();
  await view.button('Spara version 2').click();
  await expect(view.card(2)).toBeVisible();

  await view.button('Återkalla…').click();
  await view.field('Återkallat den').fill('2026-05-07');
  await view.field('Klockan').fill('9.00');
  await view.field('Vem återkallade?').fill('Milo');
  await view.press('Återkalla');
  await expect(view.dialog).toBeHidden();
  // Withdrawn: nobody can sign it any more, through the page or past it.
  await expect(view.button('Registrera underskrift av Dan T.')).toBeHidden();
});
