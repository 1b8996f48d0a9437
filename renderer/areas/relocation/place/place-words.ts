import type { IntlShape } from 'react-intl';
import { readableKm } from '../../../../electron/base/gazetteer/distance.ts';
import { municipalityByCode } from '../../../../electron/base/gazetteer/municipalities.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { placeVerdict, type Place } from '../../../../electron/areas/relocation/plan-rules.ts';
import { decisiveZone, type Zone, type ZoneDistance, type ZoneVerdict } from '../../../../electron/areas/relocation/rules.ts';

/** The plan's zones in the shape the rules and the map take. */
export const zonesOf = ({ zones }: Pick<Plan, 'zones'>): readonly Zone[] =>
  zones.map(({ validTo, ...zone }) => (validTo === undefined ? zone : { ...zone, validTo }));

/** "Örebro", or for a single locality "Motala, bara orten" and "Fornåsa i Motala, bara orten". */
export const placeWords = (intl: IntlShape, { code, locality }: Place): string => {
  const municipality = municipalityByCode(code)?.name ?? code;
  if (locality === null) return municipality;
  return intl.formatMessage(
    { id: locality === municipality ? 'relocation.place.seatOnly' : 'relocation.place.localityOnly' },
    { locality, municipality },
  );
};

/** Kilometres as read, never rounded across the limit. */
export const km = (intl: IntlShape, value: number, limit?: number): string =>
  intl.formatNumber(readableKm(value, limit), { maximumFractionDigits: 3 });

const valuesOf = (intl: IntlShape, { zone, seatKm, nearest }: ZoneDistance) => ({
  zone: zone.centre.name,
  limit: km(intl, zone.radiusKm),
  seatKm: km(intl, seatKm, zone.radiusKm),
  locality: nearest.name,
  nearestKm: km(intl, nearest.km, zone.radiusKm),
});

/** A place's position relative to one zone, in words. */
export const distanceWords = (intl: IntlShape, place: Place, distance: ZoneDistance): string => {
  const { zone, seatKm, nearest, refuses } = distance;
  const isAlone = place.locality !== null || nearest.km === seatKm;
  const id = refuses
    ? seatKm <= zone.radiusKm
      ? 'relocation.distance.refused'
      : 'relocation.distance.refusedLocality'
    : isAlone
      ? 'relocation.distance.allowed'
      : 'relocation.distance.allowedNearer';
  return intl.formatMessage({ id }, valuesOf(intl, distance));
};

export type JudgedPlace = { readonly verdict: ZoneVerdict | null; readonly isRefused: boolean; readonly sentence: string };

/** A place against the zones that hold today, with the sentence of the zone that decides. */
export const judgePlace = (intl: IntlShape, place: Place, zones: readonly Zone[], today: string): JudgedPlace => {
  const verdict = placeVerdict(place, zones, today);
  if (!verdict) return { verdict, isRefused: true, sentence: intl.formatMessage({ id: 'relocation.distance.unknown' }) };
  const decisive = decisiveZone(verdict);
  const sentence = decisive ? distanceWords(intl, place, decisive) : intl.formatMessage({ id: 'relocation.distance.free' });
  return { verdict, isRefused: verdict.refused, sentence };
};
