import { testNumbers } from '../../electron/base/test-numbers.ts';
import { expect, test } from '../fixtures/program.ts';
import { openRegister, unlock } from '../fixtures/register.ts';
import { participants } from '../models/participants.ts';

const minor = testNumbers.at(-1)?.number ?? '';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('the first participant is registered from the empty list, with each problem at its field, and stands in the list', async ({
  program,
}) => {
  const { page } = program;
  const view = participants(page);
  await view.toList();
  await expect(view.main.getByRole('button', { name: 'Importera' })).toBeVisible();
  await view.main.getByRole('button', { name: 'Registrera deltagare' }).click();

  await view.submit();
  await expect(view.main.getByText('Fyll i det här.')).toHaveCount(3);
  await view.fill({ givenName: 'Alva', familyName: 'Testberg', number: `${minor.slice(0, -1)}${(Number(minor.at(-1)) + 1) % 10}` });
  await view.submit();
  await expect(view.main.getByText('Kontrollsiffran stämmer inte')).toBeVisible();
  await expect(view.main.getByLabel('Förnamn')).toHaveValue('Alva');
  await view.fill({ givenName: 'Alva', familyName: 'Testberg', number: minor });
  await view.submit();

  await expect(view.title('Alva Testberg')).toBeVisible();
  await expect(view.main.getByText('Vårdnadshavare saknas.')).toBeVisible();
  await expect(view.saved).toContainText('Sparat 10.00');
  expect(await page.title()).not.toContain('Alva');
  await view.toList();
  await expect(view.rows).toHaveCount(1);
  await expect(view.rows).toContainText(['Alva Testberg']);
  await expect(view.rows).toContainText(['Ä-2026-001']);
});

test('a half-filled form survives the lock', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  await view.toList();
  await view.main.getByRole('button', { name: 'Registrera deltagare' }).click();
  await view.fill({ givenName: 'Ester', familyName: 'Halvvägs', reason: 'väntar på samordningsnummer' });
  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  await view.toList();
  await view.main.getByRole('button', { name: 'Registrera deltagare' }).click();
  await expect(view.main.getByLabel('Förnamn')).toHaveValue('Ester');
  await expect(view.main.getByLabel('Varför numret saknas')).toHaveValue('väntar på samordningsnummer');
  await expect(view.main.getByText('Utkast från tidigare')).toBeVisible();
});
