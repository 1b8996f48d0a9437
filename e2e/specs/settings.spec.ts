import { expectAccessible } from '../fixtures/axe.ts';
import { runtime } from '../fixtures/place.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { settings } from '../models/settings.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
  await settings(program.page).go();
});

test('theme and language act at once and hold after a restart', async ({ program }) => {
  await program.page.getByText('Mörkt', { exact: true }).click();
  await expect(program.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectAccessible(program.page, 'appearance, dark');
  await program.page.getByText('English', { exact: true }).click();
  await expect(program.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await program.restart();
  await expect(program.page.getByRole('heading', { name: 'Unlock the register' })).toBeVisible();
  await expect(program.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the own name is changed, and the program says what it is', async ({ program }) => {
  const { page } = program;
  const on = settings(page);
  await on.section('Användare');
  await on.field('Ditt namn').fill('Maja Ekdahl');
  await on.field('Ditt namn').blur();
  await expect(on.saved).toBeVisible();
  await on.section('Om Utväg');
  await expect(page.getByText('Orter: GeoNames (CC BY 4.0). Kommuner: SCB. Karta: Natural Earth.')).toBeVisible();
  await expect(page.getByText('Provregister: får bara innehålla påhittade personer')).toHaveCount(runtime === 'electron' ? 0 : 1);
  await program.restart();
  await unlock(program.page);
  expect(await call(program.page, 'users.status', {})).toMatchObject({ user: { name: 'Maja Ekdahl' } });
});
