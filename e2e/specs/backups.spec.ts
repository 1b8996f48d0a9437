import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mountSmall, unmount } from '../../electron/testing/small-disk.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { notHere } from '../fixtures/place.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, passphrase, refusedCalls, unlock } from '../fixtures/register.ts';
import { backups } from '../models/backups.ts';
import { log } from '../models/settings.ts';
import { start } from '../models/start.ts';
import { users } from '../models/users.ts';

const omar = { name: 'Omar Lund', signature: 'OL', role: 'coordinator', passphrase: 'gul traktor sjunger opera' } as const;

const flipBit = async (file: string): Promise<void> => {
  const bytes = await readFile(file);
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 8;
  await writeFile(file, bytes);
};

test.describe('the day’s backup', () => {
  test('is made by itself after an unlock, and once', async ({ program }) => {
    const { page } = program;
    await openRegister(page);
    await start(page).lock();
    await program.clock.set('2026-05-08T06:00:00Z');
    await unlock(page);
    const folder = join(program.registerFolder, 'backups');
    await expect.poll(() => (existsSync(folder) ? readdir(folder) : [])).toEqual(['2026-05-08T06-00-00-000Z-daily']);
    const on = backups(page);
    await on.go();
    await expect(on.rows).toHaveText([/2026-05-08 08\.00.*Daglig · 0 ärenden/]);
    await log(page).go();
    await expect(log(page).rows.first()).toContainText('Säkerhetskopia gjord');
  });

  test('that cannot be made is told on Idag, with why, and the register goes on', async ({ program }) => {
    const { page } = program;
    await openRegister(page);
    await writeFile(join(program.registerFolder, 'backups'), 'not a folder');
    await start(page).lock();
    await program.clock.set('2026-05-08T06:00:00Z');
    await unlock(page);
    const warning = page.getByRole('note').filter({ hasText: 'Dagens säkerhetskopia kunde inte göras.' });
    await expect(warning).toContainText('Det går inte att skriva i mappen.');
    await expectAccessible(page, 'a backup that failed');
    await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
    await rm(join(program.registerFolder, 'backups'));
    await warning.getByRole('button', { name: 'Visa säkerhetskopior' }).click();
    await backups(page).make();
  });
});

test('a backup made by hand is listed, told of, and read through again; a flipped bit in it is found', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  await openRegister(page);
  await on.go();
  await expect(page.getByText('Ingen säkerhetskopia än')).toBeVisible();
  await expectAccessible(page, 'no backup yet');
  await on.make();
  await expect(on.rows).toHaveText([/2026-05-07 10\.00.*Gjord för hand · 0 ärenden/]);
  await expect(on.panel).toContainText('Hel');
  await expect(on.panel).toContainText(/Loggens kontrollsumma([0-9a-f]{4} ){3}[0-9a-f]{4}/);
  await program.clock.set('2026-05-07T09:00:00Z');
  await on.button('Kontrollera').click();
  await expect(page.getByText('Säkerhetskopian är hel.')).toBeVisible();
  await expect(on.panel).toContainText('2026-05-07 11.00');

  const [made = ''] = await readdir(join(program.registerFolder, 'backups'));
  await flipBit(join(program.registerFolder, 'backups', made, 'register.db'));
  await on.button('Kontrollera').click();
  await expect(page.getByText('Säkerhetskopian är skadad och används inte.')).toBeVisible();
  await expect(on.panel).toContainText('Skadad');
  await expect(on.rows).toHaveText([/Skadad/]);
  await expect(on.button('Återställ…')).toHaveCount(0);
  await expectAccessible(page, 'a damaged backup');
});

test('a second place gets copies, is reminded of, and says clearly when it is gone', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  const stick = join(program.folder, 'usbminne');
  await mkdir(stick);
  await openRegister(page);
  await on.go();
  await program.dialogs.folder(program.registerFolder);
  await on.button('Välj plats').click();
  await expect(page.getByText('Mappen ligger i registrets egen mapp.')).toBeVisible();
  await program.dialogs.folder(stick);
  await on.button('Välj plats').click();
  await expect(page.getByText('usbminne', { exact: true })).toBeVisible();
  await on.button('Kopiera dit nu').click();
  await expect(on.rows).toHaveText([/Gjord för hand.*På den andra platsen/]);
  expect((await readdir(join(stick, 'utvag-backups'))).sort()).toEqual(['2026-05-07T08-00-00-000Z-manual', 'place.json']);
  await expectAccessible(page, 'a second place');

  // The stick is pulled out: its folder stays, empty, as a mount point does.
  await rename(join(stick, 'utvag-backups'), join(program.folder, 'pulled-out'));
  await on.button('Kopiera dit nu').click();
  await expect(page.getByText('Platsen med säkerhetskopior hittas inte.')).toBeVisible();
  expect(await readdir(stick)).toEqual([]);

  await start(page).lock();
  await program.clock.set('2026-05-17T08:00:00Z');
  await unlock(page);
  const due = page.getByRole('button', { name: /Säkerhetskopiera till den andra platsen/ });
  await expect(due).toContainText('Säkerhetskopian på den andra platsen är 10 dagar gammal');
  await due.press('Enter');
  await expect(page.getByText('Platsen hittas inte nu.')).toBeVisible();
  await rename(join(program.folder, 'pulled-out'), join(stick, 'utvag-backups'));
  await on.button('Kopiera dit nu').click();
  await expect(on.rows.filter({ hasText: 'På den andra platsen' })).toHaveCount(2);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Idag').click();
  await expect(due).toHaveCount(0);
});

test('a register whose folder is moved away while it is open says so, and is copied once it is back', async ({ program }) => {
  notHere(process.platform === 'win32', 'Windows moves no folder whose files are open');
  const { page } = program;
  const on = backups(page);
  await openRegister(page);
  await on.go();
  await rename(program.registerFolder, `${program.registerFolder}-borta`);
  await on.button('Säkerhetskopiera nu').click();
  await expect(page.getByText('Mappen går inte att nå.')).toBeVisible();
  await rename(`${program.registerFolder}-borta`, program.registerFolder);
  await on.make();
});

test('a place that is full says so, and nothing half is left there', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  const stick = join(program.folder, 'litet minne');
  test.skip(!mountSmall(stick, 200 * 1024), 'a full disk of its own needs the rights to mount one');
  try {
    await openRegister(page);
    await on.go();
    await program.dialogs.folder(stick);
    await on.button('Välj plats').click();
    await on.button('Kopiera dit nu').click();
    await expect(page.getByText('Disken är full.')).toBeVisible();
    expect(await readdir(join(stick, 'utvag-backups'))).toEqual(['place.json']);
    await on.make();
  } finally {
    unmount(stick);
  }
});

test('a restore shows both registers, brings back what was, keeps the old one, and the log holds', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  await openRegister(page);
  await on.go();
  await on.make();
  await call(page, 'settings.change', { changes: { unit: 'Fel enhet' } });
  await program.clock.set('2026-05-08T08:00:00Z');
  await on.button('Återställ…').click();
  await expect(on.compared('Gjord|Tidpunkt')).toHaveText(['2026-05-07 10.00', '2026-05-08 10.00']);
  await expect(on.compared('Loggposter')).toHaveText(['2', '4']);
  await expect(on.dialog).toContainText('2 loggposter är nyare än kopian.');
  await on.restore('fel fras men lång nog');
  await expect(on.dialog.getByText(/Lösenfrasen stämmer inte/)).toBeVisible();
  await on.restore();
  await start(page).heading('Lås upp registret').waitFor();
  await expect(page.getByText('Registret är återställt.')).toBeVisible();
  await expectAccessible(page, 'after a restore');
  expect((await readdir(join(program.registerFolder, 'generations'))).sort()).toEqual(['0001', '0002']);
  await unlock(page);
  expect(await call(page, 'settings.get', {})).toMatchObject({ unit: 'Avhopparverksamheten' });
  await log(page).go();
  await expect(log(page).row(/Registret återställt från säkerhetskopia/)).toBeVisible();
  // What the window itself requested while the register was closed for it does not count.
  expect(await refusedCalls(page, 'backups.restore')).toBe(0);
  await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
  await expect(page.getByText('Kedjan är hel')).toBeVisible();
  // The register that was left was copied first, so one can go back to it.
  await on.go();
  await expect(on.row(/Före återställning/)).toBeVisible();
  await start(page).lock();
  await expect(page.getByText('Registret är återställt.')).toHaveCount(0);
});

test.describe(() => {
  test.use({ register: null });

  test('a restore in the demo register is shown beside the demo register', async ({ program }) => {
    const { page } = program;
    const on = backups(page);
    await start(page).demo();
    // Filled with a year of work first.
    await start(page).open.waitFor();
    await on.go();
    await on.make();
    await on.button('Återställ…').click();
    await expect(on.compared('Ärenden')).toHaveText(['14', '14']);
    await page.keyboard.press('Escape');
    await expect(on.dialog).toHaveCount(0);
  });
});

test('a damaged register is restored on the start page, from a stick', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  const stick = join(program.folder, 'usbminne');
  await mkdir(stick);
  await openRegister(page);
  await on.go();
  await program.dialogs.folder(stick);
  await on.button('Välj plats').click();
  await on.button('Kopiera dit nu').click();
  await expect(on.rows).toHaveCount(1);
  await start(page).lock();
  const live = join(program.registerFolder, 'generations/0001/register.db');
  const bytes = await readFile(live);
  bytes.fill(0x5a, 64, 8192);
  await writeFile(live, bytes);
  await start(page).unlock();
  await expect(page.getByText(/Registret är skadat och öppnas inte/)).toBeVisible();

  await on.button('Återställ från en säkerhetskopia').click();
  await start(page).heading('Återställ från en säkerhetskopia').waitFor();
  await program.dialogs.folder(program.folder);
  await on.button('Välj mapp eller minne').click();
  await expect(page.getByText('I mappen finns ingen säkerhetskopia från Utväg.')).toBeVisible();
  await program.dialogs.folder(stick);
  await on.button('Välj mapp eller minne').click();
  await expectAccessible(page, 'choosing a backup before anything is open');
  await page.getByRole('list', { name: 'Kopior i den valda mappen' }).getByRole('button').click();
  await expect(on.compared('Ärenden')).toHaveText(['0', 'okänt, låst']);
  await expectAccessible(page, 'a restore before anything is open');
  await on.restore();
  await expect(page.getByText('Registret är återställt.')).toBeVisible();
  await unlock(page);
  expect((await readFile(live)).equals(bytes)).toBe(true);
  await log(page).go();
  await expect(log(page).row(/Registret återställt från säkerhetskopia/)).toBeVisible();
});

test('a passphrase is not guessed on a copy without the waits of the lock, and both say how long is left', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await openRegister(page);
  await on.go();
  await on.make();
  await start(page).lock();
  await on.button('Återställ från en säkerhetskopia').click();
  await page.getByRole('list', { name: 'Kopior i registrets mapp' }).getByRole('button').click();
  await expect(on.dialog).toContainText('lösenfraser, återställningskod och nyckel blir som de var');
  for (let n = 0; n < 3; n += 1) {
    await on.restore('fel fras men lång nog');
    await expect(on.secret).toHaveValue('');
    await expect(on.secret).toBeFocused();
    await expect(on.secret).toBeInViewport({ ratio: 0.9 });
    if (n < 2) await expect(on.dialog.getByText(/Lösenfrasen stämmer inte/)).toBeInViewport({ ratio: 1 });
  }
  await expect(on.dialog.getByRole('timer')).toHaveText(/^Nästa försök kan göras om 0[.]0[0-2][.]$/);
  await expect(on.dialog.getByRole('timer')).toBeInViewport({ ratio: 1 });
  await on.secret.fill(passphrase);
  await expect(on.dialog.getByRole('button', { name: 'Återställ registret' })).toBeDisabled();
  await expectAccessible(page, 'a restore that has to wait');
  await page.keyboard.press('Escape');
  await on.button('Tillbaka').click();
  await expect(page.getByRole('note').filter({ hasText: '3 felaktiga försök' })).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  await program.clock.set('2026-05-07T08:00:05Z');
  await expect(page.getByText('Nu kan du försöka igen.')).toBeVisible();
  await unlock(page);
});

test.describe(() => {
  test.use({ register: { people: [omar] } });

  test('somebody who restores from an open register is asked for her own passphrase first', async ({ program }) => {
    const { page } = program;
    const on = backups(page);
    const { passphrase: secret } = omar;
    await openRegister(page);
    await start(page).lock();
    await users(page).unlockAs('OL', secret);
    await on.go();
    await on.make();
    await on.button('Återställ…').click();
    await expect(on.dialog.getByRole('button', { name: /Signatur/ })).toContainText('OL');
    await on.secret.press('Shift+Tab');
    await expect(on.dialog.getByRole('button', { name: /Signatur/ })).toBeFocused();
    const rings = () => [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).outlineStyle !== 'none').length;
    expect(await page.evaluate(rings), 'focus rings').toBe(1);
    await on.restore(secret);
    await expect(page.getByText('Registret är återställt.')).toBeVisible();
  });
});

test('another computer gets the register from the stick, and nothing is there before', async ({ program }) => {
  const { page } = program;
  const on = backups(page);
  await openRegister(page);
  await on.go();
  await on.make();
  await start(page).lock();
  // The computer is lost; only the stick is left.
  const stick = join(program.folder, 'usbminne');
  await mkdir(stick);
  await rename(join(program.registerFolder, 'backups'), join(stick, 'utvag-backups'));
  await rm(program.registerFolder, { recursive: true });
  await program.restart();
  await program.page.getByRole('button', { name: /^Återställ från en säkerhetskopia/ }).click();
  await program.dialogs.folder(stick);
  await backups(program.page).button('Välj mapp eller minne').click();
  await program.page.getByRole('list', { name: 'Kopior i den valda mappen' }).getByRole('button').click();
  await expect(backups(program.page).compared('Ärenden')).toHaveText(['0', 'finns inte']);
  await backups(program.page).restore();
  await unlock(program.page);
  expect(await call(program.page, 'settings.get', {})).toMatchObject({ unit: 'Avhopparverksamheten' });
});
