import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, earthRadiusKm, readableKm } from './distance.ts';

const position = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('distance', () => {
  it('agrees with d3-geo anywhere on Earth', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(geoDistance([a.lon, a.lat], [b.lon, b.lat]) * earthRadiusKm, 3);
      }),
    );
  });

  it('is the same in both directions, nothing to itself, and never shorter by a detour', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(distanceKm(a, b)).toBe(distanceKm(b, a));
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(distanceKm(a, c) + distanceKm(c, b) + 1e-3);
      }),
    );
  });

  it('is a ten-thousandth of a meridian quarter for 0.009 degrees', () => {
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo((earthRadiusKm * Math.PI) / 2, 9);
    expect(distanceKm({ lat: 59, lon: 15 }, { lat: 59.009, lon: 15 })).toBeCloseTo(((earthRadiusKm * Math.PI) / 2) * 1e-4, 9);
  });
});

describe('a readable distance', () => {
  it('is whole kilometres, unless that would hide on which side of the limit it lies', () => {
    expect(readableKm(94.08, 60)).toBe(94);
    expect(readableKm(60.04, 60)).toBe(60.1);
    expect(readableKm(60.4, 60)).toBe(60.4);
    expect(readableKm(59.6, 60)).toBe(60);
    expect(readableKm(35.7, 35.5)).toBe(36);
    expect(readableKm(38.4)).toBe(38);
  });

  it('always lies on the same side of the limit as the true one', () => {
    const km = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(km, fc.integer({ min: 1, max: 300 }), (true_, limit) => {
        expect(readableKm(true_, limit) > limit).toBe(true_ > limit);
        expect(Math.abs(readableKm(true_, limit) - true_)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
