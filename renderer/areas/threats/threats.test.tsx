import { invented } from '../../../electron/testing/invented.ts';
import { call } from '../../../e2e/fixtures/register.ts';
import { threatsTab } from '../../../e2e/models/threats.ts';
import { expect, test } from '../../testing/test.ts';

test('a zone is added around a place found by typing, ended, and taken back', async ({ program }) => {
  const { page } = program;
  await call(page, 'participants.register', {
    ...invented('Alva'),
    familyName: 'Testberg',
    birthDate: '2010-01-01',
    openedOn: '2026-03-01',
  });
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByText('Alva Testberg').first().click();
  await page.getByRole('tab', { name: 'Hot & risk' }).click();
  const tab = threatsTab(page);
  const form = await tab.addZone('Åby', 'Åby, Norrköping', '', 'Släkt till hotaktören bor här.');
  await expect(form).toContainText('Zonen ligger runt Åby i kommunen Norrköping.');
  await form.getByRole('button', { name: 'Spara zonen' }).click();
  await expect(form).toContainText('Fyll i det här.');
  await form.getByRole('textbox', { name: 'Radie, km' }).fill('2,5');
  await form.getByRole('button', { name: 'Spara zonen' }).click();
  await expect(form).toBeHidden();
  const row = tab.zones.getByRole('row', { name: /Åby/ });
  await expect(row).toContainText('2,5 km');
  await expect(row).toContainText('tills vidare');
  await row.getByRole('button', { name: 'Avsluta zonen runt Åby' }).click();
  await expect(row).toContainText('avslutad 2026-05-07');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row).toContainText('tills vidare');
});
