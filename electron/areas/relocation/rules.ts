/**
 * Where somebody may not be moved to. A zone is a circle that somebody dangerous moves in; a municipality is refused when any of its
 * localities is in one, because a placement is offered by the municipality, not by a particular town. A single locality may be judged
 * instead, when the place is known that exactly.
 */
import type { IsoDate } from '../../base/dates.ts';
import { distanceKm, type Position } from '../../base/gazetteer/distance.ts';
import type { Locality, Municipality } from '../../base/gazetteer/gazetteer.ts';

export type Zone = {
  readonly id: string;
  readonly centre: Position & { readonly name: string };
  readonly radiusKm: number;
  readonly reason: string;
  /** The last day it is in force; without one it is in force until somebody ends it. */
  readonly validTo?: IsoDate;
};

/** How one zone relates to the judged place. Kilometres, unrounded: word them with `readableKm`. */
export type ZoneDistance = {
  readonly zone: Zone;
  /** From the municipality's seat (or, for a single locality, from that). */
  readonly seatKm: number;
  /** The locality nearest the zone's centre, the seat included. */
  readonly nearest: { readonly name: string; readonly km: number };
  /** Names of the localities inside, nearest first; empty when the zone allows. */
  readonly covered: readonly string[];
  readonly refuses: boolean;
};

export type ZoneVerdict = {
  readonly refused: boolean;
  /** One for each zone in force: those that refuse first, then by the distance left to their edge. */
  readonly distances: readonly ZoneDistance[];
};

/** A zone is in force through its last day. */
export const zoneHolds = (zone: Zone, today: IsoDate): boolean => zone.validTo === undefined || today <= zone.validTo;

/** On the edge counts as inside; so does a distance that cannot be computed: a broken zone must not open the map. */
const inside = (km: number, zone: Zone): boolean => !(km > zone.radiusKm);

const against = (seat: Position, localities: readonly Locality[], zone: Zone): ZoneDistance => {
  const all = localities.map(({ name, lat, lon }) => ({ name, km: distanceKm({ lat, lon }, zone.centre) })).sort((a, b) => a.km - b.km);
  const seatKm = distanceKm(seat, zone.centre);
  const covered = all.filter(({ km }) => inside(km, zone)).map(({ name }) => name);
  return { zone, seatKm, nearest: all[0] ?? { name: '', km: seatKm }, covered, refuses: covered.length > 0 || inside(seatKm, zone) };
};

const verdict = (seat: Position, localities: readonly Locality[], zones: readonly Zone[], today: IsoDate): ZoneVerdict => {
  const distances = zones
    .filter((zone) => zoneHolds(zone, today))
    .map((zone) => against(seat, localities, zone))
    .sort((a, b) => Number(b.refuses) - Number(a.refuses) || a.nearest.km - a.zone.radiusKm - (b.nearest.km - b.zone.radiusKm));
  return { refused: distances.some(({ refuses }) => refuses), distances };
};

/** Judges the whole municipality: its seat and every locality against every zone in force today. */
export const municipalityAgainstZones = (municipality: Municipality, zones: readonly Zone[], today: IsoDate): ZoneVerdict =>
  verdict(municipality.seat, municipality.localities, zones, today);

/** Judges one locality only; never stricter than its municipality. */
export const localityAgainstZones = (locality: Locality, zones: readonly Zone[], today: IsoDate): ZoneVerdict =>
  verdict(locality, [locality], zones, today);

/** The zone to name first: the one that refuses, or else the one whose edge is nearest. */
export const decisiveZone = (judged: ZoneVerdict): ZoneDistance | undefined => judged.distances[0];
