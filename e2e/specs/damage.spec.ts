import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { damageFirstPage, damageTable, pageOf } from '../fixtures/damage.ts';
import { lockedIn } from '../fixtures/place.ts';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { openRegister, unlock } from '../fixtures/register.ts';
import { registered } from '../models/people.ts';
import { log } from '../models/settings.ts';
import { start } from '../models/start.ts';

const sum = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const rail = (program: ProgramFixture, name: string) =>
  program.page.getByRole('navigation', { name: 'Huvudmeny' }).getByText(name, { exact: true }).click();

/** A register with two people, closed. */
const closed = async (program: ProgramFixture): Promise<string> => {
  await openRegister(program.page);
  await registered(program.page, 'Alva');
  await registered(program.page, 'Milo');
  await start(program.page).lock();
  const target = join(program.folder, 'sparat');
  await mkdir(target);
  return target;
};

test('a register found damaged is told of, read on, and saved into a new one that opens with the same passphrase', async ({ program }) => {
  const { page } = program;
  const target = await closed(program);
  const damaged = damageTable(program.registerFolder, 'agencies');
  const { file } = damaged;
  const before = pageOf(file, damaged.page);
  await unlock(page);
  // Found in the background, some seconds after the unlock.
  await expect(start(page).heading('Registret är skadat')).toBeVisible();
  await expect(page.getByText('Ingenting har tagits bort', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: /^Fortsätt läsa/ }).click();
  await expect(page.getByText('Registret är skadat och läses bara.')).toBeVisible();
  await rail(program, 'Deltagare');
  await page.getByRole('row', { name: /Alva Provlund/ }).click();
  await expect(start(page).heading(/Alva Provlund/)).toBeVisible();
  await page.getByRole('button', { name: 'Visa vad du kan göra' }).click();

  await program.dialogs.cancel('folder');
  await page.getByRole('button', { name: /^Spara det som går att läsa/ }).click();
  await expect(start(page).heading('Registret är skadat')).toBeVisible();
  await program.dialogs.folder(program.registerFolder);
  await page.getByRole('button', { name: /^Spara det som går att läsa/ }).click();
  await expect(page.getByText('I mappen finns redan ett register.', { exact: false })).toBeVisible();
  await program.dialogs.folder(target);
  await page.getByRole('button', { name: /^Spara det som går att läsa/ }).click();
  await expect(start(page).heading('Det som gick att läsa är sparat')).toBeVisible();
  await expect(page.getByText('Myndigheter')).toBeVisible();
  await page.getByRole('button', { name: 'Öppna det nya registret' }).click();
  await start(page).heading('Lås upp registret').waitFor();
  await expect(page.getByText(lockedIn('sparat'), { exact: false })).toBeVisible();
  await unlock(page);
  await rail(program, 'Deltagare');
  await expect(page.getByRole('row', { name: /Milo Provlund/ })).toBeVisible();
  await log(page).go();
  await expect(log(page).row(/Räddat ur ett skadat register/)).toBeVisible();
  // The damaged register is where it was, with the page as the disk returned it.
  expect(pageOf(file, damaged.page).equals(before)).toBe(true);
  expect(JSON.parse(readFileSync(join(program.registerFolder, 'utvag-register.json'), 'utf8'))).toMatchObject({ generation: '0001' });
});

test('a register that does not open any more is saved from the lock screen, with the same passphrase', async ({ program }) => {
  const { page } = program;
  const target = await closed(program);
  const { file } = damageTable(program.registerFolder, 'audit_entries');
  const before = sum(file);
  await start(page).unlock();
  await expect(page.getByText(/Registret är skadat och öppnas inte/)).toBeVisible();
  await expect(page.getByText('Filen är orörd. Med samma lösenfras', { exact: false })).toBeVisible();
  await expectAccessible(page, 'a damaged register at the lock screen');
  await program.dialogs.folder(target);
  await page.getByRole('button', { name: 'Spara det som går att läsa' }).click();
  await expect(start(page).heading('Det som gick att läsa är sparat')).toBeVisible();
  await expect(page.getByText('Loggen är bruten från post 1.', { exact: false })).toBeVisible();
  expect(sum(file)).toBe(before);
  await page.getByRole('button', { name: 'Öppna det nya registret' }).click();
  await expect(page.getByText(lockedIn('sparat'), { exact: false })).toBeVisible();
  await unlock(page);
  await rail(program, 'Deltagare');
  await expect(page.getByRole('row', { name: /Alva Provlund/ })).toBeVisible();
  await start(page).lock();
  await expect(page.getByText(lockedIn('sparat'), { exact: false })).toBeVisible();
});

test('a file in which nothing can be read is said to be one, and left alone', async ({ program }) => {
  const { page } = program;
  const target = await closed(program);
  const { file } = damageFirstPage(program.registerFolder);
  const before = sum(file);
  await start(page).unlock();
  await program.dialogs.folder(target);
  await page.getByRole('button', { name: 'Spara det som går att läsa' }).click();
  await expect(page.getByText('I filen går inget att läsa', { exact: false })).toBeVisible();
  expect(sum(file)).toBe(before);
  expect(existsSync(join(target, 'utvag-register.json'))).toBe(false);
});
