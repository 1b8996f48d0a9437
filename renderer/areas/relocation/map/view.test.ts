import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onScreen, swedenBox } from '../../../../electron/base/gazetteer/projection.ts';
import { closeUp, panned, wholeCountry, zoomed } from './view.ts';

const size = { width: 560, height: 700 };
const zone = { at: { lat: 58.594, lon: 16.183 }, radiusKm: 60 };

describe('what the map shows', () => {
  it('is the whole country when there is nothing to show', () => {
    expect(closeUp([], size)).toEqual(wholeCountry(size));
  });

  it('goes no farther out than the whole country and no closer than 8 pixels a kilometre', () => {
    expect(zoomed(wholeCountry(size), 0.1, size).pxPerKm).toBe(wholeCountry(size).pxPerKm);
    expect(zoomed(closeUp([zone], size), 1000, size).pxPerKm).toBe(8);
  });

  it('keeps its middle over Sweden however far one drags', () => {
    const pixels = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(pixels, pixels, (dx, dy) => {
        const { x, y } = panned(closeUp([zone], size), dx, dy, size);
        expect(x >= swedenBox.left && x <= swedenBox.right && y >= swedenBox.top && y <= swedenBox.bottom).toBe(true);
      }),
    );
  });

  it('keeps the point that one zooms about where it is', () => {
    const view = closeUp([zone], size);
    const at = { x: 400, y: 200 };
    const plane = { x: view.x + (at.x - size.width / 2) / view.pxPerKm, y: view.y + (at.y - size.height / 2) / view.pxPerKm };
    const after = onScreen(plane, zoomed(view, 1.5, size, at), size);
    expect(after.x).toBeCloseTo(at.x, 6);
    expect(after.y).toBeCloseTo(at.y, 6);
  });
});
