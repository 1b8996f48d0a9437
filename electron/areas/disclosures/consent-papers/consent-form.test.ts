import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestCore, refusal, value, type TestCore } from '../../../testing/test-core.ts';
import { agencyId, alva, cellsOf, milo, registerChild } from '../../../testing/consent-samples.ts';
import { aPdf } from '../../../testing/scan-samples.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore({ now: '2026-05-07T08:00:00.000Z' });
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw core.faults[0];
});

const ready = async (child: Parameters<typeof registerChild>[1], validTo = '2026-11-30') => {
  const { caseId } = await registerChild(core, child);
  const cells = cellsOf([await agencyId(core, 'Polisen')], ['leisure', 'safety']);
  const { id } = value(
    await core.client.consents.record({ caseId, purpose: 'Stöd att lämna gänget', validFrom: '2026-05-07', validTo, cells }),
  );
  return { caseId, consentId: id };
};
const text = (html: string): string =>
  html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, '|')
    .replaceAll(/\|+/g, '|');

it('prints who may hear what and one line for each who must sign, and stands in the log', async () => {
  const asked = await ready(alva);
  core.answers.push(() => ({ kind: 'printed' }));
  expect(value(await core.client.disclosures.consentForm({ ...asked, language: 'sv', as: 'print' }))).toEqual({ left: true, name: '' });
  const [ask] = core.asked;
  const page = ask?.port === 'print' ? text(ask.html) : '';
  for (const said of [
    'Samtycke till att uppgifter lämnas ut',
    'Alva Testberg',
    'Polisen',
    'Säkerhet och Fritid',
    'Bo Testberg, vårdnadshavare',
    'Cecilia Testberg, vårdnadshavare',
    'Alva Testberg, egen underskrift',
  ])
    expect(page).toContain(said);
  expect(page).not.toContain('Skolan');
  expect(page).not.toContain('20100101');
  expect(value(await core.client.disclosures.list({ caseId: asked.caseId }))).toMatchObject([
    { document: 'consent-form', recipientKind: 'own-unit', purpose: 'Blankett för underskrift', leftAs: 'print', versions: [] },
  ]);
});

it('is saved in English too, under a name that says no name, and tells when guardians lose their say', async () => {
  const asked = await ready(milo);
  core.answers.push(
    (ask) =>
      ask.port === 'print-to-pdf' && text(ask.html).includes('2026-09-14')
        ? { kind: 'pdf', bytes: aPdf(1) }
        : { kind: 'failed', code: 'internal' },
    (ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
  );
  const { name } = value(await core.client.disclosures.consentForm({ ...asked, language: 'en', as: 'pdf' }));
  expect(name).toBe('2026-05-07 Ä-2026-001 Consent form.pdf');
});

it('is made of nothing but a version of this case, opened in this session', async () => {
  const asked = await ready(milo);
  const { caseId } = await registerChild(core, { ...alva, guardians: [] });
  expect(refusal(await core.client.disclosures.consentForm({ ...asked, caseId, language: 'sv', as: 'print' }))).toBe('not-found');
  expect(refusal(await core.client.disclosures.consentForm({ ...asked, caseId: 'nobody', language: 'sv', as: 'print' }))).toBe('no-grant');
  expect(core.asked).toEqual([]);
});
