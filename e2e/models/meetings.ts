import { expect, type Locator, type Page } from '@playwright/test';
import { call } from '../fixtures/register.ts';
import { choose } from './participants.ts';

/** An adult participant and a signed consent, created through the window's client: other specs prove those. */
export const participantWithConsent = async (
  page: Page,
  givenName: string,
  cover: Readonly<Record<string, readonly string[]>>,
  protection = 'none',
): Promise<string> => {
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    givenName,
    familyName: 'Testsson',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'påhittad',
    birthDate: '1999-03-02',
    protection,
    phase: 'stabilisation',
    municipality: null,
    openedOn: '2026-02-02',
  });
  const agencies = await call<readonly { id: string; name: string }[]>(page, 'settings.agencies', {});
  const cells = Object.entries(cover).flatMap(([name, subjects]) => {
    const agencyId = agencies.find((agency) => agency.name === name)?.id ?? '';
    return subjects.map((subject) => ({ agencyId, subject }));
  });
  const { personId } = await call<{ personId: string }>(page, 'participants.get', { caseId });
  const consent = await call<{ id: string }>(page, 'consents.record', {
    caseId,
    purpose: 'Stöd och skydd',
    validFrom: '2026-05-01',
    validTo: '2026-11-30',
    cells,
  });
  await call(page, 'consents.sign', { caseId, consentId: consent.id, personId, signedAt: '2026-05-04T09:00:00.000Z' });
  return caseId;
};

export type NewMeeting = {
  readonly date: string;
  readonly about: readonly string[];
  readonly agencies: readonly string[];
  readonly withTemplate?: boolean;
};

/** The list of meetings, the form for planning one, and the three parts of a meeting. */
export const meetings = (page: Page) => {
  const main = page.getByRole('main');
  const agenda = main.getByRole('table', { name: 'Dagordning' });
  const entry = main.getByRole('form', { name: 'Anteckna under punkten' });
  const row = (title: string): Locator => agenda.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) });
  return {
    main,
    agenda,
    entry,
    row,
    /** The item's row header, where the keys work. */
    item: (title: string): Locator => agenda.getByRole('button', { name: title, exact: true }),
    toList: () => page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Möten', { exact: true }).click(),
    title: (name: string) => page.getByRole('heading', { level: 1, name }),
    tab: (name: string) => main.getByRole('tab', { name }).click(),
    panel: (name: string | RegExp) => main.getByRole('region', { name }),
    plan: async ({ date, about, agencies, withTemplate = true }: NewMeeting): Promise<void> => {
      await main.getByRole('button', { name: 'Planera möte' }).first().click();
      await main.getByRole('textbox', { name: 'Datum' }).fill(date);
      for (const who of about) {
        await main.getByRole('combobox', { name: 'Mötet handlar om' }).fill(who);
        await page.getByRole('option', { name: who }).click();
      }
      for (const agency of agencies) await main.getByText(agency, { exact: true }).click();
      if (!withTemplate) await main.getByText('Börja med mallens punkter').click();
      await main.getByRole('button', { name: 'Skapa mötet' }).click();
    },
    addItem: async (title: string, subject: string): Promise<void> => {
      const field = agenda.getByRole('textbox', { name: 'Ny punkt' });
      await field.fill(title);
      await field.press('Enter');
      await row(title).waitFor();
      // The panel already belongs to the new item, not to the previous one.
      await expect(main.getByRole('textbox', { name: 'Rubrik', exact: true })).toHaveValue(title);
      await choose(page, main, 'Ämnesområde', subject);
      await row(title).getByText(subject, { exact: true }).waitFor();
    },
    /** Text of the total below an agency's column: `2/4`. */
    cover: (): Promise<readonly string[]> => agenda.locator('tfoot td').allInnerTexts(),
    /** Presses "Håll mötet" and waits for the view of the meeting room. */
    begin: async (): Promise<void> => {
      await main.getByRole('button', { name: 'Håll mötet' }).click();
      await main.getByRole('region', { name: 'Närvaro' }).waitFor();
    },
    mark: (agency: string, attendance: string) => choose(page, main, agency, attendance),
    toItem: (title: string) => main.getByRole('list', { name: 'Dagordning' }).getByRole('button', { name: title }).click(),
    write: async (
      kind: 'Uppgift' | 'Bedömning' | 'Beslut' | 'Åtgärd',
      words: string,
      rest: Readonly<Record<string, string>> = {},
    ): Promise<void> => {
      await entry.getByRole('radio', { name: kind }).click();
      const text = entry.getByRole('textbox').first();
      await text.fill(words);
      for (const [label, value] of Object.entries(rest)) {
        if (label === 'Ansvarig') await choose(page, entry, label, value);
        else await entry.getByRole('textbox', { name: label }).fill(value);
      }
      await text.press('Control+Enter');
      await main.getByRole('listitem').filter({ hasText: words }).waitFor();
      await expect(text).toHaveValue('');
    },
    give: async (recipient: string, how: string): Promise<void> => {
      await main.getByRole('button', { name: `Lämna ut till ${recipient}` }).click();
      await page.getByRole('menuitem', { name: how }).click();
    },
    saved: (name: RegExp | string) => page.getByRole('region', { name: 'Meddelanden' }).getByText(name),
  };
};
