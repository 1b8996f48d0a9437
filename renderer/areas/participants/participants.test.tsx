import { testNumbers } from '../../../electron/base/test-numbers.ts';
import { expect, test } from '../../testing/test.ts';
import { call, unlock } from '../../../e2e/fixtures/register.ts';
import { participants } from '../../../e2e/models/participants.ts';

const [minor = '', adult = ''] = [testNumbers.at(-1)?.number, testNumbers[0]?.number];

const register = (page: Parameters<typeof call>[0], fields: Record<string, unknown>) =>
  call<{ caseId: string }>(page, 'participants.register', {
    givenName: 'Bo',
    familyName: 'Prov',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'inte känt',
    birthDate: '',
    protection: 'none',
    phase: 'contact',
    municipality: null,
    openedOn: '2026-04-01',
    ...fields,
  });

test('the same number is refused, the same name and birth date is shown before it is registered', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  await register(page, { givenName: 'Alva', familyName: 'Testberg', personalNumber: minor, numberMissingReason: '' });
  await register(page, { givenName: 'Dani', familyName: 'Exempelsson', birthDate: '2008-03-02' });
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('menuitem')).toHaveText(['Ny deltagare', 'Nytt möte']);
  await page.keyboard.press('Enter');

  await view.fill({ givenName: 'Annan', familyName: 'Person', number: minor });
  await view.submit();
  await expect(view.main.getByText('Numret finns redan hos en annan deltagare')).toBeVisible();

  await view.fill({ givenName: 'dani', familyName: 'Exempelsson', reason: 'asylsökande', birthDate: '2008-03-02' });
  await view.submit();
  const notice = view.main.getByRole('alert');
  await expect(notice).toContainText('Samma namn och födelsedatum finns redan.');
  await expect(notice.getByRole('listitem')).toContainText(['dani Exempelsson', 'Dani Exempelsson']);
  await view.main.getByRole('button', { name: 'Registrera ändå' }).click();
  await expect(view.title('dani Exempelsson')).toBeVisible();
});

test('the list sorts by every column and filters by decision and phase', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  for (const [givenName, phase] of [
    ['Östen', 'contact'],
    ['Alma', 'relocation'],
    ['Zeid', 'motivation'],
  ] as const)
    await register(page, { givenName, phase });
  await view.toList();
  await expect(view.rows).toContainText(['Zeid', 'Alma', 'Östen']);
  await view.list.getByRole('button', { name: 'Namn eller alias' }).click();
  await expect(view.rows).toContainText(['Alma', 'Zeid', 'Östen']);
  await view.list.getByRole('button', { name: 'Fas' }).click();
  await expect(view.rows).toContainText(['Östen', 'Zeid', 'Alma']);
  await view.list.getByRole('button', { name: 'Fas' }).click();
  await expect(view.rows).toContainText(['Alma', 'Zeid', 'Östen']);
  await view.main.getByRole('radio', { name: 'Flytt' }).click();
  await expect(view.rows).toHaveCount(1);
  await expect(view.main.getByRole('status').filter({ hasText: '1 av 3' })).toBeVisible();
});

test('a list longer than what is read at once is reached from end to end, and keeps place and focus', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  for (let i = 1; i <= 230; i += 1) await register(page, { givenName: `Person${String(i).padStart(3, '0')}`, familyName: 'Prov' });
  await view.toList();
  await expect(view.rows.first()).toContainText('Person230');
  await expect(view.list).toHaveAttribute('aria-rowcount', '231');
  // Only what is in view is in the document.
  expect(await view.rows.count()).toBeLessThan(60);

  const focused = view.list.locator('[role=row]:focus');
  await view.rows.first().focus();
  await page.keyboard.press('End');
  await expect(focused).toContainText('Person001');
  await expect(focused).toHaveAttribute('aria-rowindex', '231');
  await page.keyboard.press('ArrowUp');
  await expect(focused).toContainText('Person002');

  await page.keyboard.press('Home');
  await expect(focused).toContainText('Person230');
  await view.list.getByRole('button', { name: 'Namn eller alias' }).click();
  await expect(view.rows.first()).toContainText('Person001');
  await view.list.getByRole('button', { name: 'Namn eller alias' }).click();
  await expect(view.rows.first()).toContainText('Person230');
  // Far down at once, without what lies between.
  await view.list
    .locator('[role=rowgroup]')
    .last()
    .evaluate((element) => element.scrollTo({ top: 44 * 150 }));
  await expect(view.list.getByRole('row', { name: /Person080/ })).toBeVisible();
});

test('a protected record shows no name and opens only with a reason of ten characters', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  await register(page, { givenName: 'Gömd', familyName: 'Skyddsson', protection: 'protected-registration', alias: 'Räven' });
  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  await view.toList();
  await expect(view.rows).toContainText(['Skyddad post']);
  await expect(view.list).not.toContainText('Gömd');
  await expect(view.list).not.toContainText('Räven');
  await view.rows.first().click();

  const dialog = page.getByRole('dialog', { name: 'Skyddad post' });
  await dialog.getByLabel('Skäl').press('Escape');
  await expect(dialog).toBeHidden();
  await view.rows.first().click();
  await dialog.getByLabel('Skäl').fill('för kort');
  await dialog.getByRole('button', { name: 'Öppna' }).click();
  await expect(dialog.getByText('Skriv minst tio tecken.')).toHaveCount(1);
  await expect(view.main).not.toContainText('Gömd');
  await dialog.getByLabel('Skäl').fill('Möte med socialtjänsten i dag');
  await dialog.getByRole('button', { name: 'Öppna' }).click();
  await expect(view.title('Gömd Skyddsson')).toBeVisible();
  await expect(view.main.getByRole('note').first()).toContainText('Skyddad folkbokföring.');

  // Open for the rest of the session: no second reason for one and the same work.
  await view.toList();
  await view.rows.first().click();
  await expect(view.title('Gömd Skyddsson')).toBeVisible();
});

test('facts are changed where they stand, saved on leaving, and undone from the notice', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  const { caseId } = await register(page, { givenName: 'Alva', familyName: 'Testberg', personalNumber: adult, numberMissingReason: '' });
  await view.toList();
  await view.open(/Alva/);

  await view.fact('Telefon').fill('070-174 06 05');
  await view.fact('Telefon').press('Tab');
  await expect(page.getByText('Ändrat: Telefon')).toBeVisible();
  expect((await call(page, 'participants.get', { caseId }))['phone']).toBe('070-174 06 05');
  await view.undo();
  await expect(view.fact('Telefon')).toHaveValue('');

  await view.chooseFact('Fas', 'Stabilisering');
  await expect(page.getByRole('list', { name: 'Faser' }).locator('[aria-current=step]')).toHaveText('Stabilisering');
  await view.chooseFact('Skydd', 'Sekretessmarkering');
  await expect(view.main.getByRole('note').first()).toContainText('Sekretessmarkering.');

  await view.fact('Förnamn').fill('');
  await view.fact('Förnamn').press('Tab');
  await expect(view.facts.getByText('Fyll i det här.')).toBeVisible();
  await view.fact('Förnamn').press('Escape');
  await expect(view.fact('Förnamn')).toHaveValue('Alva');
});

test('a field that somebody else changed meanwhile shows both wordings, and another field is no conflict', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  const { caseId } = await register(page, { givenName: 'Alva', familyName: 'Testberg' });
  await view.toList();
  await view.open(/Alva/);
  await expect(view.fact('Alias')).toHaveValue('');

  const elsewhere = (version: number, changes: object) => call(page, 'participants.change', { caseId, version, changes });
  const { version } = (await call(page, 'participants.get', { caseId })) as { version: number };
  await view.fact('Alias').fill('Mitt');
  const next = (await elsewhere(version, { email: 'alva@exempel.se' })) as { version: number };
  await view.fact('Alias').press('Tab');
  await expect(page.getByText('Ändrat: Alias')).toBeVisible();

  await view.fact('Alias').fill('Mitt andra');
  await elsewhere(next.version + 1, { alias: 'Deras' });
  await view.fact('Alias').press('Tab');
  await expect(view.facts.getByText('Någon annan har ändrat till ”Deras”')).toBeVisible();
  await expect(view.fact('Alias')).toHaveValue('Mitt andra');
  await view.fact('Alias').focus();
  await view.fact('Alias').press('Tab');
  await expect.poll(async () => (await call(page, 'participants.get', { caseId }))['alias']).toBe('Mitt andra');
});

test('the number is masked until it is revealed', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  await register(page, { givenName: 'Alva', familyName: 'Testberg', personalNumber: minor, numberMissingReason: '' });
  await view.toList();
  await view.open(/Alva/);
  await expect(view.main).not.toContainText(minor);
  await view.main.getByRole('button', { name: 'Visa hela numret' }).click();
  await expect(view.main).toContainText(minor);
  await view.main.getByRole('button', { name: 'Dölj numret' }).click();
  await expect(view.main).not.toContainText(minor);
});

test('guardians are added, changed and ended with a way back, and siblings share them by number', async ({ program }) => {
  const { page } = program;
  const view = participants(page);
  const mother = testNumbers[1]?.number ?? '';
  await register(page, { givenName: 'Alva', familyName: 'Testberg', personalNumber: minor, numberMissingReason: '' });
  await register(page, { givenName: 'Bill', familyName: 'Testberg', birthDate: '2011-02-03' });

  for (const [child, phone] of [
    ['Alva', '070-174 06 05'],
    // Her sibling's file says nothing of how she is reached, until somebody writes it there.
    ['Bill', '070-174 06 06'],
  ] as const) {
    await view.toList();
    await view.open(new RegExp(child));
    await view.main.getByRole('button', { name: 'Lägg till vårdnadshavare' }).click();
    // The button of the warning leads to the tab; there is the one that adds.
    await expect(view.main.getByText('Ingen vårdnadshavare', { exact: true })).toBeVisible();
    await view.main.getByRole('button', { name: 'Lägg till vårdnadshavare' }).last().click();
    const dialog = page.getByRole('dialog', { name: 'Ny vårdnadshavare' });
    await dialog.getByLabel('Förnamn').fill('Cecilia');
    await dialog.getByLabel('Efternamn').fill('Testberg');
    await dialog.getByLabel('Personnummer').fill(mother);
    await dialog.getByLabel('Relation').fill('mor');
    await dialog.getByLabel('Telefon').fill(phone);
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await expect(dialog).toBeHidden();
    await expect(view.main.getByRole('listitem').filter({ hasText: 'Cecilia Testberg' })).toContainText(`mor · ${phone}`);
  }
  await expect(view.main.getByText('Vårdnadshavare saknas.')).toBeHidden();
  await view.main.getByRole('button', { name: 'Ändra', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra Cecilia Testberg' });
  await dialog.getByLabel('E-post').fill('cecilia@exempel.se');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(view.main.getByText('cecilia@exempel.se')).toBeVisible();
  await view.main.getByRole('button', { name: 'Avsluta' }).click();
  await expect(view.main.getByText('Vårdnadshavare saknas.')).toBeVisible();
  await view.undo();
  await expect(view.main.getByText('Vårdnadshavare saknas.')).toBeHidden();
});
