import { expect, test } from '../../testing/test.ts';

test('a menu that is answered as soon as it opens is gone, and with reduced motion nothing moves', async ({ program }) => {
  const { page } = program;
  const layers = page.locator('[data-trigger="MenuTrigger"]');
  for (let round = 0; round < 10; round += 1) {
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Ny deltagare' })).toBeVisible();
    await expect(layers).toHaveCount(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { level: 1, name: 'Ny deltagare' })).toBeHidden();
  }
  await page.keyboard.press('n');
  await expect(layers).toBeVisible();
  expect(await layers.evaluate((layer) => getComputedStyle(layer).transitionDuration)).toBe('0s');
});
