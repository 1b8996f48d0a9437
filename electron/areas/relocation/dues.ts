import { addDays, dateAt, dayBefore, type IsoDate } from '../../base/dates.ts';
import type { Dues } from '../../register/area.ts';
import { zonesOf } from '../threats/zones/zone-store.ts';
import { placeState } from './plan.ts';
import * as store from './store.ts';

/**
 * A chosen place that zones refuse, from the day it was chosen. `until`: the last day it is refused, where zones run out; null: without
 * end. Holds no place and no reason.
 */
export const relocationDues: Dues = {
  kinds: { conflict: null },
  of: (db, caseId, now) => {
    const plan = store.planOfCase(db, caseId);
    const chosen = plan && store.destinationOf(db, plan.planId);
    if (!plan || !chosen) return [];
    const { planId } = plan;
    const today = dateAt(now);
    const place = store.alternativesOf(db, planId).find((each) => each.id === chosen.alternativeId);
    const zones = zonesOf(db, caseId, today);
    const isRefusedOn = (day: IsoDate): boolean => placeState(place, zones, store.overrideOf(db, planId), day) === 'conflict';
    if (!isRefusedOn(today)) return [];
    const ends = zones.flatMap(({ validTo }) => (validTo === undefined ? [] : [addDays(validTo, 1)])).toSorted();
    const free = ends.find((day) => day > today && !isRefusedOn(day));
    const until = free === undefined ? null : dayBefore(free);
    return [{ kind: 'conflict', ref: planId, dueOn: dateAt(chosen.chosenAt), facts: { until } }];
  },
};
