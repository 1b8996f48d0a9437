import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { killWhileTyping } from '../fixtures/typing.ts';
import { participants } from '../models/participants.ts';

test.beforeEach(async ({ program: { page } }) => {
  await openRegister(page);
  await call(page, 'participants.register', {
    givenName: 'Alva',
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'inte känt',
    birthDate: '2005-05-05',
    protection: 'none',
    phase: 'contact',
    municipality: '0581',
    openedOn: '2026-04-01',
  });
  const view = participants(page);
  await view.toList();
  await view.open(/Alva/);
});

test('a killed program loses at most the last second of typing', async ({ program, outFolder, startClock }) => {
  const text = 'Han berättade att de väntat utanför skolan två gånger den här veckan. '.repeat(12);
  const { typed, killedAt } = await killWhileTyping({ program, outFolder, clock: startClock, name: 'Alva Testberg', text, count: 120 });
  expect(typed.length, 'characters typed before the kill').toBe(120);
  const safe = typed.findLast(({ at }) => at <= killedAt - 1_000)?.count ?? 0;

  await program.restart();
  await unlock(program.page);
  const view = participants(program.page);
  await view.toList();
  await view.open('Alva Testberg');
  await expect(view.note.getByText('Utkast från tidigare')).toBeVisible();
  const kept = await view.text.inputValue();
  expect(text.startsWith(kept), 'what is kept is the beginning of what was typed').toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(safe);
  expect(safe).toBeGreaterThan(40);
});

for (const [how, leave] of [
  ['the computer is locked', ({ system }) => system('lock-screen')],
  ['the program is quit', ({ restart }) => restart()],
] satisfies [string, (program: ProgramFixture) => Promise<void>][])
  test(`nothing is lost when ${how} with the last key`, async ({ program }) => {
    const text = 'Ringde i kväll och vill flytta redan i morgon, sade han till sist.';
    const before = participants(program.page);
    await before.text.fill(text.slice(0, -1));
    await expect(before.note.getByText('Utkast sparat 10.00')).toBeVisible();
    await before.text.press('End');
    await program.page.keyboard.insertText(text.slice(-1));
    await leave(program);

    await unlock(program.page);
    const after = participants(program.page);
    await after.toList();
    await after.open(/Alva/);
    await expect(after.text).toHaveValue(text);
  });
