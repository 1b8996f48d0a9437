import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { call } from '../../../e2e/fixtures/register.ts';
import { alva, consents, milo, participantWithGuardians } from '../../../e2e/models/consents.ts';

test('the matrix is read and filled in by the keyboard alone', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, { ...alva, guardians: [] });
  const view = consents(page);
  await view.open('Alva Testberg');
  await view.cell('Säkerhet', 0).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(view.cell('Boende', 2)).toBeFocused();
  await expect(view.answer('Skolan · Boende')).toContainText('Det finns inget samtycke.');
  await page.keyboard.press('Control+End');
  await expect(view.cell('Fritid', 5)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(view.cell('Fritid', 0)).toBeFocused();
  await expect(view.grid.locator('[tabindex="0"]')).toHaveCount(1);

  // From the cell to the panel's next step, and into the editor with the cell chosen.
  await view.button('Ny version med detta tillagt').focus();
  await page.keyboard.press('Enter');
  await expect(view.cell('Fritid', 0)).toBeFocused();
  await expect(view.cell('Fritid', 0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await expect(view.grid.getByRole('rowheader', { name: 'Fritid' })).toBeFocused();
  await page.keyboard.press('Space');
  // The social services are our own house: there is nothing to choose.
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(5);
  await expect(view.cell('Fritid', 1)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Space');
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(0);

  await view.button('Spara version 1').focus();
  await page.keyboard.press('Enter');
  await expect(view.main.getByText('Fyll i det här.')).toBeVisible();
  await expect(view.main.getByText('Välj minst en ruta')).toBeVisible();
  await view.cell('Hälsa', 5).focus();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('Vårdkontakt');
  await view.main.getByRole('textbox', { name: 'Gäller till och med' }).fill('2026-05-06');
  await view.button('Spara version 1').click();
  await expect(view.main.getByText('Slutdatumet ligger före startdatumet.')).toBeVisible();

  // Unfinished input survives leaving the page.
  await view.tab('Översikt');
  await view.tab('Samtycke');
  await view.button('Fortsätt på utkastet').click();
  await expect(view.main.getByRole('textbox', { name: 'Ändamål' })).toHaveValue('Vårdkontakt');
  await expect(view.cell('Hälsa', 5)).toHaveAttribute('aria-selected', 'true');
  await view.main.getByRole('textbox', { name: 'Gäller till och med' }).fill('2026-11-30');
  await view.button('Spara version 1').click();
  await expect(view.card(1)).toBeVisible();
  await view.cell('Hälsa', 5).focus();
  await expect(view.answer('Regionen · Hälsa')).toContainText('ingen vårdnadshavare är registrerad');
  await expect(view.button('Registrera vårdnadshavare')).toBeVisible();
});

const signedByAll = async (page: Parameters<typeof call>[0], caseId: string, agencies: readonly string[]): Promise<void> => {
  const all = await call<readonly { id: string; name: string }[]>(page, 'settings.agencies', {});
  const { personId, guardians } = await call<{ personId: string; guardians: { personId: string }[] }>(page, 'participants.get', { caseId });
  const cells = agencies.flatMap((name) => {
    const agencyId = all.find((agency) => agency.name === name)?.id ?? '';
    return ['safety', 'leisure'].map((subject) => ({ agencyId, subject }));
  });
  const consent = await call<{ id: string }>(page, 'consents.record', {
    caseId,
    purpose: 'SIG',
    validFrom: '2026-05-01',
    validTo: '2026-11-30',
    cells,
  });
  for (const who of [personId, ...guardians.map((one) => one.personId)])
    await call(page, 'consents.sign', { caseId, consentId: consent.id, personId: who, signedAt: '2026-05-04T09:00:00.000Z' });
};

test('a withdrawal acts at its minute, for one agency in one subject or for all', async ({ program }) => {
  const { page } = program;
  const caseId = await participantWithGuardians(page, milo);
  await signedByAll(page, caseId, ['Polisen', 'Skolan']);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.cell('Säkerhet', 2).click();
  await view.button('Återkalla detta').click();
  await view.press('Återkalla');
  await expect(view.dialog.getByText('Fyll i det här.')).toBeVisible();
  await view.field('Vem återkallade?').fill('Milo, på telefon');
  await view.field('Klockan').fill('23.59');
  await view.press('Återkalla');
  await expect(view.dialog.getByText('Datumet ligger i framtiden.')).toBeVisible();
  await view.field('Klockan').fill('9.40');
  await expectAccessible(page, 'samtycke');
  await view.press('Återkalla');
  await expect(view.dialog).toBeHidden();
  await expect(view.answer('Skolan · Säkerhet')).toContainText('Det är återkallat i version 1 sedan 2026-05-07 09.40.');
  await expect(view.cell('Fritid', 2)).toHaveAccessibleName('får sägas');
  await expect(view.card(1)).toContainText('Milo, på telefon');

  await view.button('Återkalla…').click();
  await view.field('Vem återkallade?').fill('Dan, vid besök');
  await view.press('Återkalla');
  await expect(view.cell('Fritid', 2)).toHaveAccessibleName('får inte sägas');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får inte sägas');
  await expect(view.main.getByText('Återkallad', { exact: true })).toBeVisible();
});

test('a version that is complete offers to withdraw the one it replaces', async ({ program }) => {
  const { page } = program;
  const caseId = await participantWithGuardians(page, milo);
  await signedByAll(page, caseId, ['Polisen', 'Skolan']);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  // The new one starts from the newest and leaves the school out.
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(4);
  await view.grid.getByRole('columnheader', { name: 'Skolan' }).click();
  await view.grid.getByRole('columnheader', { name: 'Skolan' }).click();
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(2);
  await view.button('Spara version 2').click();
  await view.sign('Milo T.', '2026-05-07', '9.00');
  await view.sign('Dan T.', '2026-05-07', '9.05');
  await expect(view.question).toContainText('Version 2 är komplett. Återkalla version 1?');
  await view.question.getByRole('button', { name: 'Återkalla version 1' }).click();
  await expect(view.cell('Säkerhet', 2)).toHaveAccessibleName('får inte sägas');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
  await view.main.getByRole('button', { name: /Version 1/ }).click();
  await expect(view.card(1)).toContainText('Ersatt av version 2');
});
