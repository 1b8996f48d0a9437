import { describe } from 'vitest';
import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { overview } from '../../../e2e/models/overview.ts';

test('an empty register has nothing waiting, and offers the first step', async ({ program }) => {
  const { page } = program;
  const today = overview(page);
  await expect(today.title).toHaveText('Torsdag 7 maj');
  await expect(today.main.getByText('Inget väntar', { exact: true })).toBeVisible();
  await expectAccessible(page, 'Idag, empty');
  await today.main.getByRole('button', { name: 'Registrera en deltagare' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ny deltagare' })).toBeVisible();
});

describe('with work under way', () => {
  test.override('register', 'demo');

  test('shows what is due in groups, with case numbers and dates and nothing that gives anybody away', async ({ program }) => {
    const today = overview(program.page);
    await expect(today.rows('Försenat').first()).toContainText('Ombedömning');
    await expect(today.rows('Försenat').first()).toContainText('Ä-2026-012 · sista dag 6 maj');
    await expect(today.row('SIG-möte 14')).toContainText('10.30');
    await expect(today.rows('Den här veckan').filter({ hasText: 'Fyller 18 år' })).toContainText('lör 9 maj');
    await expect(today.rows('Den här veckan').filter({ hasText: 'Flyttdag' })).toContainText(/2 av \d+ obligatoriska steg kvar/);
    const words = (await today.main.textContent()) ?? '';
    for (const told of ['Alva', 'Testberg', 'Hög', 'hotbild', 'Räven', 'Örebro', 'Blåklint', 'kamerabevis']) {
      expect(words.includes(told), told).toBe(false);
    }
    await expect(today.rail.getByRole('button', { name: /^Idag/ })).toContainText('att göra nu');
  });

  test('opens with Enter and ticks off with X, from the keyboard alone, and takes a tick back', async ({ program }) => {
    const { page } = program;
    const today = overview(page);
    const late = today.rows('Försenat').filter({ hasText: 'Ä-2026-007' });
    await expect(late).toHaveCount(1);
    await late.getByRole('button').first().focus();
    await page.keyboard.press('x');
    await expect(late).toHaveCount(0);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await expect(late).toHaveCount(1);

    await today.open('SIG-möte 14').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /SIG-möte 14/ })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(today.title).toHaveText('Torsdag 7 maj');
    await today.open(/^Ombedömning ?Ä-2026-012/).click();
    await expect(page.getByRole('tab', { name: 'Hot & risk', selected: true })).toBeVisible();
  });

  test('is seen by agency, and as what is mine', async ({ program }) => {
    const today = overview(program.page);
    await today.view('Per myndighet').click();
    await expect(today.rows('Polisen')).toHaveCount(6);
    await today.view('Mina').click();
    await expect(today.row(/^Åtgärd, /)).toHaveCount(0);
    await expect(today.row('Egen åtgärd')).toHaveCount(1);
  });
});
