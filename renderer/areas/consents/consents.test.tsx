import { expect, test } from '../../testing/test.ts';
import { consents, milo, participantWithGuardians } from '../../../e2e/models/consents.ts';

test('scenario-02 on the eighteenth birthday what guardians signed has lapsed', async ({ program }) => {
  const { page } = program;
  await participantWithGuardians(page, milo);
  const view = consents(page);
  await view.open('Milo Testberg');
  await view.button(/^Ny version$/).click();
  await page.keyboard.press('Space');
  await view.main.getByRole('textbox', { name: 'Ändamål' }).fill('SIG');
  await view.button('Spara version 1').click();
  await view.sign('Milo T.', '2026-05-06', '13.00');
  await view.sign('Dan T.', '2026-05-06', '13.00');
  await expect(view.answer('Polisen · Säkerhet')).toContainText('Version 1 omfattar Polisen för säkerhet, till och med 2026-09-13.');
});
