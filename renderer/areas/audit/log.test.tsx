import { describe } from 'vitest';
import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { pdfText } from '../../../e2e/fixtures/papers.ts';
import { call, passphrase } from '../../../e2e/fixtures/register.ts';
import { choose } from '../../../e2e/models/participants.ts';
import { registered } from '../../../e2e/models/people.ts';
import { log } from '../../../e2e/models/settings.ts';
import { users } from '../../../e2e/models/users.ts';

test('the log tells who did what, is filtered, and an entry is read as an act of its own', async ({ program }) => {
  const { page } = program;
  await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
  await program.clock.set('2026-05-09T08:00:00Z');
  await call(page, 'users.rename', { name: 'Maja Ekdahl' });
  const on = log(page);
  await on.go();
  // The window checks the log in the background some time after the unlock, and that is an entry, too.
  const done = on.rows.filter({ hasNotText: 'Kontrollerade loggen' });
  await expect(done).toHaveCount(3);
  await expect(done.first()).toContainText('Namn bytt');
  await expect(done.first()).toContainText('2026-05-09 10.00');
  await expectAccessible(page, 'the log');

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
  await expect(on.rows).toHaveCount(2);
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
  await expect(page.getByRole('region', { name: 'Post 3' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Post 1' })).toContainText('Registret skapat');
});

test('the log is filtered by user, and what is shown is saved as a paper and entered', async ({ program }) => {
  const { page } = program;
  await call(page, 'settings.change', { changes: { unit: 'Exitenheten' } });
  const on = log(page);
  await on.go();
  await choose(page, page.getByRole('main'), 'Vem', 'Maja Ek');
  await expect(on.rows).toHaveCount(2);
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

describe('with a month behind it', () => {
  test.override('startClock', '2026-04-20T08:00:00Z');

  test('with a manager in the register the check is hers: the coordinator reads it and signs nothing', async ({ program }) => {
    const { page } = program;
    const view = users(page);
    const manager = 'blå cykel dansar tango';
    await call(page, 'users.add', { name: 'Petra Chef', signature: 'PC', role: 'manager' }, manager);
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
    await view.unlockAs('PC', manager);
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
