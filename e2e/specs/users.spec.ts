import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standardCost } from '../../electron/register/keys/keys.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { sitsAt } from '../fixtures/proof.ts';
import { call, openRegister, passphrase } from '../fixtures/register.ts';
import { start } from '../models/start.ts';
import { users, type Newcomer } from '../models/users.ts';

test.use({ startClock: '2026-05-07T08:00:00Z' });

const omar: Newcomer = { name: 'Omar Lund', role: 'Ersättare', passphrase: 'gul traktor sjunger opera' };
const petra: Newcomer = { name: 'Petra Chef', role: 'Chef', passphrase: 'blå cykel dansar tango' };

/** What each slot of the register on disk costs to open (KiB), by its signature; the recovery code has none. */
const costs = async ({ registerFolder }: ProgramFixture): Promise<Readonly<Record<string, number>>> => {
  const text = await readFile(join(registerFolder, 'generations/0001/envelope.json'), 'utf8');
  const { slots } = JSON.parse(text) as { slots: { signature: string; identity: { kdf: { memoryKiB: number } } }[] };
  return Object.fromEntries(slots.map(({ signature, identity }) => [signature, identity.kdf.memoryKiB]));
};

test.beforeEach(async ({ program }) => {
  // As above: up to ten such seconds in one spec.
  test.slow();
  await openRegister(program.page);
});

test('a user is added in person with each problem at its field, opens with her own passphrase, and is disabled and let back', async ({
  program,
}) => {
  const { page } = program;
  const view = users(page);
  await view.go();
  await view.button('Ny användare').click();
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Fyll i det här.').first()).toBeVisible();
  await view.fillNew({ ...omar, signature: 'ME', passphrase: 'kort' });
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Lösenfrasen är för kort. Skriv minst tolv tecken.')).toBeVisible();
  await view.fillNew({ ...omar, signature: 'ME' });
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Någon har eller har haft signaturen, eller en som ser likadan ut. Välj en annan.')).toBeVisible();
  await expectAccessible(page, 'a new user with a problem');
  await view.fillNew({ ...omar, signature: 'OL' });
  await view.press('Lägg till');
  // The message first: while waiting for it, every passphrase dialog is answered, and there is more than one.
  await expect(view.toast).toContainText('Omar Lund kan nu öppna registret.');
  await expect(view.dialog).toBeHidden();
  await expect(view.list).toContainText('OL · Ersättare');
  // The register was made with keys that cost nothing; what the program adds to it still has the full cost.
  expect(await costs(program)).toEqual({ ME: 8, '': 8, OL: standardCost.memoryKiB });
  await view.choose('Maja Ek');
  await expect(view.main.getByText('Registrets enda samordnare', { exact: false })).toBeVisible();
  await expectAccessible(page, 'users');

  await test.step('each opens with her own', async () => {
    await view.lock();
    await view.unlockAs('OL', passphrase);
    await expect(page.getByText('Lösenfrasen stämmer inte.', { exact: false }).first()).toBeVisible();
    await view.unlockAs('OL', omar.passphrase);
    await view.rail.waitFor();
    await view.go();
    // A deputy manages only their own account.
    await expect(view.main.getByLabel('Ditt namn')).toHaveValue('Omar Lund');
    await expect(view.button('Ny användare')).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Regler' })).toHaveCount(0);
  });

  await test.step('disabled, he opens nothing; let back, only with a new passphrase', async () => {
    await view.lock();
    await view.unlockAs('ME', passphrase);
    await view.rail.waitFor();
    await view.go();
    await view.choose('Omar Lund');
    await view.button('Stäng av').click();
    const asked = page.getByRole('alertdialog', { name: 'Stänga av Omar Lund?' });
    await expect(asked).toContainText('En gammal kopia av mappen');
    await asked.getByRole('button', { name: 'Stäng av' }).click();
    await expect(view.list).toContainText('avstängd');
    await view.lock();
    // One signature is left: nothing to choose.
    await expect(page.getByRole('button', { name: /Signatur/ })).toHaveCount(0);
    await start(page).unlock();
    await view.rail.waitFor();
    await view.go();
    await view.choose('Omar Lund');
    await view.button('Slå på igen').click();
    await view.field('Lösenfras').fill(petra.passphrase);
    await view.field('Lösenfrasen en gång till').fill(petra.passphrase);
    await view.press('Slå på igen');
    await expect(view.toast).toContainText('Omar Lund kan öppna registret igen.');
    await view.lock();
    await view.unlockAs('OL', petra.passphrase);
    await view.rail.waitFor();
  });
});

test('the own passphrase and the code on paper are changed, and what they were before opens nothing', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  await view.go();
  await view.button('Byt lösenfras').click();
  await view.field('Nuvarande lösenfras').fill('inte den här frasen');
  await view.field('Ny lösenfras').fill(petra.passphrase);
  await view.field('Den nya en gång till').fill(petra.passphrase);
  await view.press('Byt lösenfras');
  await expect(view.dialog.getByText('Lösenfrasen stämmer inte. Försök igen.')).toBeVisible();
  await view.field('Nuvarande lösenfras').fill(passphrase);
  await view.press('Byt lösenfras');
  await expect(view.toast).toContainText('Lösenfrasen är bytt.');
  await sitsAt(page, petra.passphrase);
  await view.button('Byt återställningskod').click();
  const model = start(page);
  const groups = await model.groups();
  await expectAccessible(page, 'a new recovery code');
  await view.press('Fortsätt');
  for (const number of await model.asked()) await view.field(`Grupp ${number}`).fill(groups[number - 1] ?? '');
  await view.press('Ta den nya koden i bruk');
  await expect(view.toast).toContainText('Den nya koden gäller. Riv det gamla papperet.');
  expect(await costs(program)).toEqual({ ME: standardCost.memoryKiB, '': standardCost.memoryKiB });
  await view.lock();
  await model.unlock();
  await expect(page.getByText('Lösenfrasen stämmer inte.', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Använd återställningskoden' }).click();
  await page.getByLabel('Återställningskod', { exact: true }).fill(groups.join('-'));
  await model.unlockButton.click();
  await view.rail.waitFor();
  await view.lock();
  await model.unlock(petra.passphrase);
  await view.rail.waitFor();
  expect(await call(page, 'users.status', {})).toMatchObject({ user: { name: 'Maja Ek' } });
});
