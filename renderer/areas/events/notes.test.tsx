import { expect, test } from '../../testing/test.ts';
import { call, unlock } from '../../../e2e/fixtures/register.ts';
import { participants } from '../../../e2e/models/participants.ts';

test.beforeEach(async ({ program: { page } }) => {
  await call(page, 'participants.register', {
    givenName: 'Alva',
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'inte känt',
    birthDate: '2005-05-05',
    protection: 'none',
    phase: 'contact',
    municipality: '0581',
    openedOn: '2026-04-01',
  });
  const view = participants(page);
  await view.toList();
  await view.open(/Alva/);
});

test('a note is written with Ctrl Enter, stands in the timeline with its source, and is corrected with the earlier wording kept', async ({
  program: { page },
}) => {
  const view = participants(page);
  await expect(view.main.getByText('Inga anteckningar än')).toBeVisible();
  await view.main.getByRole('button', { name: 'Anteckning', exact: true }).click();
  await expect(view.text).toBeFocused();
  await view.text.fill('Kom till mötet i tid och var lugn.');
  await expect(view.note.getByText('Utkast sparat 10.00')).toBeVisible();
  await view.text.press('Control+Enter');
  await expect(view.text).toHaveValue('');
  await expect(view.saved).toContainText('Sparat 10.00');
  await expect(view.entries).toHaveCount(1);
  await expect(view.entries).toContainText(['Faktum']);
  await expect(view.entries).toContainText(['Egen iakttagelse · tillförlitlighet medel · antecknat av Maja Ek']);

  await view.entries.getByRole('button', { name: 'Rätta' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rätta anteckningen' });
  await dialog.getByRole('textbox', { name: 'Vad som hänt eller sagts' }).fill('Kom tio minuter sent men var lugn.');
  await dialog.getByRole('button', { name: 'Spara rättelsen' }).click();
  await expect(view.entries).toContainText(['Kom tio minuter sent']);
  await view.entries.getByText('1 tidigare lydelse').click();
  await expect(view.entries.getByText('Kom till mötet i tid och var lugn.')).toBeVisible();
});

test('a note in the future, without source or without words is refused at its fields', async ({ program: { page } }) => {
  const view = participants(page);
  await view.note.getByRole('textbox', { name: 'Källa' }).fill('');
  await view.note.getByRole('textbox', { name: 'Tid' }).fill('23.30');
  await view.note.getByRole('button', { name: 'Spara anteckning' }).click();
  await expect(view.note.getByText('Fyll i det här.')).toHaveCount(2);
  await expect(view.note.getByText('Datumet ligger i framtiden.')).toBeVisible();
});

test('what is typed comes back exactly: controls, emoji, right to left, markup', async ({ program: { page } }) => {
  const view = participants(page);
  const strings = [
    '<script>alert(1)</script>&lt;b&gt;"\'`',
    '👩‍👩‍👧‍👦 🏳️‍🌈 é e\u0301 \u{1F9D1}\u{1F3FF}',
    'הָיְתָה test ‮الكلالة‬ \u2066test\u2067',
    'tabb\there\u0001\u0008\u001B[31mrött\u0000slut\u200B\uFEFF',
    "Robert'); DROP TABLE events;--\nrad två\n\n  indrag  ",
  ];
  for (const words of strings) await view.writeNote(words);
  await expect(view.entries).toHaveCount(strings.length);
  const { rows } = await call<{ rows: { caseId: string }[] }>(page, 'participants.list', {});
  const [row] = rows;
  const { rows: kept } = await call<{ rows: { text: string }[] }>(page, 'events.list', { caseId: row?.caseId, limit: 500 });
  expect(kept.map((event) => event.text).toSorted()).toEqual(strings.toSorted());
});

test('the journal shows a hundred notes, and older ones when somebody asks', async ({ program: { page } }) => {
  const view = participants(page);
  const { rows } = await call<{ rows: { caseId: string }[] }>(page, 'participants.list', {});
  const [{ caseId } = { caseId: '' }] = rows;
  const note = { nature: 'fact', source: 'Samtal', reliability: 'medium', subjectArea: null };
  for (let i = 0; i < 130; i += 1)
    await call(page, 'events.add', {
      ...{ caseId, ...note, type: i === 0 ? 'threat' : 'observation', text: `Anteckning ${i}` },
      happenedAt: `2026-04-${String(1 + Math.floor(i / 10)).padStart(2, '0')}T10:00:0${i % 10}.000Z`,
    });
  // What was kept of the case in the window goes with the lock.
  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  await view.toList();
  await view.open(/Alva/);
  await expect(view.entries).toHaveCount(100);
  await expect(view.timeline).toContainText('Anteckning 129');
  await expect(view.timeline).not.toContainText('Anteckning 29');
  await view.main.getByRole('button', { name: 'Visa äldre anteckningar' }).click();
  await expect(view.entries).toHaveCount(130);
  await expect(view.main.getByRole('button', { name: 'Visa äldre anteckningar' })).toBeHidden();
  // One kind is asked for by itself: what is not here yet is found.
  await view.main.getByRole('radio', { name: 'Hot' }).click();
  await expect(view.entries).toHaveCount(1);
  await expect(view.timeline).toContainText('Anteckning 0');
});

test('a text that is too long is refused with the reason and kept; megabytes stay in the field', async ({ program: { page } }) => {
  const view = participants(page);
  await view.text.fill('a'.repeat(100_001));
  await view.text.press('Control+Enter');
  await expect(view.note.getByText('längre än 100 000 tecken')).toBeVisible();
  await expect(view.note.getByText('Utkast sparat 10.00')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  await view.toList();
  await view.open(/Alva/);
  await expect(view.note.getByText('Utkast från tidigare')).toBeVisible();
  expect((await view.text.inputValue()).length).toBe(100_001);

  await view.text.fill('b'.repeat(2_000_000));
  await expect(view.note.getByText('längre än 100 000 tecken')).toBeVisible();
  await expect(view.note.getByText('för stor för att sparas som utkast')).toBeVisible();
  await view.text.press('Control+Enter');
  expect((await view.text.inputValue()).length).toBe(2_000_000);
  await expect(view.entries).toHaveCount(0);
  await view.text.fill('kort');
  await expect(view.note.getByText('Utkast sparat')).toBeVisible();
});
