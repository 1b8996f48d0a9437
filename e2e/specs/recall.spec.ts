import { pdfText } from '../fixtures/papers.ts';
import { expect, test } from '../fixtures/program.ts';
import { openRegister } from '../fixtures/register.ts';
import { consents } from '../models/consents.ts';
import { disclosures } from '../models/disclosures.ts';
import { meetings, participantWithConsent } from '../models/meetings.ts';

test.use({ startClock: '2026-05-04T09:30:00Z' });

const everything = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'];
const names = ['Polisen', 'Skolan', 'Frivården'] as const;

test('scenario-04 withdrawn between agenda and meeting: the item lapses and three recipients get a recall', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  await participantWithConsent(page, 'Alva', Object.fromEntries(names.map((name) => [name, everything])));
  const view = disclosures(page);
  const meeting = meetings(page);
  await meeting.toList();
  await meeting.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: names, withTemplate: false });
  await meeting.addItem('Säkerhet nu', 'Säkerhet');
  await expect.poll(() => meeting.cover()).toEqual(['', '1/1', '1/1', '1/1']);
  await meeting.main.getByRole('button', { name: 'Kallelser' }).click();
  await page.getByRole('menuitem', { name: 'Spara en dagordning till var och en (PDF)' }).click();
  await expect(meeting.saved('3 filer sparades')).toBeVisible();
  await view.toDocuments('Alva Testsson');
  await expect(view.log.getByRole('listitem')).toHaveCount(3);
  await expect(view.recalls).toBeHidden();

  await program.clock.set('2026-05-06T12:10:00Z');
  const matrix = consents(page);
  await matrix.open('Alva Testsson');
  await matrix.card(1).getByRole('button', { name: 'Återkalla…' }).click();
  await matrix.field('Återkallat den').fill('2026-05-06');
  await matrix.field('Klockan').fill('14.10');
  await matrix.field('Vem återkallade?').fill('Alva, på telefon');
  await matrix.press('Återkalla');
  await expect(matrix.dialog).toBeHidden();

  await matrix.tab('Dokument');
  await expect(view.recalls.getByRole('listitem')).toHaveCount(3);
  await expect(view.recalls).toContainText('14.10');
  const before = (await program.dialogs.saved()).length;
  for (const [i, name] of names.entries()) {
    await view.recalls.getByRole('button', { name: `Brev till ${name}` }).click();
    await expect.poll(async () => (await program.dialogs.saved()).length).toBe(before + i + 1);
    const text = await pdfText((await program.dialogs.saved())[before + i] ?? '');
    expect(text).toContain('2026-05-04');
    expect(text).toContain(name);
    for (const word of ['Alva', 'Testsson', 'samtycke', 'Säkerhet']) expect(text).not.toContain(word);
    await view.recalls.getByRole('button', { name: `Markera som skickad till ${name}` }).click();
    await expect(view.row(view.recalls, name)).toBeHidden();
  }
  await expect(view.recalls).toBeHidden();
  // Sharing stops at 14.10: after that, nothing leaves except the recalls themselves.
  await expect(view.row(view.log, 'Dagordning')).toHaveCount(3);
  await expect(view.row(view.log, 'Återkallelse')).toHaveCount(3);

  await program.clock.set('2026-05-07T11:00:00Z');
  await meeting.toList();
  await meeting.main.getByRole('button', { name: /SIG-möte 1/ }).click();
  await expect.poll(() => meeting.cover()).toEqual(['', '0/1', '0/1', '0/1']);
  await meeting.begin();
  for (const name of names) await meeting.mark(name, 'Närvarande');
  await meeting.toItem('Säkerhet nu');
  await meeting.write('Uppgift', 'Det här hörs inte.');
  await meeting.tab('Avsluta');
  await meeting.main.getByRole('button', { name: /^Färdigställ/ }).click();
  await meeting.give('Egen verksamhet', 'Spara som PDF');
  await expect.poll(async () => (await program.dialogs.saved()).length).toBe(before + 4);
  const minutes = await pdfText((await program.dialogs.saved())[before + 3] ?? '');
  expect(minutes).toContain('Punkten utgår.');
  expect(minutes).not.toContain('Det här hörs inte.');
});
