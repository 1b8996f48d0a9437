import { expect, test } from '../../testing/test.ts';

test('a combo box takes the first match on Enter and Tab, and keeps what matches nothing', async ({ program }) => {
  const { page } = program;
  await page.getByRole('button', { name: /^Nytt/ }).click();
  await page.getByRole('menuitem', { name: 'Ny deltagare' }).click();
  const box = page.getByRole('combobox', { name: /^Hemkommun/ });
  const problem = page.getByText('Det du skrev finns inte i listan. Välj ett av förslagen.');
  for (const key of ['Enter', 'Tab']) {
    await box.fill('');
    await box.pressSequentially('malm');
    await expect(page.getByRole('option').first()).toHaveText(/^Malmö/);
    await box.press(key);
    await expect(box).toHaveValue('Malmö');
  }
  // In small letters, and left with the mouse.
  await box.fill('örebro');
  await page.locator('h1').click();
  await expect(box).toHaveValue('Örebro');
  await expect(problem).toBeHidden();

  await box.fill('Ingenstans');
  await expect(page.getByText('Inget stämmer med det du skrev.')).toBeVisible();
  await box.press('Tab');
  await expect(box).toHaveValue('Ingenstans');
  await expect(problem).toBeVisible();
  await expect(box).not.toBeFocused();

  await box.fill('ystad');
  await box.press('Enter');
  await expect(box).toHaveValue('Ystad');
  await expect(problem).toBeHidden();
  await box.fill('');
  await box.press('Tab');
  await expect(box).toHaveValue('');
  await expect(problem).toBeHidden();
});
