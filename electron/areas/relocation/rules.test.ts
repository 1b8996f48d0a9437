import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earthRadiusKm } from '../../base/gazetteer/distance.ts';
import { locality, municipalities, municipality, type Municipality } from '../../base/gazetteer/gazetteer.ts';
import { findMunicipality } from '../../base/gazetteer/municipalities.ts';
import { decisiveZone, localityAgainstZones, municipalityAgainstZones, zoneHolds, type Zone } from './rules.ts';

const today = '2026-05-07';

const named = (name: string): Municipality => {
  const whole = municipality(findMunicipality(name)?.code ?? '');
  if (!whole) throw new Error(name);
  return whole;
};
const place = (code: string, name: string) => {
  const found = locality(code, name);
  if (!found) throw new Error(name);
  return found;
};
const around = (name: string, radiusKm: number, validTo?: string): Zone => ({
  id: `${name} ${radiusKm}`,
  centre: named(name).seat,
  radiusKm,
  reason: 'Rivaliserande grupp rör sig här.',
  ...(validTo === undefined ? {} : { validTo }),
});
const refusedBy = (name: string, ...zones: Zone[]) => municipalityAgainstZones(named(name), zones, today);

describe('60 km around Norrköping', () => {
  const zone = around('Norrköping', 60);

  it('refuses Linköping, 38 km away', () => {
    const judged = refusedBy('Linköping', zone);
    expect(judged.refused).toBe(true);
    expect(decisiveZone(judged)?.seatKm).toBeCloseTo(38.4, 1);
  });

  it('lets Örebro through with all its localities: the seat at 94 km, the nearest, Odensbacken, at 74', () => {
    const judged = refusedBy('Örebro', zone);
    expect(judged.refused).toBe(false);
    expect(decisiveZone(judged)?.seatKm).toBeCloseTo(94.1, 1);
    expect(decisiveZone(judged)?.nearest).toMatchObject({ name: 'Odensbacken' });
    expect(decisiveZone(judged)?.nearest.km).toBeCloseTo(73.8, 1);
  });

  it('refuses Motala for Borensberg alone, though the town lies outside, and allows the town judged alone', () => {
    const decisive = decisiveZone(refusedBy('Motala', zone));
    expect(decisive).toMatchObject({ refuses: true, covered: ['Borensberg'] });
    expect(decisive?.seatKm).toBeGreaterThan(60);
    expect(localityAgainstZones(named('Motala').seat, [zone], today).refused).toBe(false);
    expect(localityAgainstZones(place('0583', 'Borensberg'), [zone], today).refused).toBe(true);
  });
});

describe('a zone', () => {
  it('holds through its last day and no longer', () => {
    expect(zoneHolds(around('Norrköping', 60, today), today)).toBe(true);
    expect(zoneHolds(around('Norrköping', 60, '2026-05-06'), today)).toBe(false);
    expect(refusedBy('Linköping', around('Norrköping', 60, '2026-05-06'))).toEqual({ refused: false, distances: [] });
  });

  it('refuses on its very edge', () => {
    const km = decisiveZone(refusedBy('Örebro', around('Norrköping', 60)))?.nearest.km ?? 0;
    expect(refusedBy('Örebro', around('Norrköping', km)).refused).toBe(true);
    expect(refusedBy('Örebro', around('Norrköping', km - 1e-9)).refused).toBe(false);
  });

  it('that is broken refuses everything rather than nothing', () => {
    expect(refusedBy('Kiruna', around('Norrköping', Number.NaN)).refused).toBe(true);
    const nowhere = { ...around('Norrköping', 60), centre: { name: '?', lat: Number.NaN, lon: 16 } };
    expect(refusedBy('Kiruna', nowhere).refused).toBe(true);
  });

  it('that refuses is told before one that merely lies nearer', () => {
    const judged = refusedBy('Linköping', around('Mjölby', 5), around('Norrköping', 60));
    expect(judged.distances.map(({ zone, refuses }) => [zone.centre.name, refuses])).toEqual([
      ['Norrköping', true],
      ['Mjölby', false],
    ]);
  });
});

describe('for any municipality and any zones', () => {
  const anyMunicipality = fc.constantFrom(...municipalities);
  const anyZone = fc.record({
    id: fc.uuid(),
    centre: fc.record({
      name: fc.constant('x'),
      lat: fc.double({ min: 55, max: 69.5, noNaN: true }),
      lon: fc.double({ min: 10.5, max: 24.5, noNaN: true }),
    }),
    radiusKm: fc.double({ min: 0.1, max: 300, noNaN: true }),
    reason: fc.constant('x'),
  });
  const anyZones = fc.array(anyZone, { maxLength: 6 });
  const refused = (where: Municipality, zones: readonly Zone[]) => municipalityAgainstZones(where, zones, today).refused;

  it('the verdict is that of measuring every locality with d3-geo', () => {
    fc.assert(
      fc.property(anyMunicipality, anyZones, (where, zones) => {
        const oracle = zones.some(({ centre, radiusKm }) =>
          where.localities.some((each) => geoDistance([each.lon, each.lat], [centre.lon, centre.lat]) * earthRadiusKm <= radiusKm),
        );
        expect(refused(where, zones)).toBe(oracle);
      }),
    );
  });

  it('a larger radius never allows more', () => {
    fc.assert(
      fc.property(anyMunicipality, anyZone, fc.double({ min: 0, max: 500, noNaN: true }), (where, zone, more) => {
        if (refused(where, [zone])) expect(refused(where, [{ ...zone, radiusKm: zone.radiusKm + more }])).toBe(true);
      }),
    );
  });

  it('adding a zone never allows more, and the order of zones does not matter', () => {
    fc.assert(
      fc.property(anyMunicipality, anyZones, anyZone, (where, zones, extra) => {
        if (refused(where, zones)) expect(refused(where, [...zones, extra])).toBe(true);
        expect(refused(where, [extra, ...zones])).toBe(refused(where, [...zones, extra]));
      }),
    );
  });

  it('judging a locality is never stricter than judging its municipality', () => {
    fc.assert(
      fc.property(anyMunicipality, anyZones, fc.nat(), (where, zones, pick) => {
        const one = where.localities[pick % where.localities.length] ?? where.seat;
        if (localityAgainstZones(one, zones, today).refused) expect(refused(where, zones)).toBe(true);
      }),
    );
  });
});
