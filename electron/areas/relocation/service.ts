import { requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Db, SqlValue } from '../../register/database.ts';
import { isSealed, listName } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { readSettings } from '../settings/store.ts';
import { zonesOf } from '../threats/zones/zone-store.ts';
import { cutTo } from '../../base/list-part.ts';
import { casesShutFrom, isShutOut } from '../users/conflicts/shut-out-store.ts';
import { mandatoryBefore, template } from './checklist-rules.ts';
import type { Plan, relocationContract } from './contract.ts';
import { planAt, planOf, requirePlan, toldApart } from './plan.ts';
import { placeVerdict, planProblems, rowProblems, type Place, type PlanFields, type PlanRow, type RowList } from './plan-rules.ts';
import { overrideZone } from './zone-override.ts';
import { saveCard, saveFull } from './papers/printout.ts';
import * as store from './store.ts';

/** Domain rule: a destination in a zone in force is refused. Names no place: the window knows the zones and words the reasons. */
const refuseZones = ({ db, today }: OpenContext, caseId: Id, place: Place): void => {
  const verdict = placeVerdict(place, zonesOf(db, caseId, today), today);
  if (verdict === null) throw fieldRefusal('locality', 'unknown-locality');
  if (verdict.refused)
    throw new Refusal('zone', { details: { zones: verdict.distances.filter((each) => each.refuses).map((each) => each.zone.id) } });
};

const samePlace = (a: Place, b: Place): boolean => a.code === b.code && a.locality === b.locality;

/** What a row stores; a tick is the day and who ticked, and an existing tick stays as it was. */
const valuesOf = ({ today, user }: OpenContext, row: PlanRow, before?: store.Check): Readonly<Record<string, SqlValue>> => {
  if (row.list !== 'checks') {
    const { list: _, ...fields } = row;
    return fields;
  }
  const { list: _, done, mandatory, ...fields } = row;
  const kept = before !== undefined && before.doneOn !== null;
  return {
    ...fields,
    mandatory: Number(mandatory),
    doneOn: !done ? null : kept ? before.doneOn : today,
    doneBy: !done ? null : kept ? before.doneBy : user.id,
  };
};

const rowIn = <R>(db: Db, list: RowList, plan: Plan, id: Id, removed = false): R => {
  const row = store.rowById<R>(db, list, plan.planId, id, removed);
  if (!row) throw new Refusal('not-found');
  return row;
};

/** Listing the same place twice adds nothing. */
const checkAlternative = (plan: Plan, row: PlanRow, except?: Id): void => {
  if (row.list !== 'alternatives') return;
  if (plan.alternatives.some((each) => each.id !== except && samePlace(each, row))) throw fieldRefusal('code', 'duplicate');
};

const saved = (
  context: OpenContext,
  plan: Plan,
  kind: string,
  payload: Readonly<Record<string, unknown>>,
  changes: Partial<PlanFields> = {},
): Plan => {
  store.updatePlan(context.db, plan.planId, changes);
  context.audit(`relocation.${kind}`, payload, plan.caseId);
  return requirePlan(context, plan.caseId);
};

export const relocationHandlers: Handlers<typeof relocationContract> = {
  list: ({ offset, limit }, { db, user }) => {
    // That there is a plan, and the day of it, is what a case holds.
    const shut = [...casesShutFrom(db, user.id)];
    const { rows, more } = cutTo(store.plansIn(db, shut, { offset, limit: limit + 1 }), limit);
    const checks = store.checksOfPlans(
      db,
      rows.map(({ planId }) => planId),
    );
    return {
      more,
      total: store.countPlans(db, shut),
      rows: rows.map((row) => {
        const { left, total } = mandatoryBefore(checks.get(row.planId) ?? []);
        const { caseId, planId, caseNumber, phase, moveDate } = row;
        return { caseId, planId, caseNumber, name: listName(row), phase, moveDate, mandatoryLeft: left, mandatoryTotal: total };
      }),
    };
  },

  find: ({ planId }, { db, user, grants }) => {
    const caseId = store.caseOfPlan(db, planId);
    if (caseId === undefined || isShutOut(db, user.id, caseId)) throw new Refusal('not-found');
    const { caseNumber, protection } = requireCase(db, caseId);
    return { caseId, caseNumber, isSealed: isSealed(protection), isOpened: grants.has(caseId) };
  },

  get: ({ caseId }, context) => planOf(context, caseId),

  create: ({ caseId }, context) => {
    const { db, audit } = context;
    requireCase(db, caseId);
    const there = planOf(context, caseId);
    if (there) {
      audit('relocation.opened', { planId: there.planId }, caseId);
      return there;
    }
    const { municipality, language } = readSettings(db);
    const planId = store.insertPlan(db, caseId, municipality);
    for (const { key, fromDay, toDay, mandatory, text } of template) {
      store.insertRow(db, 'checks', planId, { template: key, text: text[language], fromDay, toDay, mandatory: Number(mandatory) });
    }
    audit('relocation.created', { planId }, caseId);
    return requirePlan(context, caseId);
  },

  change: ({ caseId, version, changes }, context) => {
    const plan = planAt(context, { caseId, version });
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<PlanFields>;
    requireFields(planProblems({ ...plan, ...given }, plan.ownMunicipality, context.today));
    const before = Object.fromEntries(Object.keys(given).map((field) => [field, plan[field as keyof PlanFields]]));
    return saved(context, plan, 'changed', { before, after: given }, given);
  },

  addRow: ({ caseId, version, row }, context) => {
    const plan = planAt(context, { caseId, version });
    requireFields(rowProblems(row));
    checkAlternative(plan, row);
    const id = store.insertRow(context.db, row.list, plan.planId, valuesOf(context, row));
    return saved(context, plan, 'row-added', { list: row.list, id, after: row });
  },

  changeRow: ({ caseId, version, id, row }, context) => {
    const { db } = context;
    const plan = planAt(context, { caseId, version });
    requireFields(rowProblems(row));
    checkAlternative(plan, row, id);
    const before = rowIn<Record<string, unknown>>(db, row.list, plan, id);
    // The chosen place may not be turned into another one that a zone covers.
    if (row.list === 'alternatives' && plan.destination?.alternativeId === id && !samePlace(before as unknown as Place, row))
      refuseZones(context, caseId, row);
    const check = row.list === 'checks' ? store.checksOf(db, plan.planId).find((each) => each.id === id) : undefined;
    store.updateRow(db, row.list, id, valuesOf(context, row, check));
    const after = saved(context, plan, 'row-changed', { list: row.list, id, before, after: row });
    return plan.destination?.alternativeId === id ? toldApart(context, after) : after;
  },

  removeRow: ({ caseId, version, list, id }, context) => {
    const plan = planAt(context, { caseId, version });
    const before = rowIn<Record<string, unknown>>(context.db, list, plan, id);
    if (plan.destination?.alternativeId === id) throw fieldRefusal('id', 'is-chosen');
    store.setRemoved(context.db, list, id, context.now);
    return saved(context, plan, 'row-removed', { list, id, before });
  },

  restoreRow: ({ caseId, version, list, id }, context) => {
    const plan = planAt(context, { caseId, version });
    const row = rowIn<Record<string, unknown>>(context.db, list, plan, id, true);
    if (list === 'alternatives') checkAlternative(plan, { ...row, list } as PlanRow);
    store.setRemoved(context.db, list, id, null);
    return saved(context, plan, 'row-restored', { list, id, after: row });
  },

  rankAlternative: ({ caseId, version, id, rank }, context) => {
    const plan = planAt(context, { caseId, version });
    rowIn(context.db, 'alternatives', plan, id);
    const before = plan.alternatives.map((each) => each.id);
    const after = before.filter((each) => each !== id);
    after.splice(Math.max(0, rank - 1), 0, id);
    store.setPositions(context.db, after);
    return saved(context, plan, 'ranked', { before, after });
  },

  chooseDestination: ({ caseId, version, alternativeId }, context) => {
    const plan = planAt(context, { caseId, version });
    if (alternativeId !== null) {
      const place = rowIn<Plan['alternatives'][number]>(context.db, 'alternatives', plan, alternativeId);
      refuseZones(context, caseId, place);
    }
    store.setDestination(context.db, plan.planId, alternativeId === null ? null : { alternativeId, at: context.now, by: context.user.id });
    return toldApart(
      context,
      saved(context, plan, 'destination-chosen', { before: plan.destination?.alternativeId ?? null, after: alternativeId }),
    );
  },

  overrideZone: async (input, context, [secret]) => overrideZone(context, input, secret ?? new Uint8Array()),
  saveFull: ({ caseId, as }, context) => saveFull(context, caseId, as),
  saveCard: ({ caseId, as }, context) => saveCard(context, caseId, as),
};
