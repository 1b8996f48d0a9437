import { pdfText } from '../fixtures/papers.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';
import { leaving } from '../models/leaving.ts';
import { registered } from '../models/people.ts';
import { relocation } from '../models/relocation.ts';
import { log } from '../models/settings.ts';

const why = 'Bilen hämtas i gryningen';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('a paper about somebody protected is saved and printed only after a reason, which stands in the log', async ({ program }) => {
  const { page, dialogs } = program;
  const caseId = await registered(page, 'Noel', { protection: 'secrecy-flag', phase: 'relocation' });
  await call(page, 'relocation.create', { caseId });
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Flytt', { exact: true }).click();
  await page.getByRole('main').getByText('Noel Provlund').first().click();
  const plan = relocation(page);
  const ask = leaving(page);

  await plan.print('Fullständig version som PDF');
  await expect(ask.dialog).toContainText('lämnar det krypterade registret i klartext');
  await expect(ask.reason).toBeFocused();
  await ask.reason.fill('för kort');
  await ask.goOn();
  await expect(ask.dialog).toContainText('Skriv minst tio tecken.');
  await ask.giveUp();
  await expect(ask.dialog).toBeHidden();
  await expect(plan.notices).toContainText('Avbrutet. Inget har ändrats.');
  expect(await dialogs.saved()).toEqual([]);

  for (const [item, said] of [
    ['Fullständig version som PDF', 'Omplaceringsplan.pdf är sparad'],
    ['Fullständig version som Word', 'Omplaceringsplan.docx är sparad'],
    ['Skriv ut fullständig version', 'Utskrivet.'],
  ] as const) {
    await plan.print(item);
    await ask.reason.fill(why);
    await ask.reason.press('Control+Enter');
    await expect(plan.notices.getByText(said)).toBeVisible();
  }
  const saved = await dialogs.saved();
  expect(saved).toHaveLength(3);
  // The cancelled attempts used up no copy number.
  expect(await pdfText(saved[0] ?? '')).toContain('exemplar 1');

  const on = log(page);
  await on.go();
  await on.kind('Skäl för papper', 'Skäl för papper om skyddad person');
  await expect(on.rows).toHaveCount(3);
  await on.rows.first().click();
  await page.getByRole('button', { name: 'Visa innehållet' }).click();
  await expect(page.getByText(why)).toBeVisible();

  // Not only the window: a call that bypasses it is refused, too.
  for (const [procedure, input] of [
    ['relocation.saveFull', { caseId, as: 'pdf' }],
    [
      'disclosures.documentRequest',
      {
        ...{ caseId, requester: '', requested: 'Allt', receivedOn: '2026-05-06', isClear: 'no' },
        ...{ reasons: 'Nej.', decider: 'K', as: 'pdf' },
      },
    ],
  ] as const)
    await expect(call(page, procedure, input)).rejects.toThrow('leaving-reason');
  expect(await dialogs.saved()).toHaveLength(3);
});

test('a lock while the reason is asked for lets nothing out and leaves no question behind', async ({ program }) => {
  const { page, dialogs } = program;
  const caseId = await registered(page, 'Noel', { protection: 'secrecy-flag', phase: 'relocation' });
  await call(page, 'relocation.create', { caseId });
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Flytt', { exact: true }).click();
  await page.getByRole('main').getByText('Noel Provlund').first().click();
  await relocation(page).print('Fullständig version som PDF');
  await leaving(page).reason.fill(why);
  await program.system('lock-screen');
  await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
  await expect(leaving(page).dialog).toBeHidden();
  expect(await dialogs.saved()).toEqual([]);
});
