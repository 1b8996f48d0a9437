import { expectAccessible } from '../../testing/axe.ts';
import { expect, test } from '../../testing/test.ts';
import { call, unlock } from '../../../e2e/fixtures/register.ts';
import { addSecond, decisions } from '../../../e2e/models/decisions.ts';
import { people, registered } from '../../../e2e/models/people.ts';

test('fictitious identity ends a record for good, after every consequence was read', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  const caseId = await registered(page, 'Alva');
  await addSecond(page);
  await view.toList();
  await view.open(/Alva/);
  await view.chooseFact('Skydd', 'Fingerade personuppgifter');
  const question = page.getByRole('dialog', { name: 'Avsluta posten för gott?' });
  await expect(question.getByRole('listitem')).toHaveCount(5);
  await expect(question.getByRole('button', { name: 'Skriv under' })).toBeDisabled();
  await expectAccessible(page, 'the question before a record ends');
  await question.getByText('Jag förstår att posten inte kan öppnas för ändringar igen.').click();
  await decisions(page).sign();

  await expect(view.main.getByRole('note').first()).toContainText('Posten är avslutad för gott.');
  await expect(view.facts.getByRole('textbox')).toHaveCount(0);
  await expect(view.facts).toContainText('2026-05-07');
  await expect(view.note).toBeHidden();
  await expect(view.main.getByRole('button', { name: 'Planera möte' })).toBeHidden();
  await expectAccessible(page, 'a record that has ended');
  await view.tab('Familj & kontakter');
  await expect(view.main.getByRole('button', { name: 'Lägg till vårdnadshavare' }).first()).toBeDisabled();

  // Whatever still asks is told why, in words.
  await view.tab('Flyttplan');
  const create = view.main.getByRole('button', { name: /plan/i }).first();
  await create.click();
  await expect(page.getByText('Posten är avslutad för gott: deltagaren lever med fingerade personuppgifter.').first()).toBeVisible();
  await view.toList();
  await view.main.getByRole('radio', { name: 'Alla', exact: true }).click();
  await expect(view.rows).toContainText(['Skyddad post']);
  await expect(view.list).not.toContainText('Alva');
  expect((await call(page, 'participants.get', { caseId }))['isEnded']).toBe(true);
});

test('a protected person is in no list, title or notice of the window', async ({ program }) => {
  const { page } = program;
  const view = people(page);
  const caseId = await registered(page, 'Hemlighild', {
    familyName: 'Undansdotter',
    protection: 'protected-registration',
    alias: 'Skuggräven',
  });
  await call(page, 'meetings.plan', {
    ...{
      type: 'sig',
      number: null,
      date: '2026-05-08',
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      agencies: [],
      items: [],
      reason: '',
    },
    cases: [caseId],
  });
  await call(page, 'relocation.create', { caseId });
  // Back at the start screen nothing is remembered: every view asks anew.
  await page.keyboard.press('ControlOrMeta+l');
  await unlock(page);
  const rail = page.getByRole('navigation', { name: 'Huvudmeny' });
  for (const [place, shown] of [
    ['Idag', 'Ä-2026-001'],
    ['Deltagare', 'Skyddad post'],
    ['Möten', 'Skyddad post'],
    ['Flytt', 'Ä-2026-001 · skyddad'],
    ['Logg', 'Ä-2026-001'],
  ] as const) {
    await rail.getByText(place, { exact: true }).click();
    await expect(view.main.getByText(shown).first()).toBeVisible();
    for (const word of ['Hemlighild', 'Undansdotter', 'Skuggräven']) {
      await expect(page.locator('body')).not.toContainText(word);
      expect(await page.title()).not.toContain(word);
    }
  }
});
