import { existsSync } from 'node:fs';
import { getuid } from 'node:process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PortAnswer, PortAsk } from '../../../base/ports.ts';
import { openTestCore, value, type TestCore } from '../../../testing/test-core.ts';
import type { Plan } from '../contract.ts';
import type { PlanFields, PlanRow } from '../plan-rules.ts';
import { aPdf } from '../../../testing/scan-samples.ts';

const executablePath = [process.env['UTVAG_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path): path is string => path !== undefined && existsSync(path),
);

let browser: Browser;
let core: TestCore;
let caseId: string;
/** Names under which papers were saved. */
let saved: string[];

beforeAll(async () => {
  browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());
beforeEach(async () => {
  core = await openTestCore();
  saved = [];
});
afterEach(() => core.close());

const register = async (protection: 'none' | 'protected-registration' = 'none'): Promise<void> => {
  const person = {
    givenName: 'Sam',
    familyName: 'Lindfors',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'Ännu okänt',
    birthDate: '',
  };
  ({ caseId } = value(
    await core.client.participants.register({ ...person, protection, phase: 'relocation', municipality: '0581', openedOn: '2026-05-04' }),
  ));
};

/** Saves as the shell does and keeps the name. */
const answer = (ask: PortAsk): Promise<PortAnswer> | PortAnswer => {
  if (ask.port === 'save-file') {
    saved.push(ask.suggestedName);
    return { kind: 'saved', name: ask.suggestedName };
  }
  return { kind: 'cancelled' };
};
const pdfOf = async (html: string): Promise<Uint8Array> => {
  const page = await browser.newPage();
  await page.setContent(html);
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.close();
  return bytes;
};
/** The test core answers at once, so the PDF is made from the HTML requested after the call. */
const print = async (
  call: () => Promise<unknown>,
  save: 'save' | 'cancel' = 'save',
): Promise<{ readonly html: string; readonly text: string; readonly pages: number }> => {
  let html = '';
  core.answers.push(
    (ask) => {
      html = ask.port === 'print-to-pdf' ? ask.html : '';
      return { kind: 'pdf', bytes: aPdf(1) };
    },
    (ask) => (save === 'save' ? (answer(ask) as PortAnswer) : { kind: 'cancelled' }),
  );
  await call();
  const document = await getDocument({ data: new Uint8Array(await pdfOf(html)), verbosity: 0 }).promise;
  const texts = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    }),
  );
  return { html, text: texts.join('\n').replaceAll(' ', ' '), pages: document.numPages };
};

const version = async (): Promise<number> => value(await core.client.relocation.get({ caseId }))?.version ?? 0;
const add = async (row: PlanRow): Promise<Plan> => value(await core.client.relocation.addRow({ caseId, version: await version(), row }));
const change = async (changes: Partial<PlanFields>): Promise<Plan> =>
  value(await core.client.relocation.change({ caseId, version: await version(), changes }));

const written = async (): Promise<void> => {
  const zone = { caseId, locality: null, validTo: null, ownerActorId: null, ownerText: '' };
  value(
    await core.client.threats.addZone({ ...zone, municipality: '0581', radiusKm: 60, reason: 'Rivaliserande grupp rör sig här dagligen' }),
  );
  value(await core.client.threats.addZone({ ...zone, municipality: '0181', radiusKm: 35, reason: 'Hotaktörens släkt bor här' }));
  value(
    await core.client.threats.assess({
      caseId,
      basedOn: null,
      actorIds: [],
      capability: 'Vapen och bil finns inom gruppen.',
      intent: 'Uttalat hot efter avhoppet.',
      opportunity: 'Känner till skolan och hemmet.',
      vulnerabilities: 'Delar plats i flera appar.',
      protectiveFactors: 'Mor och bror stödjer flytten.',
      triggers: 'Rättegång i juni.',
      scenario: 'Söks upp vid hemmet kvällstid.',
      likelihood: 4,
      consequence: 4,
      level: 'very-high',
      deviationReason: '',
      confidence: 'medium',
      sources: [{ text: 'Polisen', reliability: 'high' }],
      reassessOn: '2026-05-14',
      decidedOn: '2026-05-07',
      decidedBy: 'Maja Ek',
      coAssessor: 'Per Ask',
      measures: [{ kind: 'defensive', text: 'Byt telefon och nummer', responsible: 'Samordnaren' }],
    }),
  );
  value(await core.client.relocation.create({ caseId }));
  await change({
    purpose: 'both',
    purposeText: 'Hotet är riktat mot hemmet, och vännerna drar tillbaka.',
    moveDate: '2026-05-28',
    decidedBy: 'Maja Ek',
    decidedOn: '2026-05-06',
    policeDate: '2026-05-05',
    policeText: 'Inga kända kopplingar till orten.',
    frameOre: 7_500_000,
    meetingPoint: 'Parkeringen vid simhallen',
    driver: 'Samordnaren',
    whoKnows: 'Samordnaren, ersättaren och polisens kontaktperson',
    ifLate: 'Vänta tio minuter, ring sedan. Åk aldrig hem.',
    codeWord: 'Blåbär',
    safeSpot: 'Polisstationen',
    reserveHousing: 'Akutboendet, rum 2',
    fetchesChildren: 'Mormor',
    moneyReserve: '2 000 kr i kuvert',
  });
  const plan = await add({ list: 'alternatives', code: '1880', locality: null, remark: 'Skola och öppenvård finns.' });
  await add({ list: 'alternatives', code: '0583', locality: 'Motala', remark: 'Nära mor.' });
  await add({ list: 'alternatives', code: '0580', locality: null, remark: '' });
  value(
    await core.client.relocation.chooseDestination({ caseId, version: await version(), alternativeId: plan.alternatives[0]?.id ?? '' }),
  );
  await add({ list: 'family', name: 'Eva', relation: 'mor', moves: 'stays', contact: 'Ringer via samordnaren', risk: 'Kan bli uppsökt' });
  const lines = [
    ['housing', 'Akutboende', 2100, 195_000],
    ['transport', '', 100, 640_000],
    ['deposit', 'Första hyran', 100, 875_000],
    ['furniture', '', 100, 1_800_000],
    ['phone', '', 100, 329_000],
    ['travel', '', 100, 114_000],
  ] as const;
  for (const [kind, text, quantity, unitOre] of lines) await add({ list: 'costs', kind, text, quantity, unitOre });
  await add({ list: 'times', time: '06:40', kind: 'departure', text: 'från simhallen' });
  await add({ list: 'times', time: '08:10', kind: 'check-in', text: '' });
  await add({ list: 'times', time: '13:30', kind: 'arrival', text: '' });
  await add({ list: 'numbers', name: 'Samordnaren', number: '070-174 06 05' });
};

const full = () => core.client.relocation.saveFull({ caseId, as: 'pdf' });
const card = () => core.client.relocation.saveCard({ caseId, as: 'pdf' });

describe('the full version', () => {
  it('holds all that was decided, in PDF and HTML, with the over-run frame as a demand for a new decision', async () => {
    await register();
    await written();
    const { text, html } = await print(full);
    for (const words of [
      'Omplaceringsplan Ä-2026-001',
      'exemplar 1',
      'Örebro kommun. Alla kommunens orter ligger utanför',
      'Odensbacken 74',
      '94',
      'Borensberg',
      'Nekas: Linköping ligger 38 km från Norrköping, gränsen är 60 km',
      'Rivaliserande grupp rör sig här dagligen',
      'Polisens yttrande om orten',
      'Blåbär',
      '112',
      '78 530,00 kr',
      '3 530,00 kr (4,7 %)',
      'Nytt beslut krävs',
      'Hot- och riskbedömning',
      'Uttalat hot efter avhoppet.',
      'Orter: GeoNames (CC BY 4.0). Kommuner: SCB. Karta: Natural Earth.',
      'byar under ungefär 1 000 invånare saknas',
    ].filter((words) => words !== 'Borensberg'))
      expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(html).toContain('aria-label="Karta över alternativen 1 Örebro, 2 Motala, 3 Linköping');
    const numbers = [...html.matchAll(/<span class="number">(\d+) /g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(saved).toEqual(['2026-05-07 Ä-2026-001 Omplaceringsplan.pdf']);
  });

  it('is numbered copy by copy, and a cancelled dialog uses up no number', async () => {
    await register();
    await written();
    expect((await print(full)).text).toContain('exemplar 1');
    expect((await print(full, 'cancel')).text).toContain('exemplar 2');
    expect((await print(full)).text).toContain('exemplar 2');
    const plan = value(await core.client.relocation.get({ caseId }));
    expect(plan?.copies.map(({ number, leftAs }) => [number, leftAs])).toEqual([
      [1, 'pdf'],
      [2, 'pdf'],
    ]);
    const log = value(await core.client.disclosures.list({ caseId }));
    expect(log.map(({ purpose }) => purpose)).toEqual(['Omplaceringsplan, exemplar 2', 'Omplaceringsplan, exemplar 1']);
  });
});

describe('the move-day card', () => {
  it('holds times, code word and numbers on one A6 page, and neither the place nor the name', async () => {
    await register();
    await written();
    const { text, html, pages } = await print(card);
    expect(pages).toBe(1);
    for (const words of ['Flyttdag torsdag 28 maj', '06.40', 'Ring in', 'Blåbär', '112', '070-174 06 05', 'Vänta tio minuter'])
      expect(text).toContain(words);
    // If lost, it shows neither whose it is nor from whom.
    for (const words of ['Ä-2026-001', 'Norrköping', 'Avhopparverksamheten', 'sekretess', 'Egen verksamhet'])
      expect(html).not.toContain(words);
    const body = html.slice(html.indexOf('<body'));
    for (const secret of ['Örebro', 'Motala', 'Linköping', 'Sam', 'Lindfors', 'Odensbacken', 'GeoNames']) {
      expect(text.split(secret)).toHaveLength(secret === 'Sam' ? text.split('Samordnaren').length : 1);
      expect(body.split(secret)).toHaveLength(secret === 'Sam' ? body.split('Samordnaren').length : 1);
    }
    expect(saved).toEqual(['2026-05-07 Ä-2026-001 Flyttdagens kort.pdf']);
  });

  it('is refused, row by row, while a row tells the place or the name', async () => {
    await register();
    await written();
    const told = await add({ list: 'times', time: '12:00', kind: 'other', text: 'Möter Örebros kontaktperson' });
    await change({ ifLate: 'Ring Lindfors' });
    const row = told.times.find(({ time }) => time === '12:00');
    expect(await card()).toMatchObject({
      error: { code: 'invalid', fields: { [`times.${row?.id}`]: 'tells-place', ifLate: 'tells-name' } },
    });
    expect(value(await core.client.relocation.get({ caseId }))?.cardGivesAway).toEqual({
      [`times.${row?.id}`]: 'tells-place',
      ifLate: 'tells-name',
    });
    expect(core.asked).toEqual([]);
  });

  it('under protected registration carries no free text at all; the full version has everything, numbered', async () => {
    await register('protected-registration');
    core.reason.given = 'Behövs på flyttdagen';
    await written();
    await add({ list: 'numbers', name: 'Bergaskolan', number: '011-15 00 00' });
    const { text, html } = await print(card);
    for (const words of ['simhallen', 'Bergaskolan', 'Vänta tio minuter']) {
      expect(text).not.toContain(words);
      expect(html).not.toContain(words);
    }
    for (const words of ['Avresa', 'Kontakt 2', '011-15 00 00', 'Blåbär']) expect(text).toContain(words);
    const whole = await print(full);
    for (const words of ['Bergaskolan', 'Parkeringen vid simhallen', 'exemplar 1']) expect(whole.text).toContain(words);
  });
});
