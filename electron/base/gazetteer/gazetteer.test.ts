import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';
import { locality, municipalities, municipality } from './gazetteer.ts';
import { findMunicipality, municipalityNames } from './municipalities.ts';
import source from './outline.json' with { type: 'json' };

const named = (name: string) => {
  const found = findMunicipality(name);
  const whole = found && municipality(found.code);
  if (!whole) throw new Error(name);
  return whole;
};

describe('the gazetteer', () => {
  it('has 290 municipalities with unique codes and names in 21 counties', () => {
    expect(municipalities).toHaveLength(290);
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(290);
    expect(new Set(municipalities.map(({ name }) => name)).size).toBe(290);
    expect(new Set(municipalities.map(({ county }) => county)).size).toBe(21);
    expect(municipalities.every(({ code }) => /^\d{4}$/.test(code))).toBe(true);
  });

  it('gives every municipality a seat that is its first locality', () => {
    for (const { seat, localities } of municipalities) expect(localities[0]).toBe(seat);
  });

  it('names no locality twice within a municipality', () => {
    for (const { name, localities } of municipalities)
      expect(new Set(localities.map((each) => each.name)).size, name).toBe(localities.length);
  });

  it('has every seat and locality on Swedish ground, or within 8 km of a seat that is (the outline is thinned)', () => {
    const topology = source as unknown as Topology;
    const object = topology.objects['sweden'];
    if (!object) throw new Error('no Sweden');
    const sweden = feature(topology, object);
    const on = ({ lat, lon }: { lat: number; lon: number }) => geoContains(sweden, [lon, lat]);
    const shore = [0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (turn * Math.PI) / 180);
    const near = ({ lat, lon }: { lat: number; lon: number }) =>
      shore.some((turn) => on({ lat: lat + 0.072 * Math.cos(turn), lon: lon + 0.13 * Math.sin(turn) }));
    const astray = municipalities.flatMap(({ localities }) => localities).filter((each) => !on(each) && !near(each));
    expect(astray).toEqual([]);
  });

  it('has localities no farther from their seat than the largest municipality is long', () => {
    const far = municipalities.flatMap(({ name, seat, localities }) =>
      localities.filter((each) => distanceKm(seat, each) > 60).map((each) => `${name}: ${each.name}`),
    );
    expect(far).toEqual([]);
  });

  // Positions from public maps, to a hundredth of a degree: the ends and the middle of Sweden, including some seats set by table.
  it.each([
    ['Kiruna', 67.86, 20.23],
    ['Haparanda', 65.84, 24.14],
    ['Trelleborg', 55.38, 13.16],
    ['Strömstad', 58.94, 11.17],
    ['Gotland', 57.64, 18.3],
    ['Stockholm', 59.33, 18.07],
    ['Göteborg', 57.71, 11.97],
    ['Malmö', 55.6, 13.0],
    ['Örebro', 59.27, 15.21],
    ['Östersund', 63.18, 14.64],
    ['Åre', 63.35, 13.46],
    ['Härjedalen', 62.03, 14.36],
    ['Berg', 62.77, 14.43],
    ['Ale', 57.9, 12.05],
    ['Sigtuna', 59.62, 17.86],
    ['Malung-Sälen', 60.68, 13.72],
  ])('puts the seat of %s within 3 km of %d, %d', (name, lat, lon) => {
    expect(distanceKm(named(name).seat, { lat, lon })).toBeLessThan(3);
  });

  // Great-circle distances as commonly published, in kilometres.
  it.each([
    ['Stockholm', 'Göteborg', 398],
    ['Stockholm', 'Malmö', 513],
    ['Norrköping', 'Linköping', 38],
    ['Norrköping', 'Örebro', 94],
    ['Malmö', 'Kiruna', 1415],
    ['Umeå', 'Luleå', 214],
  ])('has %s and %s %d km apart, give or take 1 %', (a, b, km) => {
    expect(Math.abs(distanceKm(named(a).seat, named(b).seat) - km) / km).toBeLessThan(0.012);
  });

  it('finds a municipality as people write it', () => {
    for (const text of ['Örebro', ' örebro ', 'Örebro kommun', '1880']) expect(findMunicipality(text)?.code, text).toBe('1880');
    expect(findMunicipality('Linköpings kommun')?.name).toBe('Linköping');
    expect(findMunicipality('Göteborgs stad')?.name).toBe('Göteborg');
    expect(findMunicipality('Borås Stad')?.name).toBe('Borås');
    expect(findMunicipality('Håbo')?.name).not.toBe(findMunicipality('Habo')?.name);
    expect(findMunicipality('Exempelkommunen')).toBeUndefined();
    expect(findMunicipality('')).toBeUndefined();
  });

  it('lists in Swedish order, Å Ä Ö last', () => {
    expect(municipalityNames[0]?.name).toBe('Ale');
    expect(municipalityNames.at(-1)?.name).toBe('Övertorneå');
  });

  it('finds a locality by name', () => {
    expect(locality('1880', 'Odensbacken')?.lat).toBeCloseTo(59.17, 1);
    expect(locality('1880', 'Nowhere')).toBeUndefined();
  });
});
