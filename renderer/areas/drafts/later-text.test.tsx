import type { Locator, Page } from '@playwright/test';
import { call } from '../../../e2e/fixtures/register.ts';
import { meetings, participantWithConsent } from '../../../e2e/models/meetings.ts';
import { participants } from '../../../e2e/models/participants.ts';
import { expect, test } from '../../testing/test.ts';

/** Types into a field, after what is done in the same moment: before the window has had any answer. */
const typeAtOnce = async (page: Page, into: Locator, text: string, press?: 'Enter'): Promise<void> => {
  const field = await into.elementHandle();
  await page.evaluate(
    ([input, typed, key]) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('there is no such field');
      if (key === undefined) input.focus();
      else input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, typed);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [field, text, press] as const,
  );
};

test('what is typed in the next field while the one before is saved stays, and is saved in its turn', async ({ program: { page } }) => {
  const view = participants(page);
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    ...{ givenName: 'Alva', familyName: 'Testberg', alias: '', personalNumber: '', numberMissingReason: 'inte känt' },
    ...{ birthDate: '', protection: 'none', phase: 'contact', municipality: null, openedOn: '2026-04-01' },
  });
  await view.toList();
  await view.open(/Alva/);
  await view.fact('Telefon').fill('070-174 06 05');
  await typeAtOnce(page, view.fact('Alias'), 'Räven');
  await expect(page.getByText('Ändrat: Telefon')).toBeVisible();
  await expect(view.fact('Alias')).toHaveValue('Räven');
  await view.fact('Alias').press('Tab');
  await expect(page.getByText('Ändrat: Alias')).toBeVisible();
  expect(await call(page, 'participants.get', { caseId })).toMatchObject({ phone: '070-174 06 05', alias: 'Räven' });
});

test('what is typed on in a field that is being saved stays, and is saved when the field is left', async ({ program: { page } }) => {
  const view = meetings(page);
  await participantWithConsent(page, 'Alva', { Polisen: ['housing'] });
  await view.toList();
  await view.plan({ date: '2026-05-14', about: ['Alva Testsson'], agencies: [], withTemplate: false });
  await view.addItem('Lägenhet', 'Boende');
  const title = view.main.getByRole('textbox', { name: 'Rubrik', exact: true });
  await title.fill('Lägenhet i');
  await typeAtOnce(page, title, 'Lägenhet i juni', 'Enter');
  await expect(view.item('Lägenhet i')).toBeVisible();
  await expect(title).toHaveValue('Lägenhet i juni');
  await title.press('Tab');
  await expect(view.item('Lägenhet i juni')).toBeVisible();
});
