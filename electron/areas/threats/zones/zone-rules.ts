import { isIsoDate, type IsoDate } from '../../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../../base/fields.ts';
import { municipality, type Locality } from '../../../base/gazetteer/gazetteer.ts';

/** Kilometres. Half of southern Sweden is not a zone but a decision to leave the country. */
export const widestRadius = 500;

export type ZoneFields = {
  /** Municipality code. */
  readonly municipality: string;
  /** A locality of it; null: its seat. */
  readonly locality: string | null;
  readonly radiusKm: number;
  readonly reason: string;
  readonly validTo: string | null;
  /** Whose zone: a threat actor, or words, or neither known. */
  readonly ownerActorId: string | null;
  readonly ownerText: string;
};

/** The place at the centre of a zone, or undefined if it is not in the gazetteer. */
export const zonePlace = ({ municipality: code, locality }: Pick<ZoneFields, 'municipality' | 'locality'>): Locality | undefined => {
  const found = municipality(code);
  return locality === null ? found?.seat : found?.localities.find((each) => each.name === locality);
};

export const zoneProblems = (fields: ZoneFields, today: IsoDate): FieldProblems => ({
  place: zonePlace(fields) ? null : 'unknown-place',
  // `NaN > 0` is false, so NaN is out of range too.
  radiusKm: fields.radiusKm > 0 && fields.radiusKm <= widestRadius ? null : 'radius',
  reason: lineProblem(fields.reason, 1000),
  validTo: fields.validTo === null ? null : !isIsoDate(fields.validTo) ? 'date-shape' : fields.validTo < today ? 'date-past' : null,
  ownerText: textProblem(fields.ownerText, 200),
});

export type ZoneLife = { readonly validTo: IsoDate | null; readonly endedOn: IsoDate | null };

/** `ended`: somebody ended it, with immediate effect; `expired`: its last day has passed. */
export const zoneState = (zone: ZoneLife, today: IsoDate): 'active' | 'expired' | 'ended' => {
  if (zone.endedOn !== null) return 'ended';
  return zone.validTo !== null && zone.validTo < today ? 'expired' : 'active';
};
