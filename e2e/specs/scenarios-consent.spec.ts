import { pdfText } from '../fixtures/papers.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { consents, milo, participantWithGuardians } from '../models/consents.ts';
import { meetings } from '../models/meetings.ts';

test.describe('two guardians', () => {
  test.use({ startClock: '2026-05-04T12:00:00Z' });

  test('scenario-01 the export to SIG is refused naming the guardian who has not signed, and succeeds once she has', async ({
    program,
  }) => {
    const { page, dialogs, clock } = program;
    await openRegister(page);
    const caseId = await participantWithGuardians(page, {
      givenName: 'Alva',
      personalNumber: '20100101-2382',
      guardians: [
        ['Anna', '19750325-9280'],
        ['Bo', '19790124-9297'],
      ],
    });
    const view = consents(page);
    await view.open('Alva Testberg');
    await view.button(/^Ny version$/).click();
    await page.keyboard.press('Space');
    await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG: stöd att lämna gänget');
    await view.button('Spara version 1').click();
    await view.sign('Alva T.', '2026-05-04', '13.00');
    await view.sign('Anna T.', '2026-05-04', '13.05');

    const meeting = meetings(page);
    await meeting.toList();
    await meeting.plan({ date: '2026-05-07', about: ['Alva Testberg'], agencies: ['Polisen'], withTemplate: false });
    await meeting.addItem('Säkerhet nu', 'Säkerhet');
    await expect(meeting.panel('Polisen hör 0 av 1 punkt')).toContainText('Vårdnadshavare Bo Testberg saknas');
    await meeting.main.getByRole('button', { name: 'Se dagordningen för Polisen' }).click();
    await expect(view.dialog).toContainText('Inget lämnas ut');
    await expect(view.dialog).toContainText('Vårdnadshavare Bo Testberg saknas');
    await expect(view.dialog.getByRole('button', { name: 'Spara som PDF' })).toBeHidden();
    // Whoever asks past the window is refused as well.
    const { rows } = await call<{ rows: { id: string }[] }>(page, 'meetings.list', { part: 'coming' });
    const meetingId = rows[0]?.id ?? '';
    const police = (await call<{ id: string; name: string }[]>(page, 'settings.agencies', {})).find((one) => one.name === 'Polisen');
    const paper = { meetingId, document: 'agenda', version: null, recipient: { kind: 'agency', agencyId: police?.id }, as: 'pdf' };
    await expect(call(page, 'meetings.save', paper)).rejects.toThrow('not-covered');
    expect(await dialogs.saved()).toEqual([]);

    // From the refusal to the form that lacks a signature.
    await view.dialog.getByRole('button', { name: 'Till samtycket och blanketten' }).click();
    await view.cell('Säkerhet', 0).click();
    await expect(view.answer('Polisen · Säkerhet')).toContainText('I version 1 saknas underskrift av vårdnadshavare Bo Testberg.');
    await view.answer('Polisen · Säkerhet').getByRole('button', { name: 'Skriv ut blankett' }).click();
    await view.menuItem('Spara som PDF');
    await expect(view.toast.getByText('Blanketten är sparad.')).toBeVisible();
    const form = await pdfText((await dialogs.saved())[0] ?? '');
    expect(form).toContain('Bo Testberg, vårdnadshavare');
    const code = /Blankettkod ([0-9a-f]{8})/.exec(form)?.[1] ?? 'none';
    await expect(view.card(1)).toContainText(`Blankettkod ${code}.`);

    await clock.set('2026-05-06T17:00:00Z');
    await view.sign('Bo T.', '2026-05-06', '18.30');
    await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
    await clock.set('2026-05-07T08:00:00Z');
    await meeting.toList();
    await meeting.main.getByRole('button', { name: /SIG-möte 1/ }).click();
    await expect(meeting.panel('Polisen hör 1 av 1 punkt')).toBeVisible();
    await meeting.main.getByRole('button', { name: 'Se dagordningen för Polisen' }).click();
    await view.dialog.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(meeting.saved(/Polisen\.pdf sparades/)).toBeVisible();
    const saved = await dialogs.saved();
    expect(saved).toHaveLength(2);
    expect(await pdfText(saved[1] ?? '')).toContain('Säkerhet nu');
    const log = await call<{ document: string; versions: number[] }[]>(page, 'disclosures.list', { caseId });
    expect(log[0]).toMatchObject({ document: 'agenda', versions: [1] });
  });
});

test('scenario-02 on 15 September 2026 guardians have no say any more, and everything waits for his new signature', async ({ program }) => {
  const { clock } = program;
  await openRegister(program.page);
  await participantWithGuardians(program.page, milo);
  let view = consents(program.page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  await view.grid.getByRole('columnheader', { name: 'Polisen' }).click();
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await view.sign('Milo T.', '2026-05-06', '13.00');
  await view.sign('Dan T.', '2026-05-06', '13.05');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('till och med 2026-09-13');

  await clock.set('2026-09-15T07:00:00Z');
  await program.restart();
  const { page } = program;
  await unlock(page);
  view = consents(page);
  const meeting = meetings(page);
  await meeting.toList();
  await meeting.plan({ date: '2026-09-15', about: ['Milo Testberg'], agencies: ['Polisen'], withTemplate: false });
  for (const [title, subject] of [
    ['Säkerhet nu', 'Säkerhet'],
    ['Boende från juni', 'Boende'],
    ['Hyra och skulder', 'Ekonomi'],
    ['Träning på kvällar', 'Fritid'],
  ] as const)
    await meeting.addItem(title, subject);
  await expect.poll(() => meeting.cover()).toEqual(['', '0/4']);
  await expect(meeting.panel('Polisen hör 0 av 4 punkter')).toContainText(
    'Samtycket gavs av vårdnadshavare och föll bort på artonårsdagen.',
  );

  await view.open('Milo Testberg');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Version 1 upphörde 2026-09-14 klockan 00.00, på 18-årsdagen.');
  await view.button(/^Ny version$/).click();
  await view.button('Spara version 2').click();
  // Guardians are no longer listed: only his own signature is required, on the page and on the form.
  await expect(view.card(2)).toContainText('Milo T.');
  await expect(view.card(2)).not.toContainText('Dan');
  await view.button(/^Blankett$/).click();
  await view.menuItem('Spara som PDF');
  await expect(view.toast.getByText('Blanketten är sparad.')).toBeVisible();
  const form = await pdfText((await program.dialogs.saved())[0] ?? '');
  expect(form).toContain('Milo Testberg, egen underskrift');
  expect(form).not.toContain('Dan');
  await view.sign('Milo T.', '2026-09-15', '8.55');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
  await meeting.toList();
  await meeting.main.getByRole('button', { name: /SIG-möte 1/ }).click();
  await expect(meeting.panel('Polisen hör 4 av 4 punkter')).toBeVisible();
  await expect.poll(() => meeting.cover()).toEqual(['', '4/4']);
});

test("scenario-03 the school's agenda has none of his four items where only police and probation may hear", async ({ program }) => {
  const { page, dialogs } = program;
  await openRegister(page);
  await call(page, 'participants.register', {
    givenName: 'Noel',
    familyName: 'Testsson',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'påhittad',
    birthDate: '1999-03-02',
    protection: 'none',
    phase: 'stabilisation',
    municipality: null,
    openedOn: '2026-02-02',
  });
  const view = consents(page);
  await view.open('Noel Testsson');
  await view.button(/^Ny version$/).click();
  for (const agency of ['Polisen', 'Frivården']) await view.grid.getByRole('columnheader', { name: agency }).click();
  await expect(view.grid.locator('[aria-selected="true"]')).toHaveCount(18);
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await view.sign('Noel T.', '2026-05-07', '9.00');

  const meeting = meetings(page);
  await meeting.toList();
  await meeting.plan({ date: '2026-05-14', about: ['Noel Testsson'], agencies: ['Polisen', 'Frivården', 'Skolan'], withTemplate: false });
  const items = [
    ['Säkerhet nu', 'Säkerhet'],
    ['Boende från juni', 'Boende'],
    ['Skolgång', 'Skola/arbete'],
    ['Behandling', 'Hälsa'],
  ] as const;
  for (const [title, subject] of items) await meeting.addItem(title, subject);
  await expect(meeting.panel('Skolan hör 0 av 4 punkter')).toBeVisible();
  await expect.poll(() => meeting.cover()).toEqual(['', '4/4', '0/4', '4/4']);
  await meeting.main.getByRole('button', { name: 'Se dagordningen för Skolan' }).click();
  await expect(view.dialog).toContainText('Inget lämnas ut');
  await expect(view.dialog.getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('Escape');
  for (const agency of ['Polisen', 'Frivården']) {
    await meeting.agenda.getByRole('button', { name: agency }).click();
    await meeting.main.getByRole('button', { name: `Se dagordningen för ${agency}` }).click();
    await expect(view.dialog.getByRole('listitem')).toHaveCount(4);
    await view.dialog.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(meeting.saved(new RegExp(`${agency}\\.pdf sparades`))).toBeVisible();
  }
  expect(await dialogs.saved()).toHaveLength(2);
  for (const path of await dialogs.saved()) {
    const text = await pdfText(path);
    for (const [title] of items) expect(text).toContain(title);
  }
});
