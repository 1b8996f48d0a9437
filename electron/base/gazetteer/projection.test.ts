import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';
import { municipalities } from './gazetteer.ts';
import { placeLabels } from './labels.ts';
import { around, circlePath, fit, onScreen, project, scaleBar, swedenBox } from './projection.ts';

const seat = fc.constantFrom(...municipalities.map((each) => each.seat));
const size = { width: 560, height: 700 };

describe('the map', () => {
  it('shows short distances within 0.4 % of the truth anywhere in Sweden', () => {
    fc.assert(
      fc.property(
        seat,
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (a, north, east) => {
          const b = { lat: a.lat + north, lon: a.lon + east };
          const [p, q] = [project(a), project(b)];
          const km = distanceKm(a, b);
          expect(Math.abs(Math.hypot(p.x - q.x, p.y - q.y) - km)).toBeLessThanOrEqual(km * 0.004 + 1e-6);
        },
      ),
    );
  });

  it('draws a zone as a circle of its true radius', () => {
    const centre = { lat: 58.594, lon: 16.183 };
    const middle = project(centre);
    const points = [...circlePath(centre, 60).matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    expect(points.length).toBeGreaterThan(60);
    for (const { x, y } of points) expect(Math.abs(Math.hypot(x - middle.x, y - middle.y) - 60)).toBeLessThan(0.4);
  });

  it('has all of Sweden in its box, and the whole-country view shows every seat', () => {
    const view = fit(swedenBox, size, 16);
    for (const { seat: at } of municipalities) {
      const { x, y } = onScreen(project(at), view, size);
      expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
    }
  });

  it('fits a zone with its margin', () => {
    const box = around({ lat: 58.594, lon: 16.183 }, 60);
    const view = fit(box, size, 50);
    expect(120 * view.pxPerKm).toBeCloseTo(460, 5);
  });

  it('has a scale bar of 1, 2 or 5 and as long as fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 8, noNaN: true }), (pxPerKm) => {
        const { km, px } = scaleBar({ x: 0, y: 0, pxPerKm }, 140);
        expect(px).toBeLessThanOrEqual(140);
        expect(px).toBeGreaterThan(140 / 2.6);
        expect(['1', '2', '5']).toContain(String(km).replace(/0/g, ''));
      }),
    );
  });
});

describe('names on the map', () => {
  const wish = (id: string, x: number, y: number, must = false) => ({ id, text: 'Norrköping', at: { x, y }, gap: 4, size: 12, must });

  it('never cover one another unless they must', () => {
    const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 560 }), y: fc.integer({ min: 0, max: 700 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(points, (all) => {
        const labels = placeLabels(
          all.map(({ x, y }, i) => wish(String(i), x, y)),
          [],
          size,
        );
        const width = 'Norrköping'.length * 12 * 0.58;
        const left = (label: (typeof labels)[number]) =>
          label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
        labels.forEach((a, i) => {
          for (const b of labels.slice(i + 1)) {
            expect(Math.abs(a.y - b.y) >= 14.39 || Math.abs(left(a) - left(b)) >= width - 0.01).toBe(true);
          }
        });
      }),
    );
  });

  it('are all there when they must be, and left out when their place is out of the picture', () => {
    expect(
      placeLabels(
        [wish('a', 100, 100, true), wish('b', 101, 101, true), wish('c', 100, 102, true), wish('d', 99, 99, true), wish('e', 98, 99, true)],
        [],
        size,
      ),
    ).toHaveLength(5);
    expect(placeLabels([wish('a', -50, 100, true)], [], size)).toEqual([]);
  });
});
