import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';
import { registered, search } from '../models/people.ts';

const notice =
  'Inget hittades. Enligt lag får du bara söka på namn, personnummer eller ärendenummer (SoLPuF 15 §). Försöket står i loggen.';

test('scenario-22 a place or a gang is no search term: no hits, the notice and a log entry; a case number finds exactly one', async ({
  program,
}) => {
  const { page } = program;
  await openRegister(page);
  // Both words are in the register, in notes and in a threat: only the search does not reach them.
  const alva = await registered(page, 'Alva');
  const bill = await registered(page, 'Bill');
  for (const caseId of [alva, bill])
    await call(page, 'events.add', {
      caseId,
      type: 'observation',
      nature: 'fact',
      happenedAt: '2026-05-06T08:00:00.000Z',
      source: 'polisen',
      reliability: 'high',
      subjectArea: 'safety',
      text: 'Sågs i Navestad tillsammans med Grönbackagänget.',
    });
  const palette = search(page);
  await palette.open();
  for (const words of ['Navestad', 'Grönbackagänget']) {
    await palette.type(words);
    await expect(palette.notice).toHaveText(notice);
    await expect(palette.hits).toHaveCount(0);
  }

  await palette.type('Ä-2026-002');
  await expect(palette.hits).toHaveCount(1);
  await expect(palette.hits).toContainText('Bill Provlund');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Bill Provlund' })).toBeVisible();

  // Two attempts without a match and one search, as shown in the log.
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Logg', { exact: true }).click();
  const rows = page.getByRole('main').getByRole('row');
  await expect(rows.filter({ hasText: 'Sökning utan träff' })).toHaveCount(2);
  await expect(rows.filter({ hasText: /Sökning(?! utan)/ })).toHaveCount(1);
  expect(await page.title()).not.toContain('Bill');
});
