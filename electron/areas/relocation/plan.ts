import type { IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { aliasesIn, isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { conflictsAmong } from '../network/store.ts';
import { readSettings } from '../settings/store.ts';
import { zonesOf } from '../threats/zones/zone-store.ts';
import { isShutOut } from '../users/conflicts/shut-out-store.ts';
import { allUsers } from '../users/store.ts';
import { cardProblem, namesOf } from './papers/card-rules.ts';
import { dueOn, mandatoryBefore } from './checklist-rules.ts';
import type { Plan } from './contract.ts';
import { isRefused, overrideHolds, type Place } from './plan-rules.ts';
import type { Zone } from './rules.ts';
import * as store from './store.ts';

type Override = ReturnType<typeof store.overrideOf>;

/** The state of the chosen place on a day. A place that is no longer among the alternatives is a conflict. */
export const placeState = (
  place: Place | undefined,
  zones: readonly Zone[],
  override: Override,
  day: IsoDate,
): NonNullable<Plan['destination']>['state'] => {
  if (!place) return 'conflict';
  if (!isRefused(place, zones, day)) return 'clear';
  return override && overrideHolds(override, place, zones, day) ? 'overridden' : 'conflict';
};

/** The state of the chosen place today, and the decision it was chosen by if zones refused it. */
const judged = (
  db: Db,
  planId: Id,
  place: Place | undefined,
  zones: readonly Zone[],
  today: IsoDate,
): Pick<NonNullable<Plan['destination']>, 'state' | 'override'> => {
  const override = store.overrideOf(db, planId);
  const told = override ? { reason: override.reason, decidedBy: override.decidedBy, signedBy: override.signedBy } : null;
  return { state: placeState(place, zones, override, today), override: told };
};

type Reading = Pick<OpenContext, 'db' | 'today' | 'user'>;

/** Cases that may not be together with this one and go to the same municipality; none that the user is shut out of. */
const apartIn = ({ db, today, user }: Reading, caseId: Id, code: string): readonly Id[] =>
  store.casesMovingTo(db, code).filter((other) => conflictsAmong(db, [caseId, other], today).length > 0 && !isShutOut(db, user.id, other));

/** The plan of a case with its lists, judged against the zones in force today; null when there is none. */
export const planOf = (context: Reading, caseId: Id): Plan | null => {
  const { db, today } = context;
  const record = store.planOfCase(db, caseId);
  if (!record) return null;
  const { caseNumber, protection, givenName, familyName, alias, otherAliases } = requireCase(db, caseId);
  const { planId } = record;
  const alternatives = store.alternativesOf(db, planId);
  const zones = zonesOf(db, caseId, today);
  const chosen = store.destinationOf(db, planId);
  const place = alternatives.find((each) => each.id === chosen?.alternativeId);
  const names = new Map(allUsers(db).map((user) => [user.id, user.name]));
  const times = store.timesOf(db, planId);
  const numbers = store.numbersOf(db, planId);
  const secrets = { places: place ? namesOf(place) : [], names: [givenName, familyName, alias, ...aliasesIn(otherAliases)] };
  return {
    ...record,
    caseNumber,
    isProtected: isSealed(protection),
    ownMunicipality: readSettings(db).municipality,
    alternatives,
    destination: chosen ? { ...chosen, ...judged(db, planId, place, zones, today) } : null,
    keepApart: place !== undefined && apartIn(context, caseId, place.code).length > 0,
    zones,
    checks: store.checksOf(db, planId).map((check) => ({
      ...check,
      dueOn: dueOn(check, record.moveDate),
      doneBy: check.doneBy === null ? null : (names.get(check.doneBy) ?? ''),
    })),
    family: store.familyOf(db, planId),
    costs: store.costsOf(db, planId),
    times,
    numbers,
    cardGivesAway: Object.fromEntries(
      [
        ...(['codeWord', 'ifLate'] as const).map((field) => [field, cardProblem(record[field], secrets)] as const),
        ...times.map(({ id, text }) => [`times.${id}`, cardProblem(text, secrets)] as const),
        ...numbers.map(
          ({ id, name, number }) => [`numbers.${id}`, cardProblem(name, secrets) ?? cardProblem(number, secrets, 'phone')] as const,
        ),
      ].flatMap(([field, problem]) => (problem ? [[field, problem]] : [])),
    ),
    copies: store.copiesOf(db, planId),
    today,
  };
};

export const requirePlan = (context: Reading, caseId: Id): Plan => {
  const plan = planOf(context, caseId);
  if (!plan) throw new Refusal('not-found');
  return plan;
};

/** The plan in the version the user changed, or `conflict`. */
export const planAt = (context: Reading, { caseId, version }: { readonly caseId: Id; readonly version: number }): Plan => {
  const plan = requirePlan(context, caseId);
  if (plan.version !== version) throw new Refusal('conflict');
  return plan;
};

/**
 * A place was chosen, and the plan shows that a case to be kept apart is going there too. That reveals something about the other one, so
 * each time is in both logs, and anyone trying out places is seen.
 */
export const toldApart = (context: OpenContext, plan: Plan): Plan => {
  const place = plan.alternatives.find((each) => each.id === plan.destination?.alternativeId);
  if (!plan.keepApart || !place) return plan;
  for (const caseId of [plan.caseId, ...apartIn(context, plan.caseId, place.code)]) context.audit('relocation.keep-apart-told', {}, caseId);
  return plan;
};

export type MoveDate = {
  readonly caseId: Id;
  readonly planId: Id;
  readonly caseNumber: string;
  readonly moveDate: IsoDate;
  /** Mandatory rows of the checklist that are due before the move day: how many are not settled, of how many. */
  readonly mandatoryLeft: number;
  readonly mandatoryTotal: number;
};

const withChecks = (db: Db, plans: readonly store.DatedPlan[]): MoveDate[] => {
  const checks = store.checksOfPlans(
    db,
    plans.map(({ planId }) => planId),
  );
  return plans.map((plan) => {
    const { left, total } = mandatoryBefore(checks.get(plan.planId) ?? []);
    return { ...plan, mandatoryLeft: left, mandatoryTotal: total };
  });
};

/** Move days of open cases, in order; both days included. For reminders: without the destination. */
export const moveDatesBetween = (db: Db, from: IsoDate, to: IsoDate): MoveDate[] => withChecks(db, store.plansMovingBetween(db, from, to));

/** The same of one case, whatever the day. */
export const moveDatesOf = (db: Db, caseId: Id): MoveDate[] => {
  const plans = store.plansMovingOf(db, caseId);
  return plans.length === 0 ? [] : withChecks(db, plans);
};
