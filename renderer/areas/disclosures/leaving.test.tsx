import { expect, test } from '../../testing/test.ts';
import { disclosures } from '../../../e2e/models/disclosures.ts';
import { leaving } from '../../../e2e/models/leaving.ts';
import { meetings, participantWithConsent } from '../../../e2e/models/meetings.ts';

test('minutes with a protected person ask once for all agencies; those about others ask nothing', async ({ program }) => {
  const { page, dialogs } = program;
  const everything = ['safety', 'housing', 'school-work'];
  await participantWithConsent(page, 'Noel', { Polisen: everything, Skolan: everything }, 'secrecy-flag');
  await participantWithConsent(page, 'Milo', { Polisen: everything, Skolan: everything });
  const view = meetings(page);
  const ask = leaving(page);
  const agendas = async (about: string): Promise<void> => {
    await view.toList();
    await view.plan({ date: '2026-05-07', about: [about], agencies: ['Polisen', 'Skolan'], withTemplate: false });
    await view.addItem('Säkerhet nu', 'Säkerhet');
    await view.main.getByRole('button', { name: 'Kallelser' }).click();
    await page.getByRole('menuitem', { name: 'Spara en dagordning till var och en (PDF)' }).click();
  };
  await agendas('Milo Testsson');
  await expect(view.saved('2 filer sparades')).toBeVisible();
  await expect(ask.dialog).toBeHidden();

  await agendas('Noel Testsson');
  await ask.give();
  await expect(view.saved('2 filer sparades').first()).toBeVisible();
  await expect.poll(async () => (await dialogs.saved()).length).toBe(4);

  await view.begin();
  for (const name of ['Polisen', 'Skolan']) await view.mark(name, 'Närvarande');
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: /^Färdigställ/ }).click();
  await view.give('Polisen', 'Spara som PDF');
  await expect(ask.dialog).toBeVisible();
  expect(await dialogs.saved()).toHaveLength(4);
  await ask.give();
  await expect(view.saved(/Polisen\.pdf sparades/)).toBeVisible();
});

test('a letter that waits for its reason keeps what was written in it', async ({ program }) => {
  const { page, dialogs } = program;
  await participantWithConsent(page, 'Noel', { Polisen: ['safety'] }, 'secrecy-flag');
  const view = disclosures(page);
  const ask = leaving(page);
  await view.toDocuments('Noel Testsson');
  await view.begin('Begäran om allmän handling');
  await view.field('Vad som begärs').fill('Allt om en viss person');
  await view.answer(/Står det klart/, 'Nej');
  await view.field('Skäl').fill('Det står inte klart.');
  await view.field('Beslutsfattare').fill('Karin Berg');
  await view.press('Besluta');
  await expect(ask.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ask.dialog).toBeHidden();
  await expect(view.field('Vad som begärs')).toHaveValue('Allt om en viss person');
  expect(await dialogs.saved()).toEqual([]);
  await view.press('Besluta');
  await ask.give();
  await expect(view.row(view.uses, 'avslag')).toHaveCount(1);
  await expect.poll(async () => (await dialogs.saved()).length).toBe(1);
});
