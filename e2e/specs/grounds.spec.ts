import { basename } from 'node:path';
import { pdfText } from '../fixtures/papers.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';
import { alva, consents, participantWithGuardians } from '../models/consents.ts';
import { disclosures } from '../models/disclosures.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

const nils = {
  familyName: 'Testsson',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'påhittad',
  protection: 'none',
  phase: 'motivation',
};

test('scenario-05 without consent one thing is told under OSL 10:18 a, of a 19-year-old and not of a 21-year-old', async ({ program }) => {
  const { page } = program;
  for (const [givenName, birthDate] of [
    ['Nils', '2007-03-02'],
    ['Oskar', '2005-05-07'],
  ])
    await call(page, 'participants.register', { ...nils, givenName, birthDate, municipality: null, openedOn: '2026-02-02' });
  const matrix = consents(page);
  const view = disclosures(page);

  await matrix.open('Oskar Testsson');
  await matrix.cell('Säkerhet', 0).focus();
  await view.tryGround();
  await view.dialog.getByRole('button', { name: /Grund$/ }).click();
  await expect(page.getByRole('option')).toHaveText([/10 kap. 18 c/]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(view.dialog).toBeHidden();

  await matrix.open('Nils Testsson');
  await matrix.cell('Säkerhet', 0).focus();
  await expect(matrix.cell('Säkerhet', 0)).toHaveAccessibleName('får inte sägas');
  await view.tryGround();
  await view.chooseGround('OSL 10 kap. 18 a § · Förebygga brott av den som är under 21 år');
  await view.answer('Avser uppgiften ett begånget brott?', 'Ja');
  await expect(view.dialog.getByText('Svaret stoppar prövningen.').first()).toBeVisible();
  await expect(view.dialog.getByRole('button', { name: 'Besluta och lämna' })).toBeDisabled();
  await view.answer('Avser uppgiften ett begånget brott?', 'Nej');
  await view.answer(/särskilda omständigheter/, 'Ja');
  await view.answer(/bidra till att förhindra/, 'Ja');
  await view.answer(/olämpligt/, 'Nej');
  await view.press('Besluta och lämna');
  await expect(view.dialog.getByText('Fyll i det här.')).toHaveCount(4);
  await view.field('Vad som lämnas').fill('Har blivit ombedd att förvara ett vapen.');
  await view.field('Skäl').fill('Rekrytering pågår.');
  await view.field(/^Risk/).fill('Att han förmås till våld.');
  await view.field('Beslutsfattare').fill('Karin Berg, enhetschef');
  await view.press('Besluta och lämna');
  await expect(view.dialog).toBeHidden();
  await expect(matrix.cell('Säkerhet', 0)).toHaveAccessibleName('med stöd av lag');
  await expect(matrix.answer('Polisen · Säkerhet')).toContainText('OSL 10 kap. 18 a §, beslutat');
  await expectAccessible(page, 'samtycke med grund');

  await view.toDocuments('Nils Testsson');
  await expect(view.log.getByRole('listitem')).toHaveCount(1);
  await expect(view.log).toContainText('Polisen · med stöd av OSL 10 kap. 18 a §');
  await view.main.getByRole('button', { name: 'Spara beslutet' }).click();
  await expect(view.said(/Beslut utan samtycke/)).toBeVisible();
  const text = await pdfText((await program.dialogs.saved())[0] ?? '');
  for (const words of ['Rekrytering pågår.', 'Att han förmås till våld.', 'Karin Berg', 'Avser uppgiften ett begånget brott?'])
    expect(text).toContain(words);
  // The record stays in-house; only one row goes to the police.
  await expect(view.row(view.log, 'Polisen')).toHaveCount(1);

  await program.clock.set('2026-05-08T08:00:00Z');
  await view.main.getByRole('tab', { name: 'Samtycke' }).click();
  await expect(matrix.cell('Säkerhet', 0)).toHaveAccessibleName('får inte sägas');
});

test('the police, the social services and an outsider each get their letter from Dokument', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, alva);
  const view = disclosures(page);
  await view.toDocuments('Alva Testberg');

  await view.begin('Orosanmälan');
  await view.press('Spara anmälan');
  await expect(view.dialog.getByText('Fyll i det här.')).toHaveCount(3);
  await view.field('Vad oron gäller').fill('Sover utomhus.');
  await view.field('Behövs skydd nu?').fill('Ja, i natt.');
  await view.field('Vem anmäler').fill('Maja Ek');
  await view.press('Spara anmälan');
  await expect(view.row(view.log, 'Socialtjänsten')).toHaveCount(1);

  await view.begin('Polisens begäran om kontaktuppgifter');
  await view.field('Vem begär').fill('Insp. Test Testman');
  await view.field('Vad uppgiften behövs till').fill('Kalla till förhör');
  await view.answer('Finns det synnerliga skäl?', 'Nej');
  await view.question('Beslut').getByText('Lämna ut', { exact: true }).click();
  await view.dialog.getByText('Telefon', { exact: true }).click();
  await view.field('Skäl').fill('Inte visat.');
  await view.field('Beslutsfattare').fill('Karin Berg');
  await view.press('Besluta och spara svaret');
  await expect(view.dialog.getByText('Utan synnerliga skäl bryts inte socialtjänstsekretessen')).toBeVisible();
  await view.question('Beslut').getByText('Avslå', { exact: true }).click();
  await view.press('Besluta och spara svaret');
  await expect(view.row(view.uses, 'avslag')).toHaveCount(1);

  await view.begin('Begäran om allmän handling');
  await view.field('Vad som begärs').fill('Allt om en viss person');
  await view.answer(/Står det klart/, 'Nej');
  await view.field('Skäl').fill('Det står inte klart.');
  await view.field('Beslutsfattare').fill('Karin Berg');
  await view.press('Besluta');
  await expect(view.row(view.uses, 'avslag')).toHaveCount(2);
  const [concern = '', contact = '', request = ''] = await program.dialogs.saved();
  // A file name is seen where the letter is not: it must not reveal that there is a case.
  for (const letter of [concern, contact, request]) expect(basename(letter)).not.toMatch(/Ä-2026|Alva|Testberg/);
  expect(await pdfText(concern)).toContain('Sover utomhus.');
  expect(await pdfText(contact)).not.toContain('Testberg');
  const letter = await pdfText(request);
  expect(letter).toContain('kammarrätten');
  expect(letter).toContain('tre veckor');
  expect(letter).not.toContain('Alva');
});
