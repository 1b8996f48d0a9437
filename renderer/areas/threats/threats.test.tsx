import type { Page } from '@playwright/test';
import { expect, test } from '../../testing/test.ts';
import { threatsTab } from '../../../e2e/models/threats.ts';

type Reply = { readonly result: { readonly ok: boolean; readonly value: Record<string, unknown> } };

/** What other areas' specs prove — a register, a participant, a note — is made through the window's own client. */
const call = async (page: Page, procedure: string, input: unknown, passphrase?: string): Promise<Record<string, unknown>> => {
  const text = await page.evaluate(
    ([name, given, secret]) => {
      const { utvag } = window as unknown as { utvag: { call: (text: string, bytes: Uint8Array[]) => Promise<string> } };
      return utvag.call(JSON.stringify({ procedure: name, input: given }), secret === undefined ? [] : [new TextEncoder().encode(secret)]);
    },
    [procedure, input, passphrase] as const,
  );
  const { result } = JSON.parse(text) as Reply;
  expect(result.ok, procedure).toBe(true);
  return result.value;
};

const openParticipant = async (page: Page): Promise<void> => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: 'Deltagare' })
    .or(page.getByRole('link', { name: 'Deltagare' }))
    .first()
    .click();
  await page.getByText('Alva Testberg').first().click();
  await page.getByRole('tab', { name: 'Hot & risk' }).click();
};

/** A register with Alva, 16, in it, and her page open at Hot & risk. */
const begin = async (page: Page): Promise<string> => {
  const { code, ask } = (await call(page, 'users.proposeRecoveryCode', {})) as { code: string; ask: [number, number] };
  const groups = code.split('-');
  const register = {
    municipality: '0581',
    organisation: 'social-board',
    unit: 'Avhopparverksamheten',
    name: 'Maja Ek',
    signature: 'ME',
    language: 'sv',
  };
  await call(page, 'users.createRegister', { ...register, groups: ask.map((at) => groups[at]) }, 'korrekt häst batteri klammer');
  const { caseId } = await call(page, 'participants.register', {
    givenName: 'Alva',
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'ännu okänt',
    birthDate: '2010-01-01',
    protection: 'none',
    phase: 'assessment',
    municipality: null,
    openedOn: '2026-03-01',
  });
  await openParticipant(page);
  return String(caseId);
};

const factors = {
  Förmåga: 'Har tillgång till vapen genom gruppen.',
  Avsikt: 'Har sagt i två samtal att skulden ska betalas.',
  Tillfälle: 'Rör sig vid skolan på vardagar.',
  Scenario: 'Söker upp Alva vid hållplatsen efter skolan.',
  Källa: 'Polisen, lokalpolisområdet',
};
const grave = { likelihood: '4 · stor', consequence: '5 · livshotande', level: 'Hög', confidence: 'Medel' };

test.override('startClock', '2026-03-02T09:00:00Z');

test('a zone is added around a place found by typing, ended, and taken back', async ({ program }) => {
  const { page } = program;
  await begin(page);
  const tab = threatsTab(page);
  const form = await tab.addZone('Åby', 'Åby, Norrköping', '', 'Släkt till hotaktören bor här.');
  await expect(form).toContainText('Zonen ligger runt Åby i kommunen Norrköping.');
  await form.getByRole('button', { name: 'Spara zonen' }).click();
  await expect(form).toContainText('Fyll i det här.');
  await form.getByRole('textbox', { name: 'Radie, km' }).fill('2,5');
  await form.getByRole('button', { name: 'Spara zonen' }).click();
  await expect(form).toBeHidden();
  const row = tab.zones.getByRole('row', { name: /Åby/ });
  await expect(row).toContainText('2,5 km');
  await expect(row).toContainText('tills vidare');
  await row.getByRole('button', { name: 'Avsluta zonen runt Åby' }).click();
  await expect(row).toContainText('avslutad 2026-03-02');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row).toContainText('tills vidare');
});
