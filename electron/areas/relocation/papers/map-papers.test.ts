import { describe, expect, it } from 'vitest';
import { drawingSvg } from '../../../papers/drawing.ts';
import { mapFigure } from './map-papers.ts';

const zone = { centre: { name: 'Norrköping <&"', lat: 58.594, lon: 16.183 }, radiusKm: 60 };
const place = { name: 'Örebro', lat: 59.274, lon: 15.207, rank: 1 };
const size = { width: 480, height: 340 };
const wordsOf = (drawing: ReturnType<typeof mapFigure>): string[] =>
  drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

describe('the map on paper', () => {
  const drawing = mapFigure([zone], [place], size);

  it('shows the land, each zone with its radius and each place with its number', () => {
    expect(drawing).toMatchObject(size);
    expect(drawing.shapes.filter(({ kind }) => kind === 'rings')).toHaveLength(2 + 1);
    expect(wordsOf(drawing).toSorted()).toEqual(['1', '50 km', 'Norrköping <&" · 60 km', 'Örebro']);
  });

  it('is drawn in numbers that a paper takes, at every scale', () => {
    for (const each of [drawing, mapFigure([], [place], size), mapFigure([{ ...zone, radiusKm: 600 }], [], size)])
      expect(drawingSvg(each, { role: 'img', 'aria-label': '' })).toMatch(/^<svg width="480" height="340" viewBox="0 0 480 340"/);
  });

  it('names no place that it was not given', () => {
    expect(wordsOf(mapFigure([zone], [], size))).not.toContain('Örebro');
    expect(wordsOf(mapFigure([], [], size))).toEqual([expect.stringMatching(/^\d+ km$/)]);
  });
});
