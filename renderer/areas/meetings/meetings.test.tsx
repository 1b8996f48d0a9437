import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { meetings, participantWithConsent } from '../../../e2e/models/meetings.ts';

const everything = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'];

test('a meeting is planned from the empty list, with each problem at its field, and the agenda starts from the template', async ({
  program,
}) => {
  const { page } = program;
  await participantWithConsent(page, 'Alva', { Polisen: everything, Skolan: ['school-work', 'leisure'] });
  const view = meetings(page);
  await view.toList();
  await expect(view.main.getByText('Inga möten än')).toBeVisible();
  await view.main.getByRole('button', { name: 'Planera möte' }).first().click();
  await view.main.getByRole('textbox', { name: 'Plats' }).fill('Storgatan 12');
  await view.main.getByRole('button', { name: 'Skapa mötet' }).click();
  await expect(view.main.getByText('Skriv platsen i ord utan adress.')).toBeVisible();
  await expect(view.main.getByText('Välj minst en deltagare.')).toBeVisible();
  await view.main.getByRole('textbox', { name: 'Plats' }).fill('Rådhuset');
  await view.main.getByRole('button', { name: 'Avbryt' }).click();

  await view.plan({ date: '2026-05-14', about: ['Alva Testsson'], agencies: ['Polisen', 'Skolan'] });
  await expect(view.title('SIG-möte 1')).toBeVisible();
  expect(await page.title()).not.toContain('Alva');
  await expect(view.agenda.getByRole('button', { name: 'Säkerhet nu' })).toBeVisible();
  await expect(view.row('Tidigare åtgärder').getByText('Ämne saknas')).toBeVisible();
  await expect.poll(() => view.cover()).toEqual(['', '10/11', '5/11']);
  await view.toList();
  await expect(view.main.getByRole('button', { name: /SIG-möte 1/ })).toContainText('Alva Testsson');
});

test('a meeting is planned from a participant, and somebody more is taken into it before it is held', async ({ program }) => {
  const { page } = program;
  await participantWithConsent(page, 'Alva', { Polisen: everything });
  await participantWithConsent(page, 'Milo', { Polisen: everything });
  const view = meetings(page);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByRole('row', { name: /Alva Testsson/ }).click();
  await view.main.getByRole('button', { name: 'Planera möte' }).click();
  await expect(view.main.getByRole('list', { name: 'Mötet handlar om' })).toContainText('Alva Testsson');
  await view.main.getByRole('textbox', { name: 'Datum' }).fill('2026-05-14');
  await view.main.getByRole('button', { name: 'Skapa mötet' }).click();
  await expect(view.title('SIG-möte 1')).toBeVisible();

  await view.main.getByRole('button', { name: 'Ändra mötet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra mötet' });
  await dialog.getByRole('combobox', { name: 'Mötet handlar om' }).fill('Milo');
  await page.getByRole('option', { name: /Milo Testsson/ }).click();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog).toBeHidden();
  await expect(view.main.getByText(/Alva Testsson.*Milo Testsson/).first()).toBeVisible();
});

test('the agenda is written, ordered and cut by keyboard, and shows at once who hears what', async ({ program }) => {
  const { page } = program;
  await participantWithConsent(page, 'Alva', { Polisen: everything, Frivården: everything });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-14', about: ['Alva Testsson'], agencies: ['Polisen', 'Frivården', 'Skolan'], withTemplate: false });
  for (const [title, subject] of [
    ['Säkerhet nu', 'Säkerhet'],
    ['Boende från juni', 'Boende'],
    ['Skolgång', 'Skola/arbete'],
    ['Behandling', 'Hälsa'],
  ] as const)
    await view.addItem(title, subject);
  await expect(view.panel('Skolan hör 0 av 4 punkter')).toContainText('Inget samtycke omfattar Skolan');
  await expect.poll(() => view.cover()).toEqual(['', '4/4', '0/4', '4/4']);
  await view.main.getByRole('button', { name: 'Se dagordningen för Skolan' }).click();
  await expect(page.getByRole('dialog').getByText('Inget lämnas ut')).toBeVisible();
  await page.keyboard.press('Escape');
  await view.agenda.getByRole('button', { name: 'Polisen' }).click();
  await view.main.getByRole('button', { name: 'Se dagordningen för Polisen' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText([
    /1\s*Säkerhet nu/,
    /2\s*Boende från juni/,
    /3\s*Skolgång/,
    /4\s*Behandling/,
  ]);
  await page.keyboard.press('Escape');

  await view.item('Behandling').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(view.agenda.locator('tbody th button')).toHaveText(['Säkerhet nu', 'Boende från juni', 'Behandling', 'Skolgång']);
  await expect(view.item('Behandling')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(view.agenda.locator('tbody th button')).toHaveText(['Säkerhet nu', 'Boende från juni', 'Skolgång']);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(view.agenda.locator('tbody th button')).toHaveText(['Säkerhet nu', 'Boende från juni', 'Behandling', 'Skolgång']);

  await view.item('Skolgång').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Skolgång i höst');
  await page.keyboard.press('Enter');
  await expect(view.item('Skolgång i höst')).toBeVisible();
});

test('an agenda that mentions somebody is asked about before it leaves, in the menu and in the preview', async ({ program }) => {
  const { page } = program;
  await participantWithConsent(page, 'Alva', { Polisen: everything });
  await participantWithConsent(page, 'Milo', { Skolan: ['leisure'] });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-14', about: ['Alva Testsson'], agencies: ['Polisen'], withTemplate: false });
  await view.addItem('Kontakten med Milo Testsson', 'Säkerhet');
  await expect.poll(() => view.cover()).toEqual(['', '1/1']);
  await view.main.getByRole('button', { name: 'Kallelser' }).click();
  await page.getByRole('menuitem', { name: 'Spara en dagordning till var och en (PDF)' }).click();
  const question = page.getByRole('alertdialog', { name: 'Läs rubriker och plats igen innan dagordningen lämnas' });
  await expect(question.getByRole('listitem')).toHaveText(['Punkt 1: nämner Milo Testsson.']);
  await expectAccessible(page, 'an agenda that mentions somebody');
  await question.getByRole('button', { name: 'Avbryt' }).click();
  expect(await program.dialogs.saved()).toEqual([]);
  await view.main.getByRole('button', { name: 'Se dagordningen för Polisen' }).click();
  const preview = page.getByRole('dialog', { name: 'Dagordning, SIG-möte', exact: true });
  await expect(preview.getByRole('note')).toContainText('Punkt 1: nämner Milo Testsson.');
  await expectAccessible(page, 'a preview that mentions somebody');
  await preview.getByRole('button', { name: 'PDF' }).click();
  await expect(view.saved(/Dagordning/)).toBeVisible();
  await view.main.getByRole('button', { name: 'Kallelser' }).click();
  await page.getByRole('menuitem', { name: 'Spara en dagordning till var och en (PDF)' }).click();
  await question.getByRole('button', { name: 'Lämna ändå' }).click();
  await expect(view.saved('1 fil sparades')).toBeVisible();
});
