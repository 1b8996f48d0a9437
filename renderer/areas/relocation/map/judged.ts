import { readableKm } from '../../../../electron/base/gazetteer/distance.ts';
import { municipalities, type Municipality } from '../../../../electron/base/gazetteer/gazetteer.ts';
import { decisiveZone, municipalityAgainstZones, type Zone } from '../../../../electron/areas/relocation/rules.ts';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import type { IntlShape } from 'react-intl';

/** A municipality as the map shows it: allowed or not, and the sentence that says why. */
export type Judged = { readonly municipality: Municipality; readonly refused: boolean; readonly sentence: string };

const sentence = (intl: IntlShape, { name, seat }: Municipality, decisive: ReturnType<typeof decisiveZone>): string => {
  if (!decisive) return intl.formatMessage({ id: 'relocation.map.option-free' }, { name });
  const { zone, nearest, seatKm, refuses } = decisive;
  const number = (km: number) => intl.formatNumber(readableKm(km, zone.radiusKm), { maximumFractionDigits: 3 });
  const words = {
    name,
    zone: zone.centre.name,
    limit: intl.formatNumber(zone.radiusKm),
    seatKm: number(seatKm),
    nearestKm: number(nearest.km),
    locality: nearest.name,
  };
  if (!refuses)
    return intl.formatMessage(
      { id: nearest.name === seat.name ? 'relocation.map.option-allowed' : 'relocation.map.option-allowed-nearer' },
      words,
    );
  // The seat if it is inside, as the clearest reason; otherwise the locality that is.
  return intl.formatMessage(
    { id: seatKm <= zone.radiusKm ? 'relocation.map.option-refused' : 'relocation.map.option-refused-locality' },
    words,
  );
};

/**
 * Judges all 290 (some thousand distances: a few milliseconds). `conflicts`: code → reason in words, for municipalities that
 * something else than a zone rules out.
 */
export const judgeAll = (intl: IntlShape, zones: readonly Zone[], today: IsoDate, conflicts: Readonly<Record<string, string>>): Judged[] =>
  municipalities.map((municipality) => {
    const verdict = municipalityAgainstZones(municipality, zones, today);
    const reason = conflicts[municipality.code];
    if (!verdict.refused && reason !== undefined) {
      return {
        municipality,
        refused: true,
        sentence: intl.formatMessage({ id: 'relocation.map.option-conflict' }, { name: municipality.name, reason }),
      };
    }
    return { municipality, refused: verdict.refused, sentence: sentence(intl, municipality, decisiveZone(verdict)) };
  });
