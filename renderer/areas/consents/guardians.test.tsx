import { adultTestNumbers } from '../../../electron/base/test-numbers.ts';
import { expectAccessible } from '../../testing/axe.ts';
import { pdfText } from '../../../e2e/fixtures/papers.ts';
import { expect, test } from '../../testing/test.ts';
import { call } from '../../../e2e/fixtures/register.ts';
import { alva, consents, milo, participantWithGuardians } from '../../../e2e/models/consents.ts';
import { addSecond, decisions } from '../../../e2e/models/decisions.ts';
import { people } from '../../../e2e/models/people.ts';

test('one person is not both guardians: by the number or the name it is refused at its field, and what was typed stays', async ({
  program,
}) => {
  const { page } = program;
  await participantWithGuardians(page, milo);
  const view = people(page);
  await view.toFamily(/Milo/);
  await view.main.getByRole('button', { name: 'Lägg till vårdnadshavare' }).click();
  const dialog = view.dialog('Ny vårdnadshavare');
  const field = (name: string | RegExp) => dialog.getByRole('textbox', { name });
  await field('Förnamn').fill('dan');
  await field('Efternamn').fill('Testberg');
  await field('Relation').fill('far');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('En vårdnadshavare här heter redan så.')).toBeVisible();
  await field(/^Personnummer/).fill(milo.guardians[0]?.[1] ?? '');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Personen är redan vårdnadshavare här.')).toBeVisible();
  await field(/^Personnummer/).fill(milo.personalNumber);
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Det är deltagarens eget nummer.')).toBeVisible();
  await expectAccessible(page, 'the dialog of a guardian with a problem');
  await expect(field('Relation')).toHaveValue('far');
  await field(/^Personnummer/).fill(adultTestNumbers[5]?.number ?? '');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog).toBeHidden();
  await expect(view.guardianRow('dan Testberg').filter({ hasText: 'far' })).toBeVisible();
});

test('a guardian who is a threat is refused as a signer and has no line on the form; an agency nobody can be called from is told', async ({
  program,
}) => {
  const { page, dialogs } = program;
  const caseId = await participantWithGuardians(page, milo);
  const { guardians } = await call<{ guardians: readonly { id: string }[] }>(page, 'participants.get', { caseId });
  await call(page, 'participants.setGuardianThreat', { caseId, guardianId: guardians[0]?.id, reason: 'Har hotat sonen i telefon' });
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  await page.keyboard.press('Space');
  await expect(view.main.getByRole('status').filter({ hasText: 'har ingen kontaktperson i registret.' })).toBeVisible();
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await expect(view.card(1)).toContainText('Dan T.');
  await view.button('Registrera underskrift av Dan T.').click();
  await view.field('Underskriven den').fill('2026-05-06');
  await view.press('Registrera');
  await expect(view.dialog.getByText('Vårdnadshavaren är märkt som hotaktör och skriver inte under.')).toBeVisible();
  await expect(view.field('Underskriven den')).toHaveValue('2026-05-06');
  await expectAccessible(page, 'a signature of a guardian who is a threat');
  await page.keyboard.press('Escape');
  await expect(view.dialog).toBeHidden();
  await view.button(/^Blankett$/).click();
  await view.menuItem('Spara som PDF');
  await expect(view.toast.getByText('Blanketten är sparad.')).toBeVisible();
  const [saved = ''] = await dialogs.saved();
  const form = await pdfText(saved);
  expect(form).toContain('Milo Testberg');
  expect(form).not.toContain('Dan Testberg');
});

test('a guardian who is taken away before signing leaves the consent shut, which is said in words until two decide', async ({
  program,
}) => {
  const { page } = program;
  await addSecond(page);
  const caseId = await participantWithGuardians(page, alva);
  const agencies = await call<readonly { id: string }[]>(page, 'settings.agencies', {});
  const { id: consentId } = await call<{ id: string }>(page, 'consents.record', {
    ...{ caseId, purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30' },
    cells: [{ agencyId: agencies[0]?.id, subject: 'safety' }],
  });
  const { personId, guardians } = await call<{ personId: string; guardians: readonly { personId: string }[] }>(page, 'participants.get', {
    caseId,
  });
  for (const signer of [personId, guardians[0]?.personId])
    await call(page, 'consents.sign', { caseId, consentId, personId: signer, signedAt: '2026-05-06T10:00:00.000Z' });
  const family = people(page);
  await family.toFamily(/Alva/);
  const warning = family.main.getByRole('note').filter({ hasText: 'Cecilia Testberg är inte längre vårdnadshavare.' });
  await expect(family.guardianRow('Cecilia Testberg')).toBeVisible();
  await expect(warning).toBeHidden();
  await family.guardianRow('Cecilia Testberg').getByRole('button', { name: 'Avsluta' }).click();
  await expect(warning).toContainText('Version 1 av samtycket saknar underskriften.');
  await expect(warning).toContainText('får inte sägas förrän två som beslutar gör ett undantag');
  await expectAccessible(page, 'a guardian who was taken away');

  const view = consents(page);
  await view.open('Alva Testberg');
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får inte sägas');
  await expect(view.card(1)).toContainText('Cecilia Testberg är inte längre vårdnadshavare.');
  await view.button('Undantag för Cecilia Testberg').click();
  await view.field('Vem har beslutat?').fill('Enhetschef Karin Ohlsson');
  await view.field('Skäl').fill('Vårdnaden upphörde genom dom.');
  await view.field('Rättslig grund').fill('6 kap. 5 § föräldrabalken');
  await view.field('Gäller till och med').fill('2026-11-30');
  await decisions(page).sign();
  await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
  await expect(view.card(1)).not.toContainText('är inte längre vårdnadshavare.');
});
