import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { pdfText } from '../fixtures/papers.ts';
import { call, openRegister, passphrase, unlock } from '../fixtures/register.ts';
import { choose } from '../models/participants.ts';
import { registered } from '../models/people.ts';
import { log } from '../models/settings.ts';
import { users } from '../models/users.ts';

const petra = { name: 'Petra Chef', signature: 'PC', role: 'manager', passphrase: 'blå cykel dansar tango' } as const;

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('the log tells who did what, is filtered, and an entry is read as an act of its own', async ({ program }) => {
  const { page } = program;
  await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
  await program.clock.set('2026-05-09T08:00:00Z');
  await call(page, 'users.rename', { name: 'Maja Ekdahl' });
  const on = log(page);
  await on.go();
  // The window checks the log in the background some time after the unlock, and that is an entry, too.
  const done = on.rows.filter({ hasNotText: 'Kontrollerade loggen' });
  await expect(done).toHaveCount(4);
  await expect(done.first()).toContainText('Namn bytt');
  await expect(done.first()).toContainText('2026-05-09 10.00');

  await on.kind('Inställning', 'Inställning ändrad');
  await expect(on.rows).toHaveCount(1);
  await on.row(/Inställning ändrad/).click();
  await page.getByRole('button', { name: 'Visa innehållet' }).click();
  await expect(page.getByText('Exitenheten')).toBeVisible();
  await expect(page.getByText('Avhopparverksamheten', { exact: true })).toBeVisible();
  await expectAccessible(page, 'an entry');
  await page.getByRole('button', { name: 'Visa allt' }).first().click();
  await expect(done.first()).toContainText('Läste en loggposts innehåll');

  await page.getByRole('textbox', { name: 'Till och med' }).fill('2026-05-08');
  await page.getByRole('textbox', { name: 'Till och med' }).press('Enter');
  await expect(on.rows).toHaveCount(3);
  await page.getByRole('textbox', { name: 'Från och med' }).fill('2026-05-10');
  await page.getByRole('textbox', { name: 'Från och med' }).press('Enter');
  await expect(page.getByText('Slutdatumet ligger före startdatumet.')).toBeVisible();
  await page.getByRole('button', { name: 'Visa allt' }).first().click();
  await page.getByLabel('Ärendenummer').fill('Ä-9999');
  await page.getByLabel('Ärendenummer').press('Enter');
  await expect(page.getByText('Inga poster stämmer')).toBeVisible();
});

test('the chain is verified on demand, and the verification is in the log', async ({ program }) => {
  const { page } = program;
  const on = log(page);
  await on.go();
  await page.getByRole('button', { name: 'Kontrollera loggen' }).click();
  await expect(page.getByText('Kedjan är hel')).toBeVisible();
  await expect(page.getByText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)).toBeVisible();
  await expect(on.rows.first()).toContainText('Kontrollerade loggen');
  await expectAccessible(page, 'a verified log');
});

test('the log is read with the keyboard alone', async ({ program }) => {
  const { page } = program;
  const on = log(page);
  for (const unit of ['Ett', 'Två', 'Tre']) await call(page, 'settings.change', { changes: { unit } });
  await on.go();
  await on.rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Post 4' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Post 1' })).toContainText('Registret skapat');
});

test('the log is filtered by user, and what is shown is saved as a paper and entered', async ({ program }) => {
  const { page } = program;
  await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
  const on = log(page);
  await on.go();
  await choose(page, page.getByRole('main'), 'Vem', 'Maja Ek');
  await expect(on.rows).toHaveCount(3);
  await on.kind('Inställning ändr', 'Inställning ändrad');
  await expect(on.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Spara som PDF' }).click();
  const notices = page.getByRole('region', { name: 'Meddelanden' });
  await expect(notices.getByText('Sparat som 2026-05-07 Loggutdrag.pdf')).toBeVisible();
  const [path = ''] = await program.dialogs.saved();
  const text = (await pdfText(path)).replaceAll(/\s+/g, ' ');
  expect(text).toContain('Utdrag ur loggen');
  expect(text).toContain('Inställning ändrad');
  expect(text).not.toContain('Exitenheten ändrad');
  await page.getByRole('button', { name: 'Visa allt' }).first().click();
  await expect(on.rows.first()).toContainText('Handling lämnad');
});

test('a chain that does not fit what was noted outside of it is said in the background, with the entry and what to do', async ({
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
  // As if entry 1 had once been another: to the program the same as a log rewritten inside the register.
  const head = { at: '2026-05-07T07:00:00.000Z', seq: 1, head: 'a'.repeat(64) };
  appendFileSync(join(program.registerFolder, 'heads.jsonl'), `${JSON.stringify(head)}\n`);
  await unlock(page);
  const strip = page.getByRole('note').filter({ hasText: 'Loggen stämmer inte från post 1.' });
  await expect(strip).toBeVisible({ timeout: 30_000 });
  await expect(strip).toContainText('Du kan arbeta vidare');
  await expectAccessible(page, 'the warning of a broken log');
  await strip.getByRole('button', { name: 'Visa loggen' }).click();
  const section = page.getByRole('region', { name: 'Loggen är bruten från post 1' });
  await expect(section.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('Kedjan är bruten vid post 1')).toBeVisible();
  await expect(log(page).rows.first()).toContainText('Kontrollerade loggen');
  await call(page, 'settings.change', { changes: { unit: 'Arbetet går vidare' } });
});

test.describe('with a month behind it', () => {
  test.use({ startClock: '2026-04-20T08:00:00Z' });

  test('the sample is drawn, checked entry by entry, signed and saved, and Idag reminds until it is', async ({ program }) => {
    const { page } = program;
    const cases = [await registered(page, 'Alva'), await registered(page, 'Milo')];
    for (const caseId of cases) await call(page, 'participants.openCase', { caseId, reason: '' });
    await program.clock.set('2026-05-07T08:00:00Z');
    await page.keyboard.press('ControlOrMeta+l');
    await unlock(page);
    const main = page.getByRole('main');
    await main.getByRole('button', { name: /Kontrollera förra månadens logg/ }).click();
    await expect(main.getByText('2 händelser i april 2026 att dra ur')).toBeVisible();
    await main.getByRole('button', { name: 'Dra stickprovet' }).click();
    const list = main.getByRole('list', { name: 'Stickprovets poster' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(main.getByRole('button', { name: 'Underteckna kontrollen' })).toBeDisabled();
    await list.getByRole('button').first().click();
    await main.getByText('Fråga', { exact: true }).click();
    await main.getByRole('button', { name: 'Spara granskningen' }).click();
    await expect(main.getByRole('textbox', { name: 'Anmärkning' })).toHaveAttribute('aria-invalid', 'true');
    await main.getByRole('textbox', { name: 'Anmärkning' }).fill('Varför öppnades ärendet?');
    await expect(main.getByText(/^Utkast sparat/)).toBeVisible();

    await page.keyboard.press('ControlOrMeta+l');
    await unlock(page);
    await main.getByRole('button', { name: /Kontrollera förra månadens logg/ }).click();
    await list.getByRole('button').first().click();
    await expect(main.getByRole('textbox', { name: 'Anmärkning' })).toHaveValue('Varför öppnades ärendet?');
    await main.getByRole('button', { name: 'Spara granskningen' }).click();
    await expect(main.getByText('1 av 2 granskade')).toBeVisible();
    await main.getByText('Utan anmärkning', { exact: true }).click();
    await main.getByRole('button', { name: 'Spara granskningen' }).click();
    await expect(main.getByText('2 av 2 granskade')).toBeVisible();
    await main.getByRole('button', { name: 'Underteckna kontrollen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Underteckna kontrollen' }).click();
    await expect(main.getByText(/Undertecknad 2026-05-07/)).toBeVisible();
    await main.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(page.getByRole('region', { name: 'Meddelanden' }).getByText(/^Sparat som .*Loggkontroll 2026-04/)).toBeVisible();
    const text = (await pdfText((await program.dialogs.saved()).at(-1) ?? '')).replaceAll(/\s+/g, ' ');
    for (const words of [
      'Loggkontroll 2026-04',
      '2 av 2 öppningar',
      'Varför öppnades ärendet?',
      'Granskad av samordnaren själv',
      'Ärende öppnat',
    ])
      expect(text).toContain(words);
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Idag', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /maj/ })).toBeVisible();
    await expect(main.getByRole('button', { name: /Kontrollera förra månadens logg/ })).toHaveCount(0);
  });

  test.describe(() => {
    test.use({ register: { people: [petra] } });

    test('with a manager in the register the check is hers: the coordinator reads it and signs nothing', async ({ program }) => {
      const { page } = program;
      const view = users(page);
      await call(page, 'participants.openCase', { caseId: await registered(page, 'Alva'), reason: '' });
      await program.clock.set('2026-05-07T08:00:00Z');
      await view.lock();
      await view.unlockAs('ME', passphrase);
      const main = page.getByRole('main');
      await expect(page.getByRole('heading', { level: 1, name: /maj/ })).toBeVisible();
      await expect(main.getByRole('button', { name: /Kontrollera förra månadens logg/ })).toHaveCount(0);
      await log(page).go();
      await page.getByRole('tab', { name: 'Månadskontroll' }).click();
      await expect(main.getByText('Chefen drar och undertecknar stickprovet.')).toBeVisible();
      await expect(main.getByRole('button', { name: 'Dra stickprovet' })).toHaveCount(0);
      await expect(call(page, 'logchecks.draw', {})).rejects.toThrow('forbidden');

      await view.lock();
      await view.unlockAs('PC', petra.passphrase);
      await main.getByRole('button', { name: /Kontrollera förra månadens logg/ }).click();
      await main.getByRole('button', { name: 'Dra stickprovet' }).click();
      await main.getByRole('list', { name: 'Stickprovets poster' }).getByRole('button').first().click();
      await main.getByText('Utan anmärkning', { exact: true }).click();
      await main.getByRole('button', { name: 'Spara granskningen' }).click();
      await main.getByRole('button', { name: 'Underteckna kontrollen' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Underteckna kontrollen' }).click();
      await expect(main.getByText(/Undertecknad 2026-05-07/)).toContainText('Petra Chef');
    });
  });
});
