import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { seatNames } from './gazetteer-corrections.ts';
import { build } from './gazetteer.ts';

it('makes, byte for byte, the files that are committed', () => {
  for (const [name, text] of Object.entries(build())) {
    expect(readFileSync(new URL(`../electron/base/gazetteer/${name}.json`, import.meta.url), 'utf8') === text, name).toBe(true);
  }
});

it('keeps the map small enough to load with the view that shows it', () => {
  const { municipalities, places, outline } = build();
  expect([municipalities, places, outline].map((text) => Buffer.byteLength(text)).every((bytes) => bytes < 90_000)).toBe(true);
});

it('corrects only municipalities that exist under the name given', () => {
  const { municipalities, places } = build();
  const names = new Map((JSON.parse(municipalities) as [string, string, string][]).map(([code, name]) => [code, name]));
  const seats = new Map((JSON.parse(places) as [string, [string, number, number][]][]).map(([code, list]) => [code, list[0]?.[0]]));
  for (const [code, { municipality, seat }] of Object.entries(seatNames)) {
    expect(names.get(code)).toBe(municipality);
    expect(seats.get(code)).toBe(seat);
  }
});
