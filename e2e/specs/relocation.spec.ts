import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/program.ts';
import { addZone, openRegister, registerSam } from '../fixtures/register.ts';
import { relocation } from '../models/relocation.ts';

test.use({ startClock: '2026-05-07T08:00:00Z' });

/** A register with Sam in it, a zone of 60 km around Norrköping, and his page open at Flyttplan. */
const begin = async (page: Page): Promise<void> => {
  await openRegister(page);
  const caseId = await registerSam(page);
  await addZone(page, caseId);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByText('Sam Lindfors').first().click();
  await page.getByRole('tab', { name: 'Flyttplan' }).click();
  await page.getByRole('button', { name: 'Gör en flyttplan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Flyttplan · Ä-2026-001' })).toBeVisible();
};

const textOf = async (file: string): Promise<string> => {
  const document = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  return pages.join('\n').replaceAll(/\s+/g, ' ');
};

test('checklist, family, costs and the day itself are kept as they are written, and both papers leave', async ({ program }) => {
  const { page, dialogs } = program;
  await begin(page);
  const plan = relocation(page);
  await plan.weighOnMap('Örebro');
  await plan.main.getByRole('button', { name: 'Välj Örebro' }).click();

  await test.step('due days count from the move day, a tick says who and when', async () => {
    await plan.tab('Tidslinje');
    await plan.write('Flyttdag', '2026-05-28');
    await expect(plan.main.getByText('flyttdag torsdag 28 maj')).toBeVisible();
    const check = plan.main.getByRole('listitem').filter({ hasText: 'Polisens yttrande om orten' });
    await expect(check).toContainText('kvar 7 dagar');
    await check.getByRole('checkbox').press('Space');
    await expect(check).toContainText('klart 2026-05-07, Maja Ek');
    await expect(plan.main.getByText('1 av 9 obligatoriska är klara före flytten')).toBeVisible();
    await plan.field('Vad som ska göras').fill('Hämta passet');
    await plan.field('Senast dag').fill('-3');
    await plan.field('Senast dag').press('Enter');
    await expect(plan.main.getByRole('listitem').filter({ hasText: 'Hämta passet' })).toContainText('T−3');
    const school = plan.main.getByRole('listitem').filter({ hasText: 'Skolplats, rektor' });
    await school.getByRole('button', { name: /^Ändra Skolplats/ }).click();
    await school.getByRole('textbox', { name: /^Gäller inte här/ }).fill('Inga barn');
    await school.getByRole('textbox', { name: /^Gäller inte här/ }).press('Enter');
    await expect(school).toContainText('gäller inte: Inga barn');
  });

  await test.step('each in the family has a line', async () => {
    await plan.tab('Familj');
    await plan.field('Ny person, namn').fill('Eva');
    await plan.field('Ny person, relation').fill('mor');
    await plan.field('Ny person, relation').press('Enter');
    await plan.main.getByRole('radiogroup', { name: 'Flyttar eller stannar' }).getByText('Stannar', { exact: true }).click();
    await plan.main.getByRole('textbox', { name: /^Egen risk/ }).fill('Kan bli uppsökt');
    await plan.main.getByRole('textbox', { name: /^Egen risk/ }).blur();
  });

  await test.step('costs over the frame demand a new decision', async () => {
    await plan.tab('Kostnader');
    for (const [kind, quantity, price] of [
      ['Boende', '21', '1 950'],
      ['Transport', '1', '6400'],
      ['Deposition och hyra', '1', '8750'],
      ['Möbler', '1', '18 000'],
      ['Telefon', '1', '3290'],
      ['Resor', '1', '1140,00'],
    ] as const) {
      await plan.addCost(kind, quantity, price);
      await expect(plan.main.getByRole('combobox', { name: /^Slag, rad/ }).last()).toHaveValue(/./);
      await expect(plan.field('Nytt pris, kr')).toHaveValue('');
    }
    await plan.write('Beslutad ram, kr', '75000');
    await expect(plan.main.getByText('Nytt beslut krävs.')).toBeVisible();
    await expect(plan.main.getByRole('row', { name: /^Summa/ })).toContainText(/78\s530\skr/);
    await expect(plan.main.getByText(/3\s530\skr \(4,7\s%\)/).first()).toBeVisible();
    await plan.main.getByRole('textbox', { name: 'Antal, rad 1' }).fill('tjugo');
    await plan.main.getByRole('textbox', { name: 'Antal, rad 1' }).press('Enter');
    await expect(plan.main.getByText('Skriv ett tal med siffror.')).toBeVisible();
    await plan.main.getByRole('textbox', { name: 'Antal, rad 1' }).press('Escape');
    await plan.main.getByRole('button', { name: 'Ta bort rad 6' }).click();
    await expect(plan.main.getByRole('row', { name: /^Summa/ })).toContainText(/77\s390\skr/);
    await plan.undo();
    await expect(plan.main.getByRole('row', { name: /^Summa/ })).toContainText(/78\s530\skr/);
  });

  await test.step('the card is refused while it would tell the place', async () => {
    await plan.tab('Flyttdag');
    await plan.addTime('0640', 'Avresa');
    await plan.addTime('08.10', 'Ring in');
    await plan.addTime('13:30', 'Framme, ring in');
    await plan.write('Kodord', 'Blåbär');
    await plan.main.getByRole('textbox', { name: 'Vad, rad 13.30' }).fill('Vid stationen i Örebro');
    await plan.main.getByRole('textbox', { name: 'Vad, rad 13.30' }).press('Enter');
    await expect(plan.main.getByText('Det här avslöjar vart flytten går.').first()).toBeVisible();
    await plan.print('Flyttdagens kort som PDF');
    await expect(plan.notices).toContainText('Kortet skrivs inte ut förrän det är ändrat.');
    await plan.main.getByRole('textbox', { name: 'Vad, rad 13.30' }).fill('Kontaktpersonen möter');
    await plan.main.getByRole('textbox', { name: 'Vad, rad 13.30' }).press('Enter');
    await expect(plan.main.getByText('Det här avslöjar vart flytten går.')).toHaveCount(0);
    await plan.field('Ny kontakt').fill('Samordnaren');
    await plan.field('Telefonnummer').fill('070-174 06 05');
    await plan.field('Telefonnummer').press('Enter');
    await expect(plan.main.getByRole('textbox', { name: 'Nummer, rad Samordnaren' })).toHaveValue('070-174 06 05');
  });

  await test.step('both papers leave; the card tells neither the place nor the name', async () => {
    await plan.print('Flyttdagens kort som PDF');
    await expect(plan.notices).toContainText('Flyttdagens kort.pdf är sparad');
    await plan.print('Fullständig version som PDF');
    await expect(plan.notices).toContainText('Omplaceringsplan.pdf är sparad');
    const [card = '', full = ''] = await dialogs.saved();
    expect(`${card} ${full}`).not.toMatch(/Örebro|Lindfors/);
    const cardText = await textOf(card);
    expect(cardText).toContain('06.40');
    expect(cardText).toContain('Blåbär');
    expect(cardText).not.toMatch(/Örebro|Lindfors/);
    const fullText = await textOf(full);
    for (const words of ['exemplar 1', 'Örebro kommun', 'Hämta passet', 'Kan bli uppsökt', '78 530,00 kr', 'Nytt beslut krävs'])
      expect(fullText).toContain(words);
  });
});
