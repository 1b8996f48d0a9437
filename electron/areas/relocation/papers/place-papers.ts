import { readableKm } from '../../../base/gazetteer/distance.ts';
import { locality, municipality } from '../../../base/gazetteer/gazetteer.ts';
import { municipalityByCode } from '../../../base/gazetteer/municipalities.ts';
import type { DraftBlock } from '../../../papers/paper.ts';
import type { Plan } from '../contract.ts';
import { mapFigure } from './map-papers.ts';
import { placeName, placeVerdict, type Place } from '../plan-rules.ts';
import { decisiveZone, type Zone, type ZoneDistance } from '../rules.ts';
import { paperWords, type Language } from './words-papers.ts';

const kilometres = (language: Language, km: number, limit?: number): string =>
  new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 3 }).format(readableKm(km, limit));

/** The zones in the shape the rules expect. */
export const zonesOfPlan = ({ zones }: Pick<Plan, 'zones'>): Zone[] =>
  zones.map(({ validTo, ...zone }) => ({ ...zone, ...(validTo === undefined ? {} : { validTo }) }));

const sentence = (language: Language, place: Place, decisive: ZoneDistance | undefined): string => {
  const w = paperWords[language];
  if (!decisive) return w.free;
  const { zone, seatKm, nearest, refuses } = decisive;
  const limit = kilometres(language, zone.radiusKm);
  const km = kilometres(language, seatKm, zone.radiusKm);
  const nearestKm = kilometres(language, nearest.km, zone.radiusKm);
  if (refuses)
    return seatKm <= zone.radiusKm
      ? w.inside(placeName(place), km, zone.centre.name, limit)
      : w.inside(nearest.name, nearestKm, zone.centre.name, limit);
  return place.locality !== null || nearest.km === seatKm
    ? w.outside(km, zone.centre.name, limit)
    : w.outsideNearer(km, zone.centre.name, limit, nearest.name, nearestKm);
};

/** The place as named in decisions: a single locality is marked as one, with its municipality. */
export const wholeName = (language: Language, place: Place): string =>
  place.locality === null
    ? placeName(place)
    : paperWords[language].localityOf(place.locality, municipalityByCode(place.code)?.name ?? place.code);

const distances = (language: Language, plan: Plan, place: Place): DraftBlock[] => {
  const w = paperWords[language];
  const verdict = placeVerdict(place, zonesOfPlan(plan), plan.today);
  if (!verdict || verdict.distances.length === 0) return [{ kind: 'paragraph', text: w.noZones }];
  return [
    {
      kind: 'table',
      caption: w.distances,
      columns: [
        { text: w.zone, share: 4 },
        { text: w.radius, align: 'end', share: 2 },
        { text: place.locality === null ? w.fromSeat : w.fromLocality, align: 'end', share: 3 },
        { text: w.fromNearest, align: 'end', share: 4 },
        { text: w.outcome, share: 2 },
      ],
      rows: verdict.distances.map(({ zone, seatKm, nearest, refuses }) => [
        zone.centre.name,
        kilometres(language, zone.radiusKm),
        kilometres(language, seatKm, zone.radiusKm),
        `${nearest.name} ${kilometres(language, nearest.km, zone.radiusKm)}`,
        refuses ? w.refused : w.allowed,
      ]),
    },
    { kind: 'facts', rows: verdict.distances.map(({ zone }) => ({ label: `${w.zone} ${zone.centre.name}`, value: zone.reason })) },
  ];
};

const figure = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  const places = plan.alternatives.flatMap((each, index) => {
    const at = each.locality === null ? municipality(each.code)?.seat : locality(each.code, each.locality);
    return at ? [{ lat: at.lat, lon: at.lon, name: placeName(each), rank: index + 1 }] : [];
  });
  if (places.length === 0 && plan.zones.length === 0) return [];
  return [
    {
      kind: 'figure',
      drawing: mapFigure(plan.zones, places, { width: 640, height: 370 }),
      alternative: w.mapAlternative(
        places.map(({ name, rank }) => `${String(rank)} ${name}`).join(', '),
        plan.zones.map(({ centre, radiusKm }) => `${centre.name} ${kilometres(language, radiusKm)} km`).join(', '),
      ),
      caption: `${w.mapCaption} ${w.attribution}`,
    },
  ];
};

/** The chosen place: where, the map, the distances with the zones' reasons, and what the gazetteer does not know. */
export const placeBlocks = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  const chosen = plan.alternatives.find(({ id }) => id === plan.destination?.alternativeId);
  const name = chosen ? (municipalityByCode(chosen.code)?.name ?? chosen.code) : '';
  const { state, override } = plan.destination ?? {};
  const conflict = state === 'conflict';
  return [
    { kind: 'heading', level: 2, text: w.placeHeading },
    ...(conflict ? [{ kind: 'notice', title: w.conflictTitle, text: w.conflictText } as const] : []),
    ...(state === 'overridden' && override
      ? [{ kind: 'notice', title: w.overrideTitle, text: w.overrideText(override.decidedBy, override.signedBy, override.reason) } as const]
      : []),
    {
      kind: 'paragraph',
      text: !chosen
        ? w.noPlace
        : chosen.locality !== null
          ? w.singleLocality(chosen.locality, name)
          : conflict || state === 'overridden'
            ? name
            : w.wholeMunicipality(name),
    },
    ...(chosen ? distances(language, plan, chosen) : []),
    { kind: 'paragraph', tone: 'quiet', text: w.limits },
    // Last: what can break over pages fills the page before a drawing that cannot.
    ...figure(language, plan),
  ];
};

/** The alternatives, in the user's order, each with its position relative to the deciding zone. */
export const alternativeBlocks = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  if (plan.alternatives.length === 0) return [];
  const zones = zonesOfPlan(plan);
  return [
    { kind: 'heading', level: 2, text: w.alternativesHeading },
    {
      kind: 'table',
      columns: [
        { text: w.rank, share: 1 },
        { text: w.place, share: 4 },
        { text: w.judged, share: 6 },
        { text: w.remark, share: 6 },
      ],
      rows: plan.alternatives.map((each, index) => {
        const verdict = placeVerdict(each, zones, plan.today);
        return [
          String(index + 1),
          wholeName(language, each),
          verdict ? sentence(language, each, decisiveZone(verdict)) : w.unknownPlace,
          each.remark,
        ];
      }),
    },
  ];
};
