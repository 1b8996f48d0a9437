import { newId, type Id } from '../../../base/ids.ts';
import type { IsoDate } from '../../../base/dates.ts';
import type { Locality } from '../../../base/gazetteer/gazetteer.ts';
import type { Db } from '../../../register/database.ts';
import type { ThreatZone } from '../contract.ts';
import { zoneState, type ZoneFields } from './zone-rules.ts';

type Row = Omit<ThreatZone, 'state'>;

const select = `select z.id, z.municipality, z.locality, z.place_name as placeName, z.lat, z.lon, z.radius_km as radiusKm, z.reason, z.valid_to as validTo,
    z.owner_actor_id as ownerActorId, z.owner_text as ownerText, coalesce(a.pseudonym, z.owner_text) as owner, z.started_on as startedOn,
    z.ended_on as endedOn, z.version
  from threat_zones z left join threat_actors a on a.id = z.owner_actor_id`;

/** Every zone of a case, those in force first. */
export const allZonesOf = (db: Db, caseId: Id, today: IsoDate): ThreatZone[] =>
  db
    .all<Row>(`${select} where z.case_id = :caseId order by z.rowid desc`, { caseId })
    .map((row) => ({ ...row, state: zoneState(row, today) }))
    .sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));

/** A zone in the form destinations are judged against. */
type HoldingZone = {
  readonly id: Id;
  readonly centre: { readonly lat: number; readonly lon: number; readonly name: string };
  readonly radiusKm: number;
  readonly reason: string;
  readonly validTo?: IsoDate;
};

/** The zones in force today: neither ended nor past their last day. */
export const zonesOf = (db: Db, caseId: Id, today: IsoDate): HoldingZone[] =>
  allZonesOf(db, caseId, today)
    .filter((zone) => zone.state === 'active')
    .map(({ id, lat, lon, placeName, radiusKm, reason, validTo }) => ({
      id,
      centre: { lat, lon, name: placeName },
      radiusKm,
      reason,
      ...(validTo === null ? {} : { validTo }),
    }));

export const insertZone = (db: Db, caseId: Id, fields: ZoneFields, place: Locality, today: IsoDate): Id => {
  const id = newId();
  db.run(
    `insert into threat_zones (id, case_id, municipality, locality, place_name, lat, lon, radius_km, reason, valid_to, owner_actor_id, owner_text, started_on)
     values (:id, :caseId, :municipality, :locality, :placeName, :lat, :lon, :radiusKm, :reason, :validTo, :ownerActorId, :ownerText, :today)`,
    { id, caseId, ...fields, placeName: place.name, lat: place.lat, lon: place.lon, today },
  );
  return id;
};

/** False when the version was not the current one. */
export const setZoneEnd = (db: Db, id: Id, version: number, endedOn: IsoDate | null): boolean =>
  db.run('update threat_zones set ended_on = :endedOn, version = version + 1 where id = :id and version = :version', {
    id,
    version,
    endedOn,
  }) === 1;
