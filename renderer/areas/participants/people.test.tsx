import { adultTestNumbers, testNumbers } from '../../../electron/base/test-numbers.ts';
import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { call } from '../../../e2e/fixtures/register.ts';
import { meetings } from '../../../e2e/models/meetings.ts';
import { people, registered } from '../../../e2e/models/people.ts';

const [minor = '', mother = ''] = [testNumbers.at(-1)?.number, adultTestNumbers[0]?.number];

test('family and contacts are added with each problem at its field, changed, taken away and taken back', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  await registered(page, 'Alva');
  await view.toFamily(/Alva/);
  await view.addRelative();
  const dialog = view.dialog('Ny anhörig eller kontakt');
  await dialog.getByText('Bara så här').click();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Fyll i det här.')).toHaveCount(4);
  await dialog.getByLabel('Förnamn').fill('Bo');
  await dialog.getByLabel('Efternamn').fill('Provlund');
  await dialog.getByLabel('Relation').fill('bror');
  await dialog.getByLabel('Bor').fill('hos mormor');
  await dialog.getByLabel('Hur kontakten får ske').fill('genom socialsekreteraren');
  await expectAccessible(page, 'the dialog of a relative');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog).toBeHidden();
  await expect(view.relatives.getByRole('row', { name: /Bo Provlund/ })).toContainText('Bara så här: genom socialsekreteraren');
  await expectAccessible(page, 'family and contacts');

  await view.relatives.getByRole('row', { name: /Bo Provlund/ }).click();
  await view.dialog('Bo Provlund').getByLabel('Bor').fill('i egen lägenhet');
  await view.dialog('Bo Provlund').getByRole('button', { name: 'Spara' }).click();
  await expect(view.relatives).toContainText('i egen lägenhet');
  await view.relatives.getByRole('row', { name: /Bo Provlund/ }).click();
  await view.dialog('Bo Provlund').getByRole('button', { name: 'Ta bort' }).click();
  await expect(view.main.getByText('Inga anhöriga eller kontakter')).toBeVisible();
  await view.undo();
  await expect(view.relatives).toContainText('Bo Provlund');
});

test('five hundred relatives scroll, and the last is reached by the keyboard', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  const caseId = await registered(page, 'Alva');
  for (let i = 0; i < 500; i += 1)
    await call(page, 'participants.addRelative', {
      ...{ caseId, givenName: `Person ${String(i).padStart(3, '0')}`, familyName: 'Provlund', personalNumber: '', kind: 'family' },
      ...{ relation: 'kusin', livesWhere: '', contact: 'yes', contactHow: '', phone: '', note: '' },
    });
  await view.toFamily(/Alva/);
  await expect(view.relatives).toHaveAttribute('aria-rowcount', '501');
  expect(await view.names.count()).toBeLessThan(60);
  await view.relatives.getByRole('row', { name: /Person 000/ }).focus();
  await page.keyboard.press('End');
  await expect(view.relatives.getByRole('row', { name: /Person 499/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(view.dialog('Person 499 Provlund')).toBeVisible();
});

test('a guardian who is a threat is marked with a reason and stands with what it means', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  const caseId = await registered(page, 'Alva', { personalNumber: minor, numberMissingReason: '', birthDate: '' });
  for (const [givenName, personalNumber] of [
    ['Cecilia', mother],
    ['Ung', testNumbers.at(-9)?.number],
  ])
    await call(page, 'participants.addGuardian', {
      caseId,
      givenName,
      familyName: 'Provlund',
      personalNumber,
      relation: 'mor',
      phone: '',
      email: '',
    });
  await view.toFamily(/Alva/);
  await expect(view.guardianRow('Ung Provlund')).toContainText('Under 18 år.');
  await view.guardianRow('Cecilia Provlund').getByRole('button', { name: 'Hotaktör…' }).click();
  const dialog = view.dialog('Cecilia Provlund som hotaktör');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Skriv minst tio tecken.')).toBeVisible();
  await dialog.getByLabel('Varför').fill('Har hotat dottern i telefon');
  await expectAccessible(page, 'the dialog of a guardian who is a threat');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(view.guardianRow('Cecilia Provlund')).toContainText('Skriver inte under, bjuds inte in och får inga kopior.');
  await expectAccessible(page, 'guardians');
});

test('a reserve number is taken with who gave it out, masked, and found; several aliases find the same person', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  await view.toList();
  await view.main.getByRole('button', { name: 'Registrera deltagare' }).click();
  await view.fill({ givenName: 'Dani', familyName: 'Exempelsson' });
  await view.main.getByText('Reservnummer', { exact: true }).click();
  await view.main.getByRole('textbox', { name: 'Reservnummer' }).fill('abc');
  await view.submit();
  await expect(view.main.getByText('Ett reservnummer är 4–20 bokstäver och siffror, med minst en siffra.')).toBeVisible();
  await expect(view.main.getByText('Fyll i det här.')).toHaveCount(1);
  await view.main.getByRole('textbox', { name: 'Reservnummer' }).fill('750101-R12B');
  await view.main.getByLabel('Utfärdat av').fill('Region Östergötland');
  await view.submit();
  await expect(view.title('Dani Exempelsson')).toBeVisible();
  await expect(view.facts).toContainText('75•••• · reservnummer, Region Östergötland');
  await view.fact('Fler alias').fill('Lillen, lillen');
  await view.fact('Fler alias').press('Tab');
  await expect(view.facts.getByText('Samma alias står två gånger. Ta bort det ena.')).toBeVisible();
  await view.fact('Fler alias').fill('Lillen, Nattugglan');
  await view.fact('Fler alias').press('Tab');
  await expect(page.getByText('Ändrat: Fler alias')).toBeVisible();
});

test('two who may not meet are warned of on both pages and in a meeting, and neither is named', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  const alva = await registered(page, 'Alva');
  const bill = await registered(page, 'Bill');
  await view.toFamily(/Alva/);
  await view.apart.getByRole('button', { name: 'Lägg till ärende' }).click();
  const dialog = view.dialog('Får inte sammanföras');
  await dialog.getByLabel('Ärendenummer').fill('Ä-2026-099');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Det finns inget ärende med det numret.')).toBeVisible();
  await expect(dialog.getByText('Fyll i det här.')).toBeVisible();
  await expectAccessible(page, 'the dialog of keeping apart');
  await dialog.getByLabel('Ärendenummer').fill('Ä-2026-002');
  await dialog.getByLabel('Skäl').fill('Hotade deltagaren i våras');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog).toBeHidden();
  const warning = view.main.getByRole('note').filter({ hasText: 'Får inte sammanföras med annat ärende.' });
  await expect(warning).toBeVisible();
  await expect(view.apart).toContainText('Hotade deltagaren i våras');
  await expect(view.apart).not.toContainText('Bill');
  await expectAccessible(page, 'keeping apart');

  await view.toFamily(/Bill/);
  await expect(warning).toBeVisible();
  await expect(view.apart).toContainText('Satt från det andra ärendet.');
  await expect(view.apart).not.toContainText('Hotade');
  await expect(view.main).not.toContainText('Alva');

  const { id } = await call<{ id: string }>(page, 'meetings.plan', {
    ...{
      type: 'sig',
      number: null,
      date: '2026-05-08',
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      agencies: [],
      items: [],
      reason: '',
    },
    cases: [alva, bill],
  });
  expect(id).not.toBe('');
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Möten', { exact: true }).click();
  await view.main.getByText('SIG-möte 1').first().click();
  await expect(view.main.getByRole('note').filter({ hasText: 'Konflikt med annat ärende.' })).toContainText('får inte sammanföras');
  await expectAccessible(page, 'a meeting with a conflict');
});

test('two who may not meet are warned of when both choose one place, and before a meeting is made; neither is named', async ({
  program,
}) => {
  const { page } = program;
  const view = people(page);
  const [alva, bill] = [await registered(page, 'Alva'), await registered(page, 'Bill')];
  await call(page, 'network.keepApart', {
    caseId: alva,
    otherCaseNumber: 'Ä-2026-002',
    reason: 'Hotade deltagaren i våras',
    since: '2026-04-01',
    until: null,
  });
  for (const caseId of [alva, bill]) {
    const made = await call<{ version: number }>(page, 'relocation.create', { caseId });
    const row = { list: 'alternatives', code: '1880', locality: null, remark: '' };
    const added = await call<{ version: number; alternatives: readonly { id: string }[] }>(page, 'relocation.addRow', {
      caseId,
      version: made.version,
      row,
    });
    await call(page, 'relocation.chooseDestination', { caseId, version: added.version, alternativeId: added.alternatives[0]?.id });
  }
  const warning = view.main.getByRole('note').filter({ hasText: 'Konflikt med annat ärende.' });
  await view.toList();
  await view.open(/Bill/);
  await view.tab('Flyttplan');
  await expect(warning).toContainText('flyttar till samma kommun');
  for (const word of ['Alva', 'Ä-2026-001', 'Hotade']) await expect(view.main).not.toContainText(word);

  const meeting = meetings(page);
  const planned = async (): Promise<void> => {
    await meeting.toList();
    await meeting.main.getByRole('button', { name: 'Planera möte' }).first().click();
  };
  await planned();
  for (const who of ['Alva', 'Bill']) {
    await meeting.main.getByRole('combobox', { name: 'Mötet handlar om' }).fill(who);
    await page.getByRole('option', { name: who }).click();
  }
  // Bill's file is open and Alva's is not: an answer now would name his partner to whoever tries pairs.
  await expect(meeting.main.getByText('Om ärendena får sammanföras visas när mötet har skapats')).toBeVisible();
  await expect(warning).toBeHidden();
  await view.toList();
  await view.open(/Alva/);
  await expect(view.title('Alva Provlund')).toBeVisible();
  await planned();
  await expect(warning).toContainText('får inte sammanföras');
  await expect(warning).not.toContainText(/Alva|Bill|Ä-2026/);
  await expectAccessible(page, 'a meeting being planned with a conflict');
});
