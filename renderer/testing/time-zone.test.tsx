import { expect, test } from './test.ts';

test('the window is in the time zone of the test, and shows the time of Sweden', async ({ program }) => {
  const { page } = program;
  const zone = process.env['TZ'];
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(zone);
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Logg', { exact: true }).click();
  await expect(page.getByRole('main').getByRole('row', { name: /Registret skapat/ })).toContainText('2026-05-07 10.00');
});
