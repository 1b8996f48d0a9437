import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standardCost } from '../../electron/register/keys/keys.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect as atOnce, test, type ProgramFixture } from '../fixtures/program.ts';
import { knownBy, sitsAt, standsUp } from '../fixtures/proof.ts';
import { addZone, call, openRegister, passphrase, registerSam } from '../fixtures/register.ts';
import { relocation } from '../models/relocation.ts';
import { log } from '../models/settings.ts';
import { start } from '../models/start.ts';
import { users, type Newcomer } from '../models/users.ts';

test.use({ startClock: '2026-05-07T08:00:00Z' });

/** Slots are made and tried here at their full cost: a second each by intention, and several in one act where others work beside. */
const expect = atOnce.configure({ timeout: 30_000 });

const omar: Newcomer = { name: 'Omar Lund', role: 'Ersättare', passphrase: 'gul traktor sjunger opera' };
const petra: Newcomer = { name: 'Petra Chef', role: 'Chef', passphrase: 'blå cykel dansar tango' };
const rita: Newcomer = { name: 'Rita Gran', role: 'Granskare', passphrase: 'tre kantareller under granen' };

const signatureOf = ({ name }: Newcomer): string => name.replaceAll(/[^A-ZÅÄÖ]/g, '');
const roles: Readonly<Record<string, string>> = { Ersättare: 'deputy', Chef: 'manager', Granskare: 'reviewer' };

/** What each slot of the register on disk costs to open (KiB), by its signature; the recovery code has none. */
const costs = async ({ registerFolder }: ProgramFixture): Promise<Readonly<Record<string, number>>> => {
  const text = await readFile(join(registerFolder, 'generations/0001/envelope.json'), 'utf8');
  const { slots } = JSON.parse(text) as { slots: { signature: string; identity: { kdf: { memoryKiB: number } } }[] };
  return Object.fromEntries(slots.map(({ signature, identity }) => [signature, identity.kdf.memoryKiB]));
};

test.beforeEach(async ({ program }) => {
  // As above: up to ten such seconds in one spec.
  test.slow();
  await openRegister(program.page);
});

test('a user is added in person with each problem at its field, opens with her own passphrase, and is disabled and let back', async ({
  program,
}) => {
  const { page } = program;
  const view = users(page);
  await view.go();
  await view.button('Ny användare').click();
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Fyll i det här.').first()).toBeVisible();
  await view.fillNew({ ...omar, signature: 'ME', passphrase: 'kort' });
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Lösenfrasen är för kort. Skriv minst tolv tecken.')).toBeVisible();
  await view.fillNew({ ...omar, signature: 'ME' });
  await view.press('Lägg till');
  await expect(view.dialog.getByText('Någon har eller har haft signaturen, eller en som ser likadan ut. Välj en annan.')).toBeVisible();
  await expectAccessible(page, 'a new user with a problem');
  await view.fillNew({ ...omar, signature: 'OL' });
  await view.press('Lägg till');
  // First the words: while they are waited for, every question for a passphrase is answered, and there is more than one dialog.
  await expect(view.toast).toContainText('Omar Lund kan nu öppna registret.');
  await expect(view.dialog).toBeHidden();
  await expect(view.list).toContainText('OL · Ersättare');
  // The register was made with keys that cost nothing; what the program adds to it has the full cost all the same.
  expect(await costs(program)).toEqual({ ME: 8, '': 8, OL: standardCost.memoryKiB });
  await view.choose('Maja Ek');
  await expect(view.main.getByText('Registrets enda samordnare', { exact: false })).toBeVisible();
  await expectAccessible(page, 'users');

  await test.step('each opens with her own', async () => {
    await view.lock();
    await view.unlockAs('OL', passphrase);
    await expect(page.getByText('Lösenfrasen stämmer inte.', { exact: false }).first()).toBeVisible();
    await view.unlockAs('OL', omar.passphrase);
    await view.rail.waitFor();
    await view.go();
    // A deputy looks after himself and nobody else.
    await expect(view.main.getByLabel('Ditt namn')).toHaveValue('Omar Lund');
    await expect(view.button('Ny användare')).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Regler' })).toHaveCount(0);
  });

  await test.step('disabled, he opens nothing; let back, only with a new passphrase', async () => {
    await view.lock();
    await view.unlockAs('ME', passphrase);
    await view.rail.waitFor();
    await view.go();
    await view.choose('Omar Lund');
    await view.button('Stäng av').click();
    const asked = page.getByRole('alertdialog', { name: 'Stänga av Omar Lund?' });
    await expect(asked).toContainText('En gammal kopia av mappen');
    await asked.getByRole('button', { name: 'Stäng av' }).click();
    await expect(view.list).toContainText('avstängd');
    await view.lock();
    // One signature is left: nothing to choose.
    await expect(page.getByRole('button', { name: /Signatur/ })).toHaveCount(0);
    await start(page).unlock();
    await view.rail.waitFor();
    await view.go();
    await view.choose('Omar Lund');
    await view.button('Slå på igen').click();
    await view.field('Lösenfras').fill(petra.passphrase);
    await view.field('Lösenfrasen en gång till').fill(petra.passphrase);
    await view.press('Slå på igen');
    await expect(view.toast).toContainText('Omar Lund kan öppna registret igen.');
    await view.lock();
    await view.unlockAs('OL', petra.passphrase);
    await view.rail.waitFor();
  });
});

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

  await test.step('and somebody who decides is added by nobody alone: the first by the code from its paper', async () => {
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

  await test.step('he meets a row without a name, and a sentence', async () => {
    await view.lock();
    await view.unlockAs('OL', omar.passphrase);
    await view.rail.getByText('Deltagare', { exact: true }).click();
    await expect(view.main.getByText('Ä-2026-001')).toBeVisible();
    await expect(view.main).not.toContainText('Lindfors');
    await view.main.getByText('Ä-2026-001').click();
    await expect(page.getByText('Du är utestängd från ärendet på grund av jäv.', { exact: false })).toBeVisible();
    await expect(page).not.toHaveTitle(/Lindfors/);
  });

  await test.step('it is ended with a reason, and both stand in the log', async () => {
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
    await expect(view.toast).toContainText(`${person.name} kan nu öppna registret.`);
    await expect(view.dialog).toBeHidden();
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

test('the own passphrase and the code on paper are changed, and what they were before opens nothing', async ({ program }) => {
  const { page } = program;
  const view = users(page);
  await view.go();
  await view.button('Byt lösenfras').click();
  await view.field('Nuvarande lösenfras').fill('inte den här frasen');
  await view.field('Ny lösenfras').fill(petra.passphrase);
  await view.field('Den nya en gång till').fill(petra.passphrase);
  await view.press('Byt lösenfras');
  await expect(view.dialog.getByText('Lösenfrasen stämmer inte. Försök igen.')).toBeVisible();
  await view.field('Nuvarande lösenfras').fill(passphrase);
  await view.press('Byt lösenfras');
  await expect(view.toast).toContainText('Lösenfrasen är bytt.');
  await sitsAt(page, petra.passphrase);
  await view.button('Byt återställningskod').click();
  const model = start(page);
  const groups = await model.groups();
  await expectAccessible(page, 'a new recovery code');
  await view.press('Fortsätt');
  for (const number of await model.asked()) await view.field(`Grupp ${number}`).fill(groups[number - 1] ?? '');
  await view.press('Ta den nya koden i bruk');
  await expect(view.toast).toContainText('Den nya koden gäller. Riv det gamla papperet.');
  expect(await costs(program)).toEqual({ ME: standardCost.memoryKiB, '': standardCost.memoryKiB });
  await view.lock();
  await model.unlock();
  await expect(page.getByText('Lösenfrasen stämmer inte.', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Använd återställningskoden' }).click();
  await page.getByLabel('Återställningskod', { exact: true }).fill(groups.join('-'));
  await model.unlockButton.click();
  await view.rail.waitFor();
  await view.lock();
  await model.unlock(petra.passphrase);
  await view.rail.waitFor();
  expect(await call(page, 'users.status', {})).toMatchObject({ user: { name: 'Maja Ek' } });
});
