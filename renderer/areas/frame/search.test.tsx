import { expect, test } from '../../testing/test.ts';
import { registered, search } from '../../../e2e/models/people.ts';

const notice =
  'Inget hittades. Enligt lag får du bara söka på namn, personnummer eller ärendenummer (SoLPuF 15 §). Försöket står i loggen.';

test('a name finds nobody whose record is protected, a whole number does, without a name', async ({ program }) => {
  const { page } = program;
  await registered(page, 'Gömd', { protection: 'protected-registration', alias: 'Räven' });
  const palette = search(page);
  await palette.open();
  for (const words of ['Gömd', 'Räven']) {
    await palette.type(words);
    await expect(palette.notice).toHaveText(notice);
  }
  await palette.type('Ä-2026-001');
  await expect(palette.hits).toHaveCount(1);
  await expect(palette.hits).toContainText('Skyddad post');
  await expect(palette.hits).not.toContainText('Gömd');
});
