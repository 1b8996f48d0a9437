import type { IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { aliasesIn, isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { conflictsAmong } from '../network/store.ts';
import { readSettings } from '../settings/store.ts';
import { zonesOf } from '../threats/zone-store.ts';
import { allUsers } from '../users/store.ts';
import { cardProblem, namesOf } from './card-rules.ts';
import { dueOn, mandatoryBefore } from './checklist-rules.ts';
import type { Plan } from './contract.ts';
import { isRefused } from './plan-rules.ts';
import * as store from './store.ts';

/** The plan of a case with its lists, judged against the zones that hold today; null when there is none. */
export const planOf = ({ db, today }: Pick<OpenContext, 'db' | 'today'>, caseId: Id): Plan | null => {
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
    destination: chosen ? { ...chosen, state: place && !isRefused(place, zones, today) ? 'clear' : 'conflict' } : null,
    keepApart:
      place !== undefined && store.casesMovingTo(db, place.code).some((other) => conflictsAmong(db, [caseId, other], today).length > 0),
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

export type MoveDate = {
  readonly caseId: Id;
  readonly planId: Id;
  readonly caseNumber: string;
  readonly moveDate: IsoDate;
  /** Mandatory rows of the checklist that are due before the move day: how many are not settled, of how many. */
  readonly mandatoryLeft: number;
  readonly mandatoryTotal: number;
};

/** Move days of all cases that are not closed, in order. For reminders: where to is not among it. */
export const moveDates = (db: Db): MoveDate[] =>
  store.allPlans(db).flatMap(({ caseId, planId, caseNumber, moveDate }) => {
    if (moveDate === null) return [];
    const { left, total } = mandatoryBefore(store.checksOf(db, planId));
    return [{ caseId, planId, caseNumber, moveDate, mandatoryLeft: left, mandatoryTotal: total }];
  });
