import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingSvg, type DrawingOf, type ShapeOf } from './drawing.ts';
import { escapeHtml } from './html/escape.ts';

const named = { role: 'img', 'aria-label': '"<x>"' } as const;
const drawn = (...shapes: readonly ShapeOf<string>[]): string => drawingSvg({ width: 10, height: 20, shapes }, named);
const root = '<svg width="10" height="20" viewBox="0 0 10 20" role="img" aria-label="&quot;&lt;x&gt;&quot;">';
const stroke = { ink: 'zone', width: 1.2, dash: [4, 3] } as const;

describe('a drawing on a paper', () => {
  it.each<[ShapeOf<string>, string]>([
    [{ kind: 'rect', x: 0, y: 1, width: 2, height: 3, fill: 'sea' }, '<rect x="0" y="1" width="2" height="3" fill="#f3f1ed"/>'],
    [
      { kind: 'circle', x: 1.25, y: 2, radius: 3, fill: 'zone', opacity: 0.1, stroke },
      '<circle cx="1.3" cy="2" r="3" fill="#8e1f2f" fill-opacity="0.1" stroke="#8e1f2f" stroke-width="1.2" stroke-dasharray="4 3"/>',
    ],
    [
      // A line keeps its width on paper, however small the plane is drawn.
      { kind: 'rings', rings: [[0, 0, 5, 5, 0, 5], [1, 1, 2, 2.04], []], scale: 0.5, x: 3, y: 4, stroke },
      '<path transform="matrix(0.5 0 0 0.5 3 4)" d="M0,0L5,5L0,5ZM1,1L2,2Z" fill="none" stroke="#8e1f2f" stroke-width="2.4" stroke-dasharray="8 6"/>',
    ],
    [
      { kind: 'line', from: [0, 1], to: [2, 3], stroke: { ink: 'quiet', width: 1 } },
      '<line x1="0" y1="1" x2="2" y2="3" stroke="#5a6468" stroke-width="1"/>',
    ],
    [
      { kind: 'text', x: 1, y: 2, text: 'A & "B"', size: 10, ink: 'text', weight: 600, anchor: 'middle' },
      '<text x="1" y="2" text-anchor="middle" font-size="10" font-weight="600" fill="#1c2326" font-family="Inter, sans-serif">A &amp; &quot;B&quot;</text>',
    ],
  ])('is written from values: %j', (shape, svg) => expect(drawn(shape)).toBe(`${root}${svg}</svg>`));

  it('rounds the corners of a coast', () => {
    const coast = { kind: 'rings', rings: [], scale: 1, x: 0, y: 0, fill: 'land', stroke: { ink: 'border', width: 1 } } as const;
    expect(drawn(coast)).toContain(' fill="#ffffff" stroke="#d2cdc4" stroke-width="1" stroke-linejoin="round"/>');
  });

  it('lets no text out of its place', () => {
    const telling = fc.constantFrom('</text><script>alert(1)</script>', '"/><image href="//x"/>', '<!--', ']]>', '&xxe;', 'url(//x)');
    fc.assert(
      fc.property(fc.oneof(telling, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        const svg = drawn({ kind: 'text', x: 0, y: 0, text, size: 1, ink: 'text' });
        expect(svg.match(/<\/?[a-z!]+/g)).toEqual(['<svg', '<text', '</text', '</svg']);
        expect(/<text[^>]*>([^<]*)<\/text>/.exec(svg)?.[1]).toBe(escapeHtml(text));
      }),
    );
  });

  const bad = 'url(https://example.test/#a)"/><script>x</script>';
  it.each<[string, unknown]>([
    ['a text where a number belongs', { kind: 'circle', x: bad, y: 0, radius: 1 }],
    ['one among the points', { kind: 'rings', rings: [[0, 0, bad, 1]], scale: 1, x: 0, y: 0 }],
    ['one for the scale', { kind: 'rings', rings: [], scale: bad, x: 0, y: 0 }],
    ['one for a dash', { kind: 'line', from: [0, 0], to: [1, 1], stroke: { ink: 'zone', width: 1, dash: [1, bad] } }],
    ['a number that is none', { kind: 'circle', x: Number.NaN, y: 0, radius: 1 }],
    ['an endless one', { kind: 'line', from: [0, 0], to: [Infinity, 1], stroke: { ink: 'zone', width: 1 } }],
    ['a scale of nothing under a line', { kind: 'rings', rings: [], scale: 0, x: 0, y: 0, stroke }],
    ['a colour of its own', { kind: 'circle', x: 0, y: 0, radius: 1, fill: bad }],
    ['a colour from the prototype', { kind: 'circle', x: 0, y: 0, radius: 1, fill: 'constructor' }],
    ['an anchor of its own', { kind: 'text', x: 0, y: 0, text: '', size: 1, ink: 'text', anchor: bad }],
    ['a shape that there is not', { kind: 'image', href: bad }],
  ])('is refused when what went round the compiler holds %s', (_, shape) =>
    expect(() => drawn(shape as ShapeOf<string>)).toThrow(TypeError),
  );

  it('is refused without a size', () => {
    expect(() => drawingSvg({ width: bad, height: 1, shapes: [] } as unknown as DrawingOf<string>, named)).toThrow(TypeError);
  });
});
