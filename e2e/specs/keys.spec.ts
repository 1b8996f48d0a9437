import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, makeRegister, openRegister, passphrase, unlock } from '../fixtures/register.ts';
import { registered } from '../models/people.ts';
import { log, settings } from '../models/settings.ts';
import { start } from '../models/start.ts';
import { users } from '../models/users.ts';

test.describe(() => {
  test.use({ register: null });

  test('the register gets a new key, opens with the same passphrase, and the log and the list tell of it', async ({ program }) => {
    const { page } = program;
    await makeRegister(page);
    await registered(page, 'Alva');
    await settings(page).go();
    await settings(page).section('Nycklar');
    const main = page.getByRole('main');
    await expect(main.getByRole('list', { name: 'Generationer' }).getByRole('listitem')).toHaveCount(1);
    await main.getByRole('button', { name: 'Ge registret en ny nyckel' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Ge registret en ny nyckel?' });
    await expect(dialog).toContainText('öppnas fortfarande av dem som kunde öppna dem då');
    await expectAccessible(page, 'the question about a new key');
    await dialog.getByRole('button', { name: 'Ge registret en ny nyckel' }).click();

    await start(page).heading('Lås upp registret').waitFor();
    await expect(page.getByText('Registret har en ny nyckel.')).toBeVisible();
    await expectAccessible(page, 'the lock screen after a new key');
    expect(readdirSync(join(program.registerFolder, 'generations')).toSorted()).toEqual(['0001', '0002']);
    await unlock(page);
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
    await expect(page.getByRole('row', { name: /Alva Provlund/ })).toBeVisible();
    await settings(page).go();
    await settings(page).section('Nycklar');
    const rows = main.getByRole('list', { name: 'Generationer' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText('Generation 2');
    await expect(rows.nth(0)).toContainText('i bruk');
    await expect(rows.nth(1)).toContainText('tidigare, ändras inte längre');
    await log(page).go();
    await expect(log(page).row(/Registret fick en ny nyckel/)).toBeVisible();
    await expect(log(page).row(/Ny generation tagen i bruk/)).toBeVisible();

    await start(page).lock();
    await expect(page.getByText('Registret har en ny nyckel.')).toHaveCount(0);
  });
});

test('a re-key says how far it has come, and cancelled leaves the key and everything as it was', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  const caseId = await registered(page, 'Alva');
  const opening = { caseId, reason: '' };
  await call(page, 'participants.openCase', opening);
  // Forty megabytes: long enough to be stopped.
  for (let n = 0; n < 400; n += 1)
    await call(page, 'events.add', {
      ...{ caseId, type: 'observation', nature: 'fact', happenedAt: '2026-05-06T10:00:00.000Z', source: 'Skolan', reliability: 'medium' },
      ...{ subjectArea: 'school-work', text: `${n} `.padEnd(100_000, 'ord ') },
    });
  await settings(page).go();
  await settings(page).section('Nycklar');
  const main = page.getByRole('main');
  const begin = async (): Promise<void> => {
    await main.getByRole('button', { name: 'Ge registret en ny nyckel' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ge registret en ny nyckel' }).click();
  };
  await begin();
  const working = page.getByRole('dialog', { name: 'Registret får en ny nyckel' });
  await expect(working.getByRole('progressbar')).toBeVisible();
  await expectAccessible(page, 'a re-key under way');
  await working.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByText('Avbrutet. Registret har kvar sin nyckel, och inget har ändrats.')).toBeVisible();
  expect(readdirSync(join(program.registerFolder, 'generations'))).toEqual(['0001']);
  await call(page, 'users.rename', { name: 'Maja Ekdahl' });

  // If killed part-way, it opens as before.
  await begin();
  await expect(working).toBeVisible();
  await program.kill();
  await program.restart();
  await unlock(program.page);
  await settings(program.page).go();
  await settings(program.page).section('Nycklar');
  await expect(program.page.getByRole('list', { name: 'Generationer' }).getByRole('listitem').filter({ hasText: 'i bruk' })).toHaveCount(1);
});

test('somebody disabled leads to a new key, and the words about her change with it', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  await call(page, 'users.add', { name: 'Dani Ek', signature: 'DE', role: 'deputy' }, 'en fras för Dani Ek');
  await settings(page).go();
  await settings(page).section('Användare');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: /^Dani Ek/ }).click();
  await main.getByRole('button', { name: 'Stäng av' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stäng av' }).click();
  await expect(main.getByText('registret har samma nyckel som förut', { exact: false })).toBeVisible();
  await main.getByRole('button', { name: 'Till Nycklar' }).click();
  await main.getByRole('button', { name: 'Ge registret en ny nyckel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ge registret en ny nyckel' }).click();
  await start(page).heading('Lås upp registret').waitFor();
  await expect(page.getByText('DE', { exact: true })).toHaveCount(0);
  await unlock(page);
  await settings(page).go();
  await settings(page).section('Användare');
  await main.getByRole('button', { name: /^Dani Ek/ }).click();
  await expect(main.getByText('Registret har fått en ny nyckel sedan dess.', { exact: false })).toBeVisible();
});

test('what somebody changed beside the register is told in words at the next unlock, and makes nobody somebody else', async ({
  program,
}) => {
  const { page } = program;
  await openRegister(page);
  await call(page, 'users.add', { name: 'Rita Gran', signature: 'RG', role: 'reviewer' }, 'tre kantareller under granen');
  const told = page.getByRole('main');
  const lead = 'Något utanför registret stämde inte med registret.';
  await expect(told).not.toContainText(lead);

  await test.step('an owner in the envelope', async () => {
    await start(page).lock();
    const file = join(program.registerFolder, 'generations/0001/envelope.json');
    const envelope = JSON.parse(await readFile(file, 'utf8')) as { slots: { signature: string; userId: string | null }[] };
    const [owner] = envelope.slots;
    const slots = envelope.slots.map((slot) => (slot.signature === 'RG' ? { ...slot, userId: owner?.userId ?? null } : slot));
    await writeFile(file, JSON.stringify({ ...envelope, slots }));
    await users(page).unlockAs('ME', passphrase);
    await expect(told).toContainText(lead);
    await expect(told).toContainText('Filen som säger vems en nyckel är hade ändrats.');
    await expectAccessible(page, 'told what was changed beside the register');
  });

  await test.step('the pointer, set back to an earlier key', async () => {
    const pointer = join(program.registerFolder, 'utvag-register.json');
    const before = await readFile(pointer, 'utf8');
    // The window is reloaded before it receives the answer.
    await call(page, 'users.rekey', { jobId: crypto.randomUUID() }).catch(() => undefined);
    await start(page).heading('Lås upp registret').waitFor();
    await writeFile(pointer, before);
    await users(page).unlockAs('ME', passphrase);
    await expect(told).toContainText('Registret pekade på en äldre generation');
    expect(JSON.parse(await readFile(pointer, 'utf8'))).toMatchObject({ generation: '0002' });
  });
});

test.describe('wrong passphrases', () => {
  test('wait from the third on, longer each time, over a restart too, and are told at the next unlock', async ({ program }) => {
    const on = () => start(program.page);
    await openRegister(program.page);
    await on().lock();
    for (const wrong of ['fel fras nummer ett', 'fel fras nummer två']) {
      await on().unlock(wrong);
      await expect(on().field('Lösenfras')).toHaveValue('');
    }
    await expect(program.page.getByText('2 felaktiga försök sedan du sist var inne.')).toBeVisible();
    await expect(program.page.getByText('För många fel i rad.')).toHaveCount(0);
    await on().unlock('fel fras nummer tre');
    await expect(program.page.getByText('För många fel i rad.')).toBeVisible();
    await on().field('Lösenfras').fill('rätt eller fel');
    await expect(on().unlockButton).toBeDisabled();

    await program.restart();
    await expect(program.page.getByText('För många fel i rad.')).toBeVisible();
    await program.page.getByRole('button', { name: 'Använd återställningskoden' }).click();
    await on().field('Återställningskod').fill('0000');
    await expect(on().unlockButton).toBeDisabled();
    await program.page.getByRole('button', { name: 'Använd lösenfrasen' }).click();

    await program.clock.set('2026-05-07T08:00:01.900Z');
    await expect(program.page.getByText('För många fel i rad.')).toBeVisible();
    await program.clock.set('2026-05-07T08:00:02Z');
    await expect(program.page.getByText('Nu kan du försöka igen.')).toBeVisible();
    await on().unlock('fel fras nummer fyra');
    await expect(program.page.getByText(/Nästa försök kan göras om 0[.]0[1-4]/)).toBeVisible();
    // Setting the clock back neither shortens nor prolongs the wait.
    await program.clock.set('2026-05-06T08:00:00Z');
    await program.restart();
    await expect(program.page.getByText(/Nästa försök kan göras om 0[.]0[1-4]/)).toBeVisible();
    await program.clock.set('2026-05-06T08:00:04Z');
    await expect(program.page.getByText('Nu kan du försöka igen.')).toBeVisible();
    await unlock(program.page);
    await expect(program.page.getByText('4 felaktiga försök att låsa upp har gjorts sedan sist. De står i loggen.')).toBeVisible();
  });
});
