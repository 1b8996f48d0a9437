import type { IsoDate } from '../../../base/dates.ts';
import { requireFields } from '../../../base/fields.ts';
import type { Id } from '../../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { Handlers } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import type { ThreatZone, threatsContract } from '../contract.ts';
import { actorById } from '../store.ts';
import { zonePlace, zoneProblems } from './zone-rules.ts';
import { allZonesOf, insertZone, setZoneEnd } from './zone-store.ts';

const zone = (db: Db, caseId: Id, id: Id, today: IsoDate): ThreatZone => {
  const found = allZonesOf(db, caseId, today).find((each) => each.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
};

export const zoneHandlers: Pick<Handlers<typeof threatsContract>, 'zones' | 'addZone' | 'endZone' | 'resumeZone'> = {
  zones: ({ caseId }, { db, today }) => allZonesOf(db, caseId, today),

  addZone: ({ caseId, ...fields }, { db, today, audit }) => {
    requireFields(zoneProblems(fields, today));
    const place = zonePlace(fields);
    if (!place) throw fieldRefusal('place', 'unknown-place');
    if (fields.ownerActorId !== null && !actorById(db, caseId, fields.ownerActorId)) throw fieldRefusal('ownerActorId', 'unknown-actor');
    const id = insertZone(db, caseId, fields, place, today);
    audit('threats.zone-added', { id, after: fields }, caseId);
    return zone(db, caseId, id, today);
  },

  endZone: ({ caseId, id, version }, { db, today, audit }) => {
    const before = zone(db, caseId, id, today);
    if (before.endedOn !== null || !setZoneEnd(db, id, version, today)) throw new Refusal('conflict');
    audit('threats.zone-ended', { id, before: { endedOn: null }, after: { endedOn: today } }, caseId);
    return zone(db, caseId, id, today);
  },

  resumeZone: ({ caseId, id, version }, { db, today, audit }) => {
    const before = zone(db, caseId, id, today);
    if (before.endedOn === null || !setZoneEnd(db, id, version, null)) throw new Refusal('conflict');
    audit('threats.zone-resumed', { id, before: { endedOn: before.endedOn }, after: { endedOn: null } }, caseId);
    return zone(db, caseId, id, today);
  },
};
