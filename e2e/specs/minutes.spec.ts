import { expect, test } from '../fixtures/program.ts';
import { docxText, pdfText } from '../fixtures/papers.ts';
import { openRegister } from '../fixtures/register.ts';
import { meetings, participantWithConsent } from '../models/meetings.ts';

const everything = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'];

/** Words that occur only under items that the school has no access to. */
const withheld = ['Säkerhet nu', 'Kvarnbacken', 'skyddsvakt', 'Flytta bilen', 'Boende från juni', 'Hyresavtalet', '2026-05-12'];
const heard = ['Skolgång', 'Mentorn ringer varje fredag', 'Boka möte med mentorn', '2026-05-20'];

test('a meeting is prepared, held and finished; each gets its own minutes as PDF and Word and none a word more', async ({ program }) => {
  const { page, dialogs } = program;
  await openRegister(page);
  await participantWithConsent(page, 'Alva', { Polisen: everything, Skolan: ['school-work'] });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen', 'Skolan', 'Regionen'], withTemplate: false });
  await view.addItem('Säkerhet nu', 'Säkerhet');
  await view.addItem('Boende från juni', 'Boende');
  await view.addItem('Skolgång', 'Skola/arbete');

  await view.begin();
  await expect(view.main.getByRole('heading', { level: 2, name: 'Säkerhet nu' })).toBeVisible();
  await view.main.getByText('Samtycket har lästs upp').click();
  await view.write('Uppgift', 'Sedd vid Kvarnbacken två gånger', { Källa: 'Polisen' });
  await view.write('Beslut', 'Boka skyddsvakt till fredag', { Beslutsfattare: 'M. Ek' });
  await view.write('Åtgärd', 'Flytta bilen', { Ansvarig: 'Polisen', 'Vem där': 'K. Öst', Senast: '2026-05-12' });
  await view.toItem('Boende från juni');
  await view.write('Bedömning', 'Hyresavtalet kan förlängas');
  await view.toItem('Skolgång');
  await view.write('Uppgift', 'Mentorn ringer varje fredag', { Källa: 'Skolan' });
  await view.write('Åtgärd', 'Boka möte med mentorn', { Senast: '2026-05-20' });

  await view.main.getByRole('button', { name: 'Avsluta mötet' }).click();
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  await expect(view.main.getByRole('alert')).toContainText('Markera närvaro för alla kallade.');
  await view.tab('Håll mötet');
  await view.mark('Polisen', 'Närvarande');
  await view.mark('Skolan', 'Närvarande');
  await view.mark('Regionen', 'Förhinder');
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  await expect(view.main.getByText('Version 1, färdigställd').first()).toBeVisible();

  await expect(view.main.getByText(/Inget lämnas ut/)).toContainText('Samtycket omfattar inte Regionen');
  await expect(view.main.getByRole('button', { name: 'Lämna ut till Regionen' })).toHaveCount(0);
  await view.give('Skolan', 'Spara som PDF');
  await expect(view.saved(/Skolan\.pdf sparades/)).toBeVisible();
  await view.give('Skolan', 'Spara som Word');
  await expect(view.saved(/Skolan\.docx sparades/)).toBeVisible();
  await view.give('Polisen', 'Spara som PDF');
  await expect(view.saved(/Polisen\.pdf sparades/)).toBeVisible();
  await view.give('Egen verksamhet', 'Spara som PDF');
  await expect(view.saved(/Egen verksamhet\.pdf sparades/)).toBeVisible();

  const [schoolPdf = '', schoolDocx = '', policePdf = '', ownPdf = ''] = await dialogs.saved();
  const school = await pdfText(schoolPdf);
  for (const word of heard) expect(school).toContain(word);
  for (const word of withheld) expect(school).not.toContain(word);
  expect(school).not.toContain('Alva');
  const word = await docxText(schoolDocx);
  for (const each of heard) expect(word).toContain(each);
  for (const each of withheld) expect(word).not.toContain(each);
  // The number hangs in the margin and is painted after its heading.
  const numberOf = (text: string, heading: string): string => new RegExp(`${heading}\\s*(\\d+)`).exec(text)?.[1] ?? '';
  expect(['Skolgång', 'Åtgärder'].map((heading) => numberOf(school, heading))).toEqual(['1', '2']);
  for (const path of [policePdf, ownPdf]) {
    const text = await pdfText(path);
    for (const each of [...withheld, ...heard]) expect(text).toContain(each);
    expect(['Säkerhet nu', 'Boende från juni', 'Skolgång', 'Åtgärder'].map((heading) => numberOf(text, heading))).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  }

  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByRole('row', { name: /Alva Testsson/ }).click();
  await page.getByRole('tab', { name: 'Åtgärder' }).click();
  await view.main.getByRole('button', { name: 'Markera som klar: Flytta bilen' }).click();
  await expect(view.main.getByRole('region', { name: 'Klara' })).toContainText('Flytta bilen');
  await expect(view.main.getByRole('region', { name: 'Att göra' })).toContainText('Boka möte med mentorn');
});

test('finished minutes stand; a correction is the next version, and each file goes out through its own dialog', async ({ program }) => {
  const { page, dialogs } = program;
  await openRegister(page);
  await participantWithConsent(page, 'Alva', { Polisen: everything, Frivården: everything });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen', 'Frivården'], withTemplate: false });
  await view.addItem('Säkerhet nu', 'Säkerhet');
  await view.begin();
  await view.mark('Polisen', 'Närvarande');
  await view.mark('Frivården', 'Frånvarande');
  await view.write('Uppgift', 'Första lydelsen');
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  await expect(view.main.getByText('Version 1, färdigställd').first()).toBeVisible();
  await view.tab('Håll mötet');
  await expect(view.entry).toHaveCount(0);
  await view.tab('Avsluta');

  await view.main.getByRole('button', { name: 'Rätta i en ny version' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rätta i en ny version' }).click();
  await view.tab('Håll mötet');
  await view.main.getByRole('button', { name: 'Ändra' }).click();
  await view.entry.getByRole('textbox').first().fill('Andra lydelsen');
  await view.entry.getByRole('button', { name: /Spara ändringen/ }).click();
  await expect(view.main.getByText('Första lydelsen')).toHaveCount(0);
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: 'Färdigställ' }).click();
  await expect(view.main.getByText('Version 2, färdigställd').first()).toBeVisible();

  await view.main.getByRole('button', { name: 'Dela ut till myndigheterna' }).click();
  await expect(view.saved('2 filer sparades och står i loggen.')).toBeVisible();
  await view.main.getByRole('radio', { name: 'Version 1' }).click();
  await view.give('Polisen', 'Spara som PDF');
  await expect(view.saved(/Polisen\.pdf sparades/)).toBeVisible();
  const texts = await Promise.all((await dialogs.saved()).map((path) => pdfText(path)));
  expect(texts.map((text) => [text.includes('Första lydelsen'), text.includes('Andra lydelsen')])).toEqual([
    [false, true],
    [false, true],
    [true, false],
  ]);
});
