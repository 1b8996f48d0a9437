/** The municipalities with their seats and localities. In the renderer, load this together with the view that needs it (27 kB). */
import type { Position } from './distance.ts';
import { municipalityNames, type MunicipalityName } from './municipalities.ts';
import rows from './places.json' with { type: 'json' };

/** A town, village or suburb with about a thousand inhabitants or more. */
export type Locality = Position & { readonly name: string };

export type Municipality = MunicipalityName & {
  /** The main town (centralort); always the first of {@link localities}. */
  readonly seat: Locality;
  /** At least one. Villages below about a thousand inhabitants are not included. */
  readonly localities: readonly Locality[];
};

type Row = [code: string, places: [name: string, lat: number, lon: number][]];

const places = new Map((rows as unknown as Row[]).map(([code, list]) => [code, list.map(([name, lat, lon]) => ({ name, lat, lon }))]));

/** All 290, in Swedish alphabetical order. */
export const municipalities: readonly Municipality[] = municipalityNames.map((each) => {
  const localities = places.get(each.code) ?? [];
  const [seat] = localities;
  if (!seat) throw new Error(`the gazetteer has no seat for ${each.code}`);
  return { ...each, seat, localities };
});

const byCode = new Map(municipalities.map((each) => [each.code, each]));

export const municipality = (code: string): Municipality | undefined => byCode.get(code);

/** A locality of a municipality by its exact name. */
export const locality = (code: string, name: string): Locality | undefined =>
  byCode.get(code)?.localities.find((each) => each.name === name);
