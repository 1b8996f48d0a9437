import { describe, expect, it } from 'vitest';
import { mapFigure } from './map-papers.ts';

const zone = { centre: { name: 'Norrköping <&"', lat: 58.594, lon: 16.183 }, radiusKm: 60 };
const place = { name: 'Örebro', lat: 59.274, lon: 15.207, rank: 1 };
const size = { width: 480, height: 340 };

describe('the map on paper', () => {
  const svg = mapFigure([zone], [place], size);

  it('is made of shapes and text alone', () => {
    expect(new Set([...svg.matchAll(/<([a-z]+)/g)].map(([, name]) => name))).toEqual(
      new Set(['svg', 'rect', 'g', 'path', 'circle', 'text', 'line']),
    );
    expect(svg).not.toMatch(/ (class|style|href|on\w+|id)=/);
    expect(svg).not.toContain('NaN');
  });

  it('escapes what people have written', () => {
    expect(svg).toContain('Norrköping &lt;&amp;&quot; · 60 km');
  });

  it('names no place that it was not given', () => {
    const withoutPlace = mapFigure([zone], [], size);
    expect(withoutPlace).not.toContain('Örebro');
    expect(mapFigure([], [], size)).not.toMatch(/<text[^>]*>(?!\d+ km)/);
  });
});
