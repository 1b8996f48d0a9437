import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { fingerprint } from '../fixtures/disk.ts';
import { keyboardOf } from '../fixtures/keyboard.ts';
import { lockedIn, notHere, standInOnly } from '../fixtures/place.ts';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { openRegister, passphrase } from '../fixtures/register.ts';
import { start } from '../models/start.ts';

/** An existing register; the rest starts without one. */
const lying = { register: { people: [] } };
test.use({ register: null });

test.describe('a new register', () => {
  test('is made with the keyboard alone', async ({ program }) => {
    const { page } = program;
    const on = start(page);
    await on.heading('Välkommen till Utväg').waitFor();
    const keys = keyboardOf(page);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    await keys.press(button(/Nytt register/));
    await keys.find(page.getByRole('combobox', { name: 'Kommun' }), 'Linkö', /^Linköping/);
    await keys.pick(page.getByRole('radiogroup', { name: 'Organisationsform' }), /Någon annanstans/);
    await keys.to(on.field('Enhet'));
    await keys.key('Enter');
    await expect(on.heading('Vem är du?')).toBeVisible();
    await keys.write(on.field('Ditt namn'), 'Maja Ek');
    await keys.key('Enter');
    await expect(on.heading('Välj en lösenfras')).toBeVisible();
    await keys.write(on.field('Lösenfras'), passphrase);
    await keys.write(on.field('Lösenfrasen en gång till'), passphrase);
    await expect(page.getByText('Mycket stark.')).toBeVisible();
    await keys.key('Enter');
    await expect(on.heading('Skriv ut återställningskoden')).toBeFocused();
    const groups = await on.groups();
    await keys.press(button('Fortsätt'));
    await expect(on.heading('Har du koden på papper?')).toBeVisible();
    for (const number of await on.asked()) await keys.write(on.field(`Grupp ${number}`), groups[number - 1] ?? '');
    await keys.key('Enter');
    await on.open.waitFor();
    await expect(page.getByText('Linköping', { exact: true })).toBeVisible();
  });
});

test.describe('a locked register', () => {
  test.use(lying);

  test('says at the next start that somebody tried', async ({ program }) => {
    await openRegister(program.page);
    await start(program.page).lock();
    await start(program.page).unlock('fel fras men lång nog');
    await expect(program.page.getByText(/Lösenfrasen stämmer inte/)).toBeVisible();
    await program.restart();
    await expect(program.page.getByText('Ett felaktigt försök sedan du sist var inne.')).toBeVisible();
    await expectAccessible(program.page, 'the told tries');
  });

  test('is locked when the computer is', async ({ program }) => {
    await openRegister(program.page);
    await program.system('lock-screen');
    await start(program.page).heading('Lås upp registret').waitFor();
  });

  test('hardening 24 enforced: is refused to a second program while the first has it open', async ({ program }) => {
    await openRegister(program.page);
    const second = await program.beside();
    const there = start(second.page);
    await there.unlock();
    await expect(second.page.getByText('Registret är redan öppet i ett annat fönster eller på en annan dator.')).toBeVisible();
    await start(program.page).lock();
    await there.unlock();
    await there.open.waitFor();
  });
});

test.describe('a folder that holds something else', () => {
  test.use(lying);

  type Case = { readonly what: string; readonly change: (good: string) => string; readonly says: string };
  const cases: readonly Case[] = [
    { what: 'a foreign file', change: () => '{"hello":1}', says: 'Filen är inte ett register från Utväg.' },
    {
      what: 'a newer register',
      change: (good) => good.replace('"formatVersion": 1', '"formatVersion": 2'),
      says: 'Registret är skrivet av en nyare version av Utväg.',
    },
    { what: 'a damaged register', change: (good) => good.replace('0001', '0002'), says: 'Registret är skadat och öppnas inte.' },
  ];
  const live: Case = {
    what: 'a live register in a trial window',
    change: (good) => good.replace('"trial": true', '"trial": false'),
    says: 'Det här är ett skarpt register, och det här fönstret får bara öppna provregister.',
  };
  const told = async (program: ProgramFixture, found: readonly Case[]): Promise<void> => {
    await openRegister(program.page);
    await start(program.page).lock();
    const pointer = join(program.registerFolder, 'utvag-register.json');
    const good = await readFile(pointer, 'utf8');
    for (const { what, change, says } of found) {
      await test.step(what, async () => {
        await writeFile(pointer, change(good));
        const before = fingerprint(program.registerFolder);
        await program.restart();
        await expect(start(program.page).heading('Registret i ”register” öppnas inte')).toBeVisible();
        await expect(program.page.getByText(says)).toBeVisible();
        await expectAccessible(program.page, what);
        expect(fingerprint(program.registerFolder)).toBe(before);
      });
    }
    await writeFile(pointer, good);
    await program.restart();
    await start(program.page).heading('Lås upp registret').waitFor();
  };

  test('is told apart, said in words, and left as it is', ({ program }) => told(program, cases));

  test('that is a live register is not opened in a window for trial ones', async ({ program }) => {
    standInOnly('Electron opens live registers: that is what it is for');
    await told(program, [live]);
  });

  test('that is damaged inside says so after the passphrase, and stays as it is', async ({ program }) => {
    await openRegister(program.page);
    await start(program.page).lock();
    const file = join(program.registerFolder, 'generations/0001/register.db');
    const bytes = await readFile(file);
    bytes.fill(0x5a, 64, 512);
    await writeFile(file, bytes);
    const before = fingerprint(program.registerFolder);
    await start(program.page).unlock();
    await expect(program.page.getByText(/Registret är skadat och öppnas inte/)).toBeVisible();
    expect(fingerprint(program.registerFolder)).toBe(before);
  });

  test('is left for another: the chosen one holds after a lock, too', async ({ program }) => {
    const { page, dialogs } = program;
    const on = start(page);
    await openRegister(page);
    await on.lock();
    const other = join(program.folder, 'annan');
    await mkdir(other);
    await dialogs.cancel('folder');
    await on.otherFolder();
    await expect(on.heading('Lås upp registret')).toBeVisible();
    await dialogs.folder(other);
    await on.otherFolder();
    await on.heading('Välkommen till Utväg').waitFor();
    await dialogs.folder(program.registerFolder);
    await on.otherFolder();
    await on.unlock();
    await on.open.waitFor();
    await on.lock();
  });
});

test.describe(() => {
  test.use(lying);

  test('a register that was open the last time is opened again, and said to be lost when its folder is gone', async ({ program }) => {
    notHere(process.platform === 'win32', 'Windows moves no folder whose files are open');
    await openRegister(program.page);
    // Without a folder of the spec's own, as when a user starts it.
    const asUsual = { arguments: ['--register='] };
    await program.restart(asUsual);
    await expect(program.page.getByText(lockedIn('register'), { exact: false })).toBeVisible();
    await start(program.page).unlock();
    await start(program.page).open.waitFor();
    const away = join(program.folder, 'flyttat');
    await rename(program.registerFolder, away);
    await program.page.keyboard.press('ControlOrMeta+l');
    await start(program.page).heading('Registret hittas inte').waitFor();
    await expectAccessible(program.page, 'a register that is lost');
    await program.restart(asUsual);
    await start(program.page).heading('Registret hittas inte').waitFor();
    await program.page.getByRole('button', { name: 'Titta igen' }).click();
    await expect(start(program.page).heading('Registret hittas inte')).toBeVisible();
    await program.dialogs.folder(away);
    await start(program.page).otherFolder();
    await start(program.page).unlock();
    await start(program.page).open.waitFor();
    await program.restart(asUsual);
    await expect(program.page.getByText(lockedIn('flyttat'), { exact: false })).toBeVisible();
  });
});

test.describe(() => {
  test.use(lying);

  test('a register that an earlier version left elsewhere is opened there, and said so', async ({ program, chromium, outFolder }) => {
    standInOnly('on Electron the system says where all programs keep their data, and a test may not write there');
    await openRegister(program.page);
    await start(program.page).lock();
    const { launchOnStandIn } = await import('../fixtures/on-stand-in.ts');
    if (chromium === null) return;
    const appData = join(program.folder, 'appdata');
    await mkdir(join(appData, 'Electron'), { recursive: true });
    await rename(program.registerFolder, join(appData, 'Electron', 'register'));
    const later = await launchOnStandIn(
      chromium,
      { locale: 'sv-SE' },
      {
        outFolder,
        dataFolder: appData,
        appData,
        savedFolder: appData,
        arguments: [],
        clock: '2026-05-07T08:00:00Z',
        onSaid: () => undefined,
        onProblem: (problem) => expect(problem).toBe(''),
      },
    );
    await expect(later.page.getByText('Registret ligger kvar där en tidigare version av Utväg lade det.')).toBeVisible();
    await expectAccessible(later.page, 'a register in an earlier place');
    await start(later.page).unlock();
    await start(later.page).open.waitFor();
    await later.close();
    expect(existsSync(join(appData, 'Electron', 'register', 'utvag-register.json'))).toBe(true);
    expect(existsSync(join(appData, 'Utväg', 'register'))).toBe(false);
  });
});

test('a native module that cannot be loaded is found by the built core, by name, before a window shows', async ({
  program,
  chromium,
  outFolder,
}) => {
  test.skip(chromium === null, 'the core of a running Electron cannot be exchanged');
  const { launchOnStandIn } = await import('../fixtures/on-stand-in.ts');
  if (chromium === null) return;
  const broken = join(program.folder, 'out');
  for (const part of ['core', 'chunks', 'renderer', 'shell']) await cp(join(outFolder, part), join(broken, part), { recursive: true });
  await mkdir(join(broken, 'node_modules/better-sqlite3'), { recursive: true });
  await writeFile(join(broken, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(broken, 'node_modules/better-sqlite3/index.js'),
    `throw Object.assign(new Error("GLIBC_2.34 not found"), { code: 'ERR_DLOPEN_FAILED' });`,
  );
  const started = launchOnStandIn(
    chromium,
    { locale: 'sv-SE' },
    {
      outFolder: broken,
      // Not the running program's: starting a second time there only brings the first to the front.
      dataFolder: join(program.folder, 'other data'),
      savedFolder: program.folder,
      arguments: [],
      clock: '2026-05-07T08:00:00Z',
      onSaid: () => undefined,
      onProblem: () => undefined,
    },
  );
  await expect(started).rejects.toMatchObject({
    name: 'StartFault',
    problem: { kind: 'module', module: 'better-sqlite3', fault: { name: 'Error', code: 'ERR_DLOPEN_FAILED' } },
  });
});

test('the demo register opens in one click', async ({ program }) => {
  const { page } = program;
  await start(page).demo();
  await expect(page.getByText('Demoregister · påhittade personer')).toBeVisible();
  expect(existsSync(program.registerFolder)).toBe(false);
});

test('language is switched on the start page and holds after a restart', async ({ program }) => {
  await program.page.getByRole('button', { name: 'English' }).click();
  await expect(program.page.getByRole('heading', { name: 'Welcome to Utväg' })).toBeVisible();
  await expect(program.page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(program.page, 'the English welcome page');
  await program.restart();
  await expect(program.page.getByRole('heading', { name: 'Welcome to Utväg' })).toBeVisible();
  await program.page.getByRole('button', { name: 'Svenska' }).click();
  await expect(start(program.page).heading('Välkommen till Utväg')).toBeVisible();
});

test('a language asked for on the command line holds for that time only', async ({ program }) => {
  await program.restart({ arguments: ['--lang', 'en'] });
  await expect(program.page.getByRole('heading', { name: 'Welcome to Utväg' })).toBeVisible();
  await program.restart();
  await expect(start(program.page).heading('Välkommen till Utväg')).toBeVisible();
});
