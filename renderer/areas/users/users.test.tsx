import { expectAccessible } from '../../testing/axe.ts';
import { expect, step, test } from '../../testing/test.ts';
import { knownBy, standsUp } from '../../../e2e/fixtures/proof.ts';
import { addZone, call, passphrase, registerSam } from '../../../e2e/fixtures/register.ts';
import { relocation } from '../../../e2e/models/relocation.ts';
import { log } from '../../../e2e/models/settings.ts';
import { users, type Newcomer } from '../../../e2e/models/users.ts';

const omar: Newcomer = { name: 'Omar Lund', role: 'Ersättare', passphrase: 'gul traktor sjunger opera' };
const petra: Newcomer = { name: 'Petra Chef', role: 'Chef', passphrase: 'blå cykel dansar tango' };
const rita: Newcomer = { name: 'Rita Gran', role: 'Granskare', passphrase: 'tre kantareller under granen' };

const signatureOf = ({ name }: Newcomer): string => name.replaceAll(/[^A-ZÅÄÖ]/g, '');
const roles: Readonly<Record<string, string>> = { Ersättare: 'deputy', Chef: 'manager', Granskare: 'reviewer' };

test('whoever happens upon an open window makes no key: what changes who can come in asks for the own passphrase', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  await standsUp(page);
  await view.go();
  await expect(view.main.getByText('Bara en person beslutar om registret.')).toBeVisible();
  await view.button('Ny användare').click();
  await view.fillNew(omar);
  await view.press('Lägg till');
  const proof = page.getByRole('dialog', { name: 'Bekräfta med din lösenfras' });
  const own = proof.getByLabel('Din lösenfras, Maja Ek');
  await expectAccessible(page, 'one’s own passphrase, asked then and there');
  await proof.getByRole('button', { name: 'Bekräfta' }).click();
  await expect(proof.getByText('Fyll i det här.')).toBeVisible();
  await own.fill(omar.passphrase);
  await own.press('Enter');
  await expect(proof.getByText('Lösenfrasen är inte din.', { exact: false })).toBeVisible();
  await proof.getByRole('button', { name: 'Stäng' }).click();
  // Given up, nothing has happened and nothing is lost.
  await expect(view.dialog.getByText('Lösenfrasen är inte din.', { exact: false })).toBeVisible();
  await expect(view.field('Namn')).toHaveValue('Omar Lund');
  await view.press('Lägg till');
  await own.fill(passphrase);
  await own.press('Enter');
  await expect(view.toast).toContainText('Omar Lund kan nu öppna registret.');
  await expect(view.list.getByRole('listitem')).toHaveCount(2);

  await step('and somebody who decides is added by nobody alone: the first by the code from its paper', async () => {
    await view.button('Ny användare').click();
    await view.fillNew(petra);
    await view.press('Lägg till');
    await own.fill(passphrase);
    await own.press('Enter');
    const signature = page.getByRole('dialog', { name: 'En till som beslutar skriver under' });
    const paper = signature.getByLabel('Återställningskod', { exact: true });
    await paper.fill('00000-00000');
    await paper.press('Enter');
    await expect(signature.getByText('Underskriften stämmer inte.', { exact: false })).toBeVisible();
    await expectAccessible(page, 'the second signature of whoever decides');
    await paper.fill(knownBy(page).code);
    await paper.press('Enter');
    await expect(view.toast).toContainText('Petra Chef kan nu öppna registret.');
    await expect(view.main.getByText('Bara en person beslutar om registret.')).toHaveCount(0);
  });
});

test('a reviewer comes to the log and finds nothing else', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  await call(page, 'users.add', { name: rita.name, signature: signatureOf(rita), role: roles[rita.role] }, rita.passphrase);
  await view.lock();
  await view.unlockAs('RG', rita.passphrase);
  await view.rail.waitFor();
  await expect(page.getByRole('heading', { level: 1, name: 'Logg' })).toBeVisible();
  await expect(view.rail.getByRole('link').or(view.rail.getByRole('button'))).toHaveText([/Logg/, /Inställningar/]);
  // Also past the window: the router refuses, and the refusal is in the log.
  await expect(call(page, 'participants.list', {})).rejects.toThrow('forbidden');
  await view.go();
  await log(page).go();
  await expect(log(page).row(/nekat.*Rita Gran/i)).toHaveCount(1);
});

test('whoever is shut out of a case sees no name and does not open it, and is let in again with a reason', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  await call(page, 'users.add', { name: omar.name, signature: signatureOf(omar), role: roles[omar.role] }, omar.passphrase);
  await registerSam(page);
  const toSam = async (): Promise<void> => {
    await view.rail.getByText('Deltagare', { exact: true }).click();
    await page.getByText('Sam Lindfors').first().click();
  };
  await toSam();
  await view.button('Stäng ute någon').click();
  await view.press('Stäng ute');
  await expect(view.dialog.getByText(/tio tecken/).last()).toBeVisible();
  await view.dialog.getByRole('button', { name: /Vem$/ }).click();
  await page.getByRole('option', { name: /Omar Lund/ }).click();
  await view.field('Skäl').fill('Han är Sams kusin');
  await expectAccessible(page, 'shutting somebody out');
  await view.press('Stäng ute');
  await expect(view.main.getByText('Han är Sams kusin')).toBeVisible();

  await step('he meets a row without a name, and a sentence', async () => {
    await view.lock();
    await view.unlockAs('OL', omar.passphrase);
    await view.rail.getByText('Deltagare', { exact: true }).click();
    await expect(view.main.getByText('Ä-2026-001')).toBeVisible();
    await expect(view.main).not.toContainText('Lindfors');
    await view.main.getByText('Ä-2026-001').click();
    await expect(page.getByText('Du är utestängd från ärendet på grund av jäv.', { exact: false })).toBeVisible();
    await expect(page).not.toHaveTitle(/Lindfors/);
  });

  await step('it is ended with a reason, and both stand in the log', async () => {
    await view.lock();
    await view.unlockAs('ME', passphrase);
    await toSam();
    await view.button('Häv').click();
    await view.field('Skäl').fill('Det var en annan Omar');
    await view.press('Häv');
    await expect(view.main.getByText('Ingen är utestängd från ärendet.')).toBeVisible();
    await log(page).go();
    await log(page).kind('Jäv', 'Jäv: användare utestängd från ärende');
    await expect(log(page).rows.first()).toBeVisible();
  });
});

test('what needs two people says when there is only one, and is done when the manager has typed her passphrase', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  const caseId = await registerSam(page);
  await addZone(page, caseId);
  const toPlan = async (): Promise<void> => {
    await view.rail.getByText('Deltagare', { exact: true }).click();
    await page.getByText('Sam Lindfors').first().click();
    await page.getByRole('tab', { name: 'Flyttplan' }).click();
  };
  await toPlan();
  await page.getByRole('button', { name: 'Gör en flyttplan' }).click();
  const plan = relocation(page);
  await plan.weighFromList('Linköping');
  const openRow = () => plan.refused.getByRole('button', { name: /^Linköping/ }).click();
  await openRow();
  await view.button('Välj Linköping trots zonen').click();
  await expect(page.getByRole('dialog', { name: 'Det finns ingen andra person' })).toBeVisible();
  await expectAccessible(page, 'nobody who can sign');
  await view.press('Till Användare');
  await expect(view.button('Ny användare')).toBeVisible();
  for (const person of [omar, petra]) {
    await view.button('Ny användare').click();
    await view.fillNew(person);
    await view.press('Lägg till');
    // For a moment there are two: the one that adds, and the other's signature.
    await expect(view.dialog).toHaveCount(0);
  }
  await toPlan();
  await page
    .getByRole('button', { name: /flyttplan/i })
    .first()
    .click();
  await openRow();
  await view.button('Välj Linköping trots zonen').click();
  await expect(view.dialog).toContainText('38 km, innanför zon Norrköping');
  // The register has a manager: it is her signature, and nobody else is offered.
  await view.field('Lösenfras för Petra Chef').fill(omar.passphrase);
  await view.field('Skäl').fill('För kort');
  await view.press('Skriv under');
  await expect(view.dialog.getByText('Skriv minst 30 tecken.')).toBeVisible();
  await view.field('Skäl').fill('Polisen bedömer att zonen inte längre används av gruppen');
  await view.press('Skriv under');
  await expect(view.dialog.getByText('Lösenfrasen stämmer inte. Försök igen.')).toBeVisible();
  await expectAccessible(page, 'a second signature that does not fit');
  await expect(view.field('Skäl')).toHaveValue('Polisen bedömer att zonen inte längre används av gruppen');
  await view.field('Lösenfras för Petra Chef').fill(petra.passphrase);
  await view.press('Skriv under');
  await expect(view.dialog).toBeHidden();
  await expect(plan.main.getByText('Vald ort ligger i en zon, efter beslut av två personer.')).toBeVisible();
  await expect(plan.main.getByText('Beslutat av Maja Ek och Petra Chef', { exact: false })).toBeVisible();
});
