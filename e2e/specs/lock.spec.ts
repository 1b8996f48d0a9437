import { readdirSync, readlinkSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { notHere, runtime } from '../fixtures/place.ts';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { answering } from '../fixtures/proof.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { meetings, participantWithConsent } from '../models/meetings.ts';
import { log, settings } from '../models/settings.ts';

const everything = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'];
const warning = (page: Page) => page.getByRole('status').filter({ hasText: 'Registret låses snart' });
const locked = (page: Page) => page.getByRole('heading', { level: 1, name: 'Lås upp registret' });

/** Files of the register that the program's process holds open. Only Linux lets us look. */
const openFiles = ({ pid, registerFolder }: ProgramFixture): readonly string[] => {
  if (process.platform !== 'linux') return [];
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return path.startsWith(registerFolder) ? [path] : [];
    } catch {
      return [];
    }
  });
};

test('the idle lock is said half a minute before, takes nothing from whoever types, and any key keeps it open', async ({ program }) => {
  const { page } = program;
  await page.clock.install();
  await openRegister(page);
  await log(page).go();
  const field = page.getByLabel('Ärendenummer');
  await field.fill('Ä-20');
  await page.clock.fastForward('04:20');
  await expect(warning(page)).toBeHidden();
  await page.clock.fastForward('00:15');
  await expect(warning(page)).toBeVisible();
  await expect(warning(page)).toContainText('det du skrivit är sparat');
  await expect(field).toBeFocused();
  await page.keyboard.type('2');
  await expect(warning(page)).toBeHidden();
  await expect(field).toHaveValue('Ä-202');

  await page.clock.fastForward('04:35');
  await expect(warning(page)).toBeVisible();
  await page.clock.fastForward('00:30');
  await expect(locked(page)).toBeVisible();
});

test('a dialog neither hides the warning nor is closed by it', async ({ program }) => {
  const { page } = program;
  await page.clock.install();
  await openRegister(page);
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: 'Tangenter' });
  await expect(dialog).toBeVisible();
  await page.clock.fastForward('04:35');
  await expect(warning(page)).toBeVisible();
  await page.mouse.move(200, 300);
  await expect(warning(page)).toBeHidden();
  await expect(dialog).toBeVisible();
});

test('how long the register waits is a setting with its source', async ({ program }) => {
  const { page } = program;
  await page.clock.install();
  await openRegister(page);
  const on = settings(page);
  await on.go();
  await on.section('Regler');
  await on.field('Lås efter').fill('61');
  await on.field('Lås efter').press('Enter');
  await expect(on.field('Lås efter')).toHaveAttribute('aria-invalid', 'true');
  await expect(on.field('Lås efter')).toHaveValue('61');
  await on.field('Lås efter').fill('2');
  await on.field('Lås efter').press('Enter');
  await expect(on.saved).toBeVisible();
  await expect(page.getByText(/Dataskyddsförordningen artikel 32/)).toBeVisible();
  await page.clock.fastForward('01:35');
  await expect(warning(page)).toBeVisible();
  await page.clock.fastForward('00:30');
  await expect(locked(page)).toBeVisible();
});

for (const [name, how] of [
  ['Ctrl L', 'ControlOrMeta+l'],
  ['F9', 'F9'],
] as const)
  test(`hardening 23 enforced: after ${name} nothing of the register is left: the window begins anew and the core has let go of the file`, async ({
    program,
  }) => {
    const { page } = program;
    await openRegister(page);
    await log(page).go();
    await page.evaluate(() => Reflect.set(window, 'leftBehind', 'ett namn'));
    if (process.platform === 'linux') expect(openFiles(program)).not.toEqual([]);
    await page.keyboard.press(how);
    await expect(locked(page)).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'leftBehind') as unknown)).toBeUndefined();
    await expect.poll(() => openFiles(program)).toEqual([]);
    await expect(call(page, 'participants.list', {})).rejects.toThrow('locked');
    await unlock(page);
  });

test('a meeting under way holds the lock for its planned length, and only while its page is open', async ({ program }) => {
  const { page } = program;
  await page.clock.install();
  await openRegister(page);
  await participantWithConsent(page, 'Alva', { Polisen: everything });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen'] });
  await view.begin();
  const held = page.getByRole('banner').getByText('Låser inte under mötet');
  await expect(held).toBeVisible();
  await page.clock.fastForward('20:00');
  await expect(held).toBeVisible();
  await expect(warning(page)).toBeHidden();

  await view.toList();
  await expect(held).toBeHidden();
  await page.clock.fastForward('04:35');
  await expect(warning(page)).toBeVisible();
  await page.keyboard.press('Shift');
  await view.main.getByRole('button', { name: /SIG-möte 1/ }).click();
  await view.tab('Håll mötet');
  await expect(held).toBeVisible();
  // Coming back does not start a new meeting: the planned one ended hours ago.
  await page.clock.fastForward('05:00:00');
  await expect(locked(page)).toBeVisible();
});

test('a meeting does not keep the computer’s own lock out', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  await participantWithConsent(page, 'Alva', { Polisen: everything });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen'] });
  await view.begin();
  await program.system('suspend');
  await expect(locked(page)).toBeVisible();
});

test('hardening 23 configured: the window is kept out of screen pictures, but for the projector view, which shows what the room may hear', async ({
  program,
}) => {
  notHere(runtime === 'electron' && process.platform === 'linux', 'Linux keeps no window out of screen pictures');
  const { page } = program;
  await openRegister(page);
  const isProtected = async (): Promise<boolean> => (await program.desk()).isProtected;
  expect(await isProtected()).toBe(true);
  await participantWithConsent(page, 'Alva', { Polisen: everything, Skolan: ['school-work'] });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen', 'Skolan'], withTemplate: false });
  await view.addItem('Närvaro i skolan', 'Skola/arbete');
  await view.addItem('Hotet mot Alva', 'Säkerhet');
  await view.begin();
  await view.main.getByRole('button', { name: 'Visa för rummet' }).click();
  const room = page.getByRole('dialog', { name: 'Dagordning för rummet' });
  await expect(room.getByRole('listitem')).toHaveText(['Närvaro i skolan']);
  await expect(room).not.toContainText('mindre krets');
  await expect(room).not.toContainText('Alva');
  await expect.poll(isProtected).toBe(false);
  await expectAccessible(page, 'the projector view');
  await page.keyboard.press('Escape');
  await expect(room).toBeHidden();
  await expect.poll(isProtected).toBe(true);
  await log(page).go();
  await expect(log(page).row(/Dagordning visad för rummet/)).toBeVisible();

  await settings(page).go();
  await settings(page).section('Regler');
  // The switch says what this computer can protect.
  if (process.platform === 'linux') await expect(page.getByText('På den här datorn (Linux) finns inget sådant skydd')).toBeVisible();
  await page.getByText('Dölj fönstret i skärmbilder').click();
  // Confirmed with the user's passphrase.
  await expect.poll(() => answering(page, isProtected)).toBe(false);
  await page.keyboard.press('ControlOrMeta+l');
  await expect(locked(page)).toBeVisible();
  await expect.poll(isProtected, 'a locked window is protected whatever is set').toBe(true);
  await unlock(page);
  await expect.poll(isProtected).toBe(false);
});

test('what was copied is off the clipboard at the lock', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  await log(page).go();
  const field = page.getByLabel('Ärendenummer');
  await field.fill('Ä-2026-0001');
  await field.press('ControlOrMeta+a');
  await field.press('ControlOrMeta+c');
  await expect.poll(async () => (await program.desk()).clipboard).toBe('Ä-2026-0001');
  // Marked as not to be stored: the page itself wrote nothing.
  expect((await program.desk()).formats.join()).toContain('osclipboard');
  await expect.poll(async () => (await program.desk()).selection).toBe(process.platform === 'linux' ? 'Ä-2026-0001' : '');
  // A cut removes the text as usual, and undo restores it.
  await field.press('ControlOrMeta+x');
  await expect(field).toHaveValue('');
  await field.press('ControlOrMeta+v');
  await expect(field).toHaveValue('Ä-2026-0001');
  await page.keyboard.press('ControlOrMeta+l');
  await expect(locked(page)).toBeVisible();
  await expect.poll(async () => (await program.desk()).clipboard).toBe('');
  await expect.poll(async () => (await program.desk()).selection).toBe('');
});
