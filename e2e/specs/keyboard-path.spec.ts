import { pdfText } from '../fixtures/papers.ts';
import { keyboardOf } from '../fixtures/keyboard.ts';
import { expect, test } from '../fixtures/program.ts';
import { passphrase } from '../fixtures/register.ts';
import { consents } from '../models/consents.ts';
import { exampleList, importView } from '../models/import.ts';
import { meetings } from '../models/meetings.ts';
import { participants } from '../models/participants.ts';
import { relocation } from '../models/relocation.ts';
import { start } from '../models/start.ts';
import { threatsTab } from '../models/threats.ts';

/** The whole main task, from the first morning to the papers, in one session at the keyboard. */
// Starts with the first morning.
test.use({ register: null });

test('the whole path is walked by the keyboard alone: register, list, note, consent, threat, meeting, minutes, move', async ({
  program,
}) => {
  const { page, dialogs } = program;
  const keys = keyboardOf(page);
  const main = page.getByRole('main');
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const field = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}( valfritt)?$`) }).last();
  const combo = (name: string) => page.getByRole('combobox', { name, exact: true });
  const notice = page.getByRole('region', { name: 'Meddelanden' });

  await test.step('a register is made', async () => {
    const on = start(page);
    await keys.press(button(/Nytt register/));
    await keys.find(combo('Kommun'), 'Norrk', /Norrköping/);
    await keys.press(button('Fortsätt'));
    await keys.write(field('Ditt namn'), 'Maja Ek');
    await keys.press(button('Fortsätt'));
    await keys.write(on.field('Lösenfras'), passphrase);
    await keys.write(on.field('Lösenfrasen en gång till'), passphrase);
    await expect(page.getByText('Mycket stark.')).toBeVisible();
    await keys.press(button('Fortsätt'));
    await expect(on.heading('Skriv ut återställningskoden')).toBeFocused();
    const groups = await on.groups();
    await keys.press(button('Fortsätt'));
    await expect(on.heading('Har du koden på papper?')).toBeVisible();
    for (const number of await on.asked()) await keys.write(field(`Grupp ${number}`), groups[number - 1] ?? '');
    await keys.press(button('Skapa registret'));
    await on.open.waitFor();
  });

  await test.step('the list of today comes in, its good rows', async () => {
    const view = importView(page);
    await keys.go('Deltagare');
    await keys.press(view.button('Importera'));
    await dialogs.open(exampleList);
    await keys.press(view.button('Välj fil'));
    await expect(view.status).toHaveText('10 klara5 att rätta');
    await keys.key('F8');
    await expect(view.field('Personnummer', 5)).toBeFocused();
    await keys.type('20020320-2387');
    await keys.key('Enter');
    await expect(view.status).toHaveText('11 klara4 att rätta');
    await keys.back(view.button('Importera 11 rader'));
    await keys.key('Enter');
    await keys.press(page.getByRole('alertdialog').getByRole('button', { name: 'Importera' }));
    await expect(page.getByRole('heading', { name: '11 deltagare är importerade' })).toBeVisible();
    await keys.press(view.button('Visa deltagarna'));
  });

  await test.step('a participant is opened and a note is written', async () => {
    const view = participants(page);
    await expect(view.rows).toHaveCount(11);
    const row = view.list.getByRole('row', { name: /Hugo|Elias/ }).first();
    await keys.to(view.rows.first());
    for (let steps = 0; steps < 11 && !(await row.evaluate((element) => element.contains(document.activeElement))); steps += 1)
      await keys.key('ArrowDown');
    await keys.key('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /Elias/ })).toBeFocused();
    await keys.write(view.text, 'Vill lämna, är rädd för två i gruppen.');
    await keys.key('Control+Enter');
    await expect(view.entries.filter({ hasText: 'Vill lämna' })).toBeVisible();
  });

  await test.step('consent is given cell by cell and signed', async () => {
    const view = consents(page);
    await keys.tab('Samtycke');
    await keys.press(view.button(/^Ny version$/));
    await expect(view.cell('Säkerhet', 0)).toBeFocused();
    for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space']) await keys.key(key);
    await keys.write(field('Ändamål'), 'SIG: stöd att lämna gänget');
    await keys.press(view.button('Spara version 1'));
    await keys.press(view.button(/^Registrera underskrift av/));
    await keys.writeDate(field('Underskriven den'), '2026-05-06');
    await keys.write(field('Klockan'), '13.00');
    await keys.press(view.dialog.getByRole('button', { name: 'Registrera', exact: true }));
    await expect(view.dialog).toBeHidden();
    await expect(view.cell('Säkerhet', 0)).toHaveAccessibleName('får sägas');
  });

  await test.step('the threat is assessed, and a zone drawn', async () => {
    const view = threatsTab(page);
    await keys.tab('Hot & risk');
    await keys.press(button('Ny bedömning'));
    await keys.press(button('Ny hotaktör'));
    await keys.write(field('Benämning'), 'A1');
    await keys.write(field('Relation till personen'), 'tidigare vän');
    await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Spara' }));
    await expect(page.getByRole('dialog')).toBeHidden();
    for (const [name, text] of [
      ['Förmåga', 'Har vapen genom gruppen.'],
      ['Avsikt', 'Har sagt att skulden ska betalas.'],
      ['Tillfälle', 'Rör sig vid skolan.'],
      ['Scenario', 'Söker upp honom vid hållplatsen.'],
    ] as const)
      await keys.write(field(name), text);
    const group = (name: string) => page.getByRole('radiogroup', { name, exact: true });
    await keys.pick(group('Sannolikhet'), '4 · stor');
    await keys.pick(group('Konsekvens'), '3 · allvarlig');
    await keys.pick(group('Hotnivå'), 'Hög');
    await keys.pick(group('Bedömningens tillförlitlighet'), 'Medel');
    await keys.write(field('Källa'), 'Polisen, lokalpolisområdet');
    await keys.press(button('Besluta bedömningen'));
    await expect(view.current).toContainText('Beslutad av Maja Ek 2026-05-07');
    await keys.press(button('Ny undantagszon'));
    await keys.find(combo('Plats'), 'Norrk', /^Norrköping /);
    await keys.write(field('Radie, km'), '60');
    await keys.write(field('Skäl'), 'Gruppens hemort.');
    await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Spara' }));
    await expect(view.zones).toContainText('60 km');
  });

  const view = meetings(page);
  await test.step('a meeting is planned from the participant, with an agenda', async () => {
    await keys.back(main.getByRole('button', { name: 'Planera möte' }));
    await keys.key('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Planera möte' })).toBeFocused();
    await keys.writeDate(field('Datum'), '2026-05-07');
    for (const agency of ['Polisen', 'Skolan']) await keys.tick(main.getByRole('checkbox', { name: agency }));
    await keys.tick(main.getByRole('checkbox', { name: /Börja med mallens punkter/ }));
    await keys.press(main.getByRole('button', { name: 'Skapa mötet' }));
    for (const [title, subject] of [
      ['Säkerhet nu', 'Säkerhet'],
      ['Skolgång', 'Skola/arbete'],
    ] as const) {
      await keys.write(field('Ny punkt'), title);
      await keys.key('Enter');
      await expect(main.getByRole('textbox', { name: 'Rubrik', exact: true })).toHaveValue(title);
      await keys.choose(main.getByRole('button', { name: /Ämnesområde$/ }), subject);
    }
    await expect.poll(view.cover).toEqual(['', '1/2', '1/2']);
  });

  await test.step('it is held and finalised', async () => {
    await keys.press(main.getByRole('button', { name: 'Håll mötet' }));
    const entry = field('Vad som sades eller är känt');
    await keys.write(entry, 'Sedd vid hållplatsen två gånger.');
    await keys.key('Control+Enter');
    await expect(main.getByRole('listitem').filter({ hasText: 'Sedd vid hållplatsen' })).toBeVisible();
    await keys.press(main.getByRole('button', { name: 'Nästa punkt' }));
    await keys.write(entry, 'Mentorn ringer varje fredag.');
    await keys.key('Control+Enter');
    await expect(main.getByRole('listitem').filter({ hasText: 'Mentorn ringer' })).toBeVisible();
    for (const agency of ['Polisen', 'Skolan'])
      await keys.choose(main.getByRole('button', { name: new RegExp(`${agency}$`) }), 'Närvarande');
    await keys.press(main.getByRole('button', { name: 'Avsluta mötet' }));
    await keys.press(main.getByRole('button', { name: 'Färdigställ' }));
    await expect(main.getByText('Version 1, färdigställd').first()).toBeVisible();
  });

  await test.step('the school gets its minutes and no more', async () => {
    await keys.take(main.getByRole('button', { name: 'Lämna ut till Skolan' }), 'Spara som PDF');
    await expect(notice.getByText(/Skolan\.pdf sparades/)).toBeVisible();
    const text = await pdfText((await dialogs.saved()).at(-1) ?? '');
    expect(text).toContain('Mentorn ringer');
    expect(text).not.toContain('hållplatsen');
  });

  await test.step('a place is chosen outside the zone, and the card of the day printed', async () => {
    const plan = relocation(page);
    await keys.go('Deltagare');
    const list = participants(page);
    await keys.to(list.rows.first());
    const row = list.list.getByRole('row', { name: /Elias/ });
    for (let steps = 0; steps < 11 && !(await row.evaluate((element) => element.contains(document.activeElement))); steps += 1)
      await keys.key('ArrowDown');
    await keys.key('Enter');
    await keys.tab('Flyttplan');
    await keys.press(button('Gör en flyttplan'));
    await keys.find(combo('Lägg till kommun'), 'Linköping', /^Linköping(?!,)/);
    await expect(plan.refused).toContainText('innanför zon Norrköping (60 km)');
    await keys.find(combo('Lägg till kommun'), 'Örebro', /^Örebro(?!,)/);
    await keys.press(plan.alternatives.getByRole('button', { name: /^Örebro/ }));
    await keys.press(plan.alternatives.getByRole('button', { name: 'Välj Örebro' }));
    await expect(plan.alternatives.getByText('Vald', { exact: true })).toBeVisible();
    await keys.tab('Tidslinje');
    await keys.writeDate(field('Flyttdag'), '2026-05-13');
    await keys.tick(main.getByRole('checkbox').first());
    await expect(main.getByRole('checkbox').first()).toBeChecked();
    await keys.take(main.getByRole('button', { name: 'Skriv ut' }), 'Flyttdagens kort som PDF');
    await expect(notice.getByText(/Flyttdagens kort.*är sparad/)).toBeVisible();
  });
});
