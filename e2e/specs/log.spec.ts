import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { pdfText } from '../fixtures/papers.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { registered } from '../models/people.ts';
import { log } from '../models/settings.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('a chain that does not fit what was noted outside of it is said in the background, with the entry and what to do', async ({
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
  // As if entry 1 had once been different: to the program this is the same as a log rewritten inside the register.
  const head = { at: '2026-05-07T07:00:00.000Z', seq: 1, head: 'a'.repeat(64) };
  appendFileSync(join(program.registerFolder, 'heads.jsonl'), `${JSON.stringify(head)}\n`);
  await unlock(page);
  const strip = page.getByRole('note').filter({ hasText: 'Loggen stämmer inte från post 1.' });
  await expect(strip).toBeVisible();
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
});
