import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { call, passphrase } from '../../../e2e/fixtures/register.ts';
import { addSecond, decisions, second } from '../../../e2e/models/decisions.ts';
import { overview } from '../../../e2e/models/overview.ts';
import { settings } from '../../../e2e/models/settings.ts';
import { users } from '../../../e2e/models/users.ts';

test.beforeEach(async ({ program }) => {
  await settings(program.page).go();
});

test('every setting of the register saves itself, and what is refused stays with its sentence', async ({ program }) => {
  const { page } = program;
  const on = settings(page);
  await on.section('Registret');
  await on.field('Enhet').fill('');
  await on.field('Enhet').blur();
  await expect(page.getByText('Fyll i det här.')).toBeVisible();
  await expect(page.getByText('Inte sparat')).toBeVisible();
  await on.field('Enhet').fill('Exitenheten');
  await on.field('Enhet').press('Enter');
  await expect(on.saved).toBeVisible();
  await addSecond(page);
  await page.getByText(/^Någon annanstans i kommunen/).click();
  await decisions(page).dismiss();
  await expect(page.getByRole('radio', { name: /Någon annanstans/ })).not.toBeChecked();
  await page.getByText(/^Någon annanstans i kommunen/).click();
  await decisions(page).sign();
  await page.getByRole('combobox', { name: 'Kommun' }).fill('Linkö');
  await page.getByRole('option', { name: /Linköping/ }).click();
  await expectAccessible(page, 'register');

  await on.section('Regler');
  await on.field('Egen underskrift från').fill('19');
  await on.field('Egen underskrift från').blur();
  await expect(page.getByText('Talet är för stort eller för litet.')).toBeVisible();
  await expect(on.field('Egen underskrift från')).toHaveValue('19');
  await on.field('Egen underskrift från').fill('femton');
  await on.field('Egen underskrift från').blur();
  await expect(page.getByText('Skriv ett tal med siffror.')).toBeVisible();
  await on.field('Egen underskrift från').fill('16');
  await on.field('Egen underskrift från').blur();
  await decisions(page).sign();
  await on.field('Hög').fill('10');
  await on.field('Hög').blur();
  // The rules are law: each is saved once the person has confirmed it.
  await expect(on.saved).toBeVisible();
  await expectAccessible(page, 'rules');
  await expect
    .poll(() => call(page, 'settings.get', {}))
    .toMatchObject({
      unit: 'Exitenheten',
      municipality: '0580',
      organisation: 'other',
      ownSignatureAge: 16,
      reassessmentDays: { low: 90, elevated: 30, high: 10, 'very-high': 7 },
    });
});

test('what two decide is asked about once, also with Enter, and given up it leaves nothing behind', async ({ program: { page } }) => {
  const on = settings(page);
  await on.section('Regler');
  const field = on.field('Egen underskrift från');
  const before = await field.inputValue();
  await field.fill('16');
  await field.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ingen annan som beslutar' });
  await dialog.getByRole('button', { name: 'Stäng' }).first().click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Avbrutet. Inget har ändrats.')).toBeVisible();
  await field.fill(before);
  await field.blur();
  await expect(page.getByText('Avbrutet. Inget har ändrats.')).toHaveCount(0);
});

test('agencies are added, changed, ordered, and have contacts', async ({ program }) => {
  const { page } = program;
  const on = settings(page);
  await on.section('Myndigheter');
  await expect(on.agencies.getByRole('listitem')).toHaveCount(6);
  await page.getByRole('button', { name: 'Ny myndighet' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Registret har ingen annan än du, så det går inte att göra nu.');
  await expectAccessible(page, 'nobody else who decides');
  // Words, and the way on.
  await dialog.getByRole('button', { name: 'Till Användare' }).click();
  await users(page).button('Ny användare').click();
  await users(page).fillNew({ ...second, role: 'Chef' });
  await users(page).press('Lägg till');
  await expect(dialog).toBeHidden();
  await on.section('Myndigheter');
  await page.getByRole('button', { name: 'Ny myndighet' }).click();
  await dialog.getByLabel('Namn', { exact: true }).fill(' polisen ');
  await dialog.getByLabel('Lösenfras för Omar Lund').fill(second.passphrase);
  await dialog.getByRole('button', { name: 'Skriv under' }).click();
  await expect(dialog.getByText('Det finns redan.')).toBeVisible();
  await expect(dialog.getByText('Fyll i det här.')).toBeVisible();
  await dialog.getByLabel('Namn', { exact: true }).fill('Föreningen Nystart');
  await dialog.getByLabel('Kort namn').fill('Nystart');
  await expectAccessible(page, 'a new agency');
  await decisions(page).sign();
  await expect(on.agencies.getByRole('listitem').last()).toContainText('Föreningen Nystart');
  await expect(on.agencies.getByRole('listitem').last()).toContainText('utanför OSL');
  await page.getByRole('button', { name: 'Flytta upp Föreningen Nystart' }).click();
  await expect(on.agencies.getByRole('listitem').nth(5)).toContainText('Föreningen Nystart');

  await on.field('Kort namn').fill('Mycket för långt namn');
  await on.field('Kort namn').blur();
  await expect(page.getByText(/Texten är för lång/)).toBeVisible();
  await on.field('Kort namn').fill('Nystart!');
  await on.field('Kort namn').blur();
  await page.getByRole('button', { name: 'Ny kontaktperson' }).click();
  await dialog.getByLabel('E-post').fill('nils snabel a');
  await dialog.getByRole('button', { name: 'Lägg till' }).click();
  await expect(dialog.getByText('Skriv e-postadressen som namn@exempel.se.')).toBeVisible();
  await dialog.getByLabel('Namn', { exact: true }).fill('Nils Ny');
  await dialog.getByLabel('E-post').fill('nils@exempel.se');
  await dialog.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('list', { name: 'Kontaktpersoner' })).toContainText('nils@exempel.se');
  await page.getByRole('button', { name: /Nils Ny/ }).click();
  await dialog.getByText('Aktuell').click();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('list', { name: 'Kontaktpersoner' })).toContainText('inte längre aktuell');
  await expectAccessible(page, 'an agency');
});

test('what an agency may be told is decided by two, closed by one, and stands on the Idag of the others until they have seen it', async ({
  program,
}) => {
  const { page } = program;
  const on = settings(page);
  const people = users(page);
  await addSecond(page);
  await on.section('Myndigheter');
  await on.agencies.getByRole('button', { name: /^Skolan/ }).click();
  await page.getByRole('main').getByRole('button', { name: /Slag$/ }).click();
  await page.getByRole('option', { name: 'Socialtjänsten' }).click();
  await page.locator('label', { hasText: 'Vår egen organisation' }).click();
  await page.getByRole('button', { name: 'Besluta ändringen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra Skolan?' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Slag: Skolan → Socialtjänsten', 'Vår egen organisation: nej → ja']);
  await dialog.getByLabel('Lösenfras för Omar Lund').fill(passphrase);
  await dialog.getByRole('button', { name: 'Skriv under' }).click();
  await expect(dialog.getByText('Lösenfrasen stämmer inte.')).toBeVisible();
  await expectAccessible(page, 'a change of an agency');
  await decisions(page).sign();
  await expect(page.getByText('Ändringen är beslutad.')).toBeVisible();

  // The way back is one person's: it only closes.
  await page.locator('label', { hasText: 'Vår egen organisation' }).click();
  await page.getByRole('button', { name: 'Stäng nu' }).click();
  await expect(page.getByText('Stängt. De andra som beslutar ser det på Idag.')).toBeVisible();
  await decisions(page).go();
  await expect(decisions(page).rows).toHaveCount(2);
  await expect(decisions(page).rows.first()).toContainText('Vår egen organisation: ja → nej');
  await expect(decisions(page).rows.last()).toContainText('Maja Ek och Omar Lund');

  await people.lock();
  await people.unlockAs('OL', second.passphrase);
  const today = overview(page);
  await expect(today.row('Myndighet ändrad')).toContainText('Skolan · beslutat av andra, inte sett än');
  await expect(today.row('Myndighet stängd')).toBeVisible();
  await today.open('Myndighet ändrad').click();
  await expect(decisions(page).rows).toHaveCount(2);
  await expectAccessible(page, 'decisions');
  await decisions(page).list.getByRole('button', { name: 'Sett: Myndighet ändrad, Skolan' }).click();
  await today.toToday();
  await expect(today.row('Myndighet stängd')).toBeVisible();
  await expect(today.row('Myndighet ändrad')).toBeHidden();
});
