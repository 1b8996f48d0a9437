import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { addSecond, decisions } from '../../../e2e/models/decisions.ts';
import { disclosures } from '../../../e2e/models/disclosures.ts';

const nils = {
  familyName: 'Testsson',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'påhittad',
  protection: 'none',
  phase: 'motivation',
};

test('the list of grounds is changed in settings, and what nobody has read cannot be turned on', async ({ program }) => {
  const { page } = program;
  const view = disclosures(page);
  await addSecond(page);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Inställningar', { exact: true }).click();
  await view.main.getByRole('tab', { name: 'Lagliga grunder' }).click();
  await expect(view.main.getByRole('textbox', { name: 'Bara för den som är yngre än' })).toHaveValue('21');
  await view.main.getByText('OSL 10 kap. 15 a §').first().click();
  await view.main.getByText('På: kan prövas').click();
  await view.main.getByRole('button', { name: 'Spara grunden' }).click();
  await expect(view.main.getByText('Läs lagtexten och markera grunden som kontrollerad först.')).toBeVisible();
  await expectAccessible(page, 'lagliga grunder');
  await view.main.getByText('OSL 10 kap. 18 a §').first().click();
  for (let left = 4; left > 0; left -= 1) await view.main.getByRole('button', { name: 'Ta bort fråga 1' }).click();
  await view.main.getByRole('button', { name: 'Spara grunden' }).click();
  await expect(view.main.getByText('Grunden har ingen fråga som kan stoppa den.')).toBeVisible();
  await view.main.getByText('OSL 10 kap. 18 c §').first().click();
  await view.main.getByText('OSL 10 kap. 18 a §').first().click();
  await view.main.getByRole('textbox', { name: 'Bara för den som är yngre än' }).fill('22');
  await view.main.getByRole('button', { name: 'Spara grunden' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText(['Bara för den som är yngre än: 21 → 22']);
  await decisions(page).sign();
  await expect(view.said('Grunden är sparad.')).toBeVisible();
  await expect(view.main.getByRole('textbox', { name: 'Bara för den som är yngre än' })).toHaveValue('22');
  await view.main.getByText('På: kan prövas').click();
  await view.main.getByRole('button', { name: 'Spara grunden' }).click();
  await expect(view.main.getByRole('checkbox', { name: 'På: kan prövas' })).not.toBeChecked();
  await decisions(page).go();
  await expect(decisions(page).rows.first()).toContainText('Laglig grund avslagen');
});
