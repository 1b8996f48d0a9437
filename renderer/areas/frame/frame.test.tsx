import { expect, test } from '../../testing/test.ts';

test('a menu that is answered as soon as it opens is gone, and with reduced motion nothing moves', async ({ program }) => {
  const { page } = program;
  const layers = page.locator('[data-trigger="MenuTrigger"]');
  for (let round = 0; round < 10; round += 1) {
    await page.keyboard.press('Alt+n');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Ny deltagare' })).toBeVisible();
    await expect(layers).toHaveCount(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { level: 1, name: 'Ny deltagare' })).toBeHidden();
  }
  await page.keyboard.press('Alt+n');
  await expect(layers).toBeVisible();
  expect(await layers.evaluate((layer) => getComputedStyle(layer).transitionDuration)).toBe('0s');
});

test('a letter acts only in a list, and Space takes nothing from a menu that a key opened', async ({ program }) => {
  const { page } = program;
  const menu = page.getByRole('menu', { name: 'Nytt' });
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await expect(heading).toBeFocused();
  // As somebody who goes on writing: nothing opens, nothing is chosen, and the page stays.
  await page.keyboard.type('ny anteckning med n och x ');
  await expect(menu).toBeHidden();
  await expect(heading).toHaveText('Deltagare');

  await page.keyboard.press('Alt+n');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Space');
  await expect(menu).toBeVisible();
  await expect(heading).toHaveText('Deltagare', { useInnerText: true });
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});
