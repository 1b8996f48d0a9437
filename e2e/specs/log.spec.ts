import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, makeRegister } from '../fixtures/register.ts';
import { log } from '../models/settings.ts';

test.beforeEach(async ({ program }) => {
  await makeRegister(program.page);
});

test('the log tells who did what, is filtered, and an entry is read as an act of its own', async ({ program }) => {
  const { page } = program;
  await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
  await program.clock.set('2026-05-09T08:00:00Z');
  await call(page, 'users.rename', { name: 'Maja Ekdahl' });
  const on = log(page);
  await on.go();
  await expect(on.rows).toHaveCount(3);
  await expect(on.rows.first()).toContainText('Namn bytt');
  await expect(on.rows.first()).toContainText('2026-05-09 10.00');
  await expectAccessible(page, 'the log');

  await on.kind('Inställning', 'Inställning ändrad');
  await expect(on.rows).toHaveCount(1);
  await on.row(/Inställning ändrad/).click();
  await page.getByRole('button', { name: 'Visa innehållet' }).click();
  await expect(page.getByText('Exitenheten')).toBeVisible();
  await expect(page.getByText('Avhopparverksamheten', { exact: true })).toBeVisible();
  await expectAccessible(page, 'an entry');
  await page.getByRole('button', { name: 'Visa allt' }).first().click();
  await expect(on.rows.first()).toContainText('Läste en loggposts innehåll');

  await page.getByRole('textbox', { name: 'Till och med' }).fill('2026-05-08');
  await page.getByRole('textbox', { name: 'Till och med' }).press('Enter');
  await expect(on.rows).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Från och med' }).fill('2026-05-10');
  await page.getByRole('textbox', { name: 'Från och med' }).press('Enter');
  await expect(page.getByText('Slutdatumet ligger före startdatumet.')).toBeVisible();
  await page.getByRole('button', { name: 'Visa allt' }).first().click();
  await page.getByLabel('Ärendenummer').fill('Ä-9999');
  await page.getByLabel('Ärendenummer').press('Enter');
  await expect(page.getByText('Inga poster stämmer')).toBeVisible();
});

test('the chain is verified on demand, and the verification is in the log', async ({ program }) => {
  const { page } = program;
  const on = log(page);
  await on.go();
  await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
  await expect(page.getByText('Kedjan är hel')).toBeVisible();
  await expect(page.getByText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)).toBeVisible();
  await expect(on.rows.first()).toContainText('Kontrollerade loggen');
  await expectAccessible(page, 'a verified log');
});

test('the log is read with the keyboard alone', async ({ program }) => {
  const { page } = program;
  const on = log(page);
  for (const unit of ['Ett', 'Två', 'Tre']) await call(page, 'settings.change', { changes: { unit } });
  await on.go();
  await on.rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Post 3' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Post 1' })).toContainText('Registret skapat');
});
