import { expectAccessible } from '../fixtures/axe.ts';
import { pdfText } from '../fixtures/papers.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';
import { alva, consents, milo, participantWithGuardians } from '../models/consents.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('scenario-01 the matrix stays shut until both guardians have signed, and says whom it waits for', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, alva);
  const view = consents(page);
  await view.open('Alva Testberg');
  await expectAccessible(page, 'no consent yet');

  await view.button(/^Ny version$/).click();
  await expect(view.cell('Säkerhet', 0)).toBeFocused();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG: stöd att lämna gänget');
  await expectAccessible(page, 'a version being written');
  await view.button('Spara version 1').click();

  await expect(view.answer('Polisen · Säkerhet')).toContainText(
    'I version 1 saknas underskrift av Alva Testberg själv, vårdnadshavare Bo Testberg och vårdnadshavare Cecilia Testberg.',
  );
  await view.sign('Alva T.', '2026-05-04', '13.00');
  await view.sign('Bo T.', '2026-05-04', '13.05');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Nej, inte idag');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleDescription('I version 1 saknas underskrift av vårdnadshavare Cecilia Testberg.');
  await expect(view.main.getByText('Saknar 1 underskrift')).toBeVisible();

  await view.sign('Cecilia T.', '2026-05-06', '18.30');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Ja');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
  await expect(view.card(1)).toContainText('Alva T. · egen, 16 år2026-05-04');
  await expect(view.card(1)).toContainText('Fyller 18 år 2028-01-01: vårdnadshavares samtycke upphör 00.00.');

  // The day before the signature nothing could be shared.
  await view.main.getByRole('textbox', { name: 'Visa en annan dag' }).fill('2026-05-05');
  await page.keyboard.press('Enter');
  await expect(view.main.getByRole('grid', { name: 'Vad får sägas till vem, 5 maj 2026' })).toBeVisible();
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får inte sägas');
  await view.button('Idag').click();
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
});

test('scenario-02 on the eighteenth birthday what guardians signed has lapsed', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, milo);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await view.sign('Milo T.', '2026-05-06', '13.00');
  await view.sign('Dan T.', '2026-05-06', '13.00');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Version 1 omfattar Polisen för säkerhet, till och med 2026-09-13.');
  await view.main.getByRole('textbox', { name: 'Visa en annan dag' }).fill('2026-09-14');
  await page.keyboard.press('Enter');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Nej, inte den dagen');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Version 1 upphörde 2026-09-14 klockan 00.00, på 18-årsdagen.');
});

const signedByAll = async (page: Parameters<typeof call>[0], caseId: string, agencies: readonly string[]): Promise<void> => {
  const all = await call<readonly { id: string; name: string }[]>(page, 'settings.agencies', {});
  const { personId, guardians } = await call<{ personId: string; guardians: { personId: string }[] }>(page, 'participants.get', { caseId });
  const cells = agencies.flatMap((name) => {
    const agencyId = all.find((agency) => agency.name === name)?.id ?? '';
    return ['safety', 'leisure'].map((subject) => ({ agencyId, subject }));
  });
  const consent = await call<{ id: string }>(page, 'consents.record', {
    caseId,
    purpose: 'SIG',
    validFrom: '2026-05-01',
    validTo: '2026-11-30',
    cells,
  });
  for (const who of [personId, ...guardians.map((one) => one.personId)])
    await call(page, 'consents.sign', { caseId, consentId: consent.id, personId: who, signedAt: '2026-05-04T09:00:00.000Z' });
};

test('the form is saved as PDF, and stands in the list of what left', async ({ program }) => {
  const { page, dialogs } = program;
  const caseId = await participantWithGuardians(page, milo);
  await signedByAll(page, caseId, ['Polisen']);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.tab('Dokument');
  await expect(view.main.getByText('Inget har lämnats ut')).toBeVisible();
  await view.tab('Samtycke');
  await view.button('Blankett').click();
  await view.menuItem('Spara som PDF');
  await expect(view.toast.getByText('Blanketten är sparad.')).toBeVisible();
  const [saved = ''] = await dialogs.saved();
  expect(saved).toMatch(/2026-05-07 Ä-2026-001 Samtyckesblankett\.pdf$/);
  const text = await pdfText(saved);
  for (const words of ['Samtycke till att uppgifter lämnas ut', 'Milo Testberg', 'Säkerhet och Fritid', 'Dan Testberg, vårdnadshavare'])
    expect(text).toContain(words);
  await view.tab('Dokument');
  await expect(view.answer('Egen verksamhet')).toContainText('Samtyckesblankett');
  await expect(view.answer('Egen verksamhet')).toContainText('2026-05-07 10.00');
});
