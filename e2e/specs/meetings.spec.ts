import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { meetings, participantWithConsent } from '../models/meetings.ts';
import { choose } from '../models/participants.ts';

const everything = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'];

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('what is being written in a meeting survives that the program is killed', async ({ program }) => {
  await participantWithConsent(program.page, 'Alva', { Polisen: everything });
  let view = meetings(program.page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen'] });
  await view.begin();
  await view.toItem('Säkerhet nu');
  await view.write('Uppgift', 'Redan tillagd uppgift', { Källa: 'Polisen' });
  await view.entry.getByRole('textbox').first().fill('Halvskriven men inte');
  // The window's text may still be about the previous save, so the register is asked.
  const [meeting] = await call<readonly { readonly id: string }[]>(program.page, 'meetings.list', {});
  const kept = async () => JSON.stringify(await call(program.page, 'drafts.list', { prefix: `meetings/${meeting?.id ?? ''}/` }));
  await expect.poll(kept).toContain('Halvskriven men inte');
  await program.kill();
  await program.restart();
  await unlock(program.page);
  view = meetings(program.page);
  await view.toList();
  await view.main.getByRole('button', { name: /SIG-möte 1/ }).click();
  await view.toItem('Säkerhet nu');
  await expect(view.main.getByText('Redan tillagd uppgift')).toBeVisible();
  await expect(view.entry.getByRole('textbox').first()).toHaveValue('Halvskriven men inte');
  await view.tab('Avsluta');
  await expect(view.main.getByText('Under punkt 2 är en anteckning skriven men inte tillagd')).toBeVisible();

  await view.tab('Håll mötet');
  await view.mark('Polisen', 'Närvarande');
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  const question = program.page.getByRole('alertdialog', { name: 'Färdigställa ändå?' });
  await expect(question).toContainText('Under punkt 2 är en anteckning skriven men inte tillagd');
  await question.getByRole('button', { name: 'Avbryt' }).click();
  await view.tab('Håll mötet');
  await view.toItem('Säkerhet nu');
  await expect(view.entry.getByRole('textbox').first()).toHaveValue('Halvskriven men inte');
  await view.entry.getByRole('textbox').first().fill('');
  await view.entry.getByRole('radio', { name: 'Åtgärd' }).click();
  await choose(program.page, view.entry, 'Ansvarig', 'Skolan');
  await expect(view.entry.getByText('Skolan får inte höra punkten och får inte åtgärden i sina anteckningar.')).toBeVisible();
  await view.entry.getByRole('textbox', { name: 'Senast' }).fill('2026-05-01');
  await view.entry.getByRole('textbox', { name: 'Vem där' }).focus();
  await expect(view.entry.getByText('Dagen ligger före mötet.')).toBeVisible();
  await view.tab('Avsluta');
  await expect(view.main.getByText('Inget halvskrivet ligger kvar')).toBeVisible();
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  await expect(question).toContainText('saknar ämne');
  await question.getByRole('button', { name: 'Färdigställ ändå' }).dblclick();
  await expect(view.main.getByText('Version 1, färdigställd').first()).toBeVisible();
  await expect(view.main.getByRole('alert')).toHaveCount(0);
});
