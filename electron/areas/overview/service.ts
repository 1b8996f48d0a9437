import { dateAt } from '../../base/dates.ts';
import { Refusal } from '../../base/result.ts';
import type { Id } from '../../base/ids.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Action } from '../actions/contract.ts';
import { agreedAction, openActions, setDone } from '../actions/store.ts';
import { dueSecondBackup } from '../backups/due.ts';
import { decidingRoles } from '../../base/permissions.ts';
import { unseenDecisions } from '../decisions/store.ts';
import { missingSignatures } from '../consents/rules.ts';
import { consentsOf } from '../consents/store.ts';
import { openRecalls } from '../disclosures/recalls/recalls.ts';
import { dueLogCheck } from '../logchecks/due.ts';
import { itemsOf } from '../meetings/agenda/item-store.ts';
import { agenciesOf, allMeetings, casesOf } from '../meetings/store.ts';
import { isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { allCases, guardiansOf, isEnded, type CaseRow } from '../participants/store.ts';
import { moveDates, planOf } from '../relocation/plan.ts';
import { allPlans } from '../relocation/store.ts';
import { readSettings } from '../settings/store.ts';
import { casesShutFrom, isShutOut } from '../users/conflicts/shut-out-store.ts';
import { dueReassessments } from '../threats/due.ts';
import type { overviewContract } from './contract.ts';
import { agencyLoads, dueItems, nextDates, weekStrip, type CaseRef, type DueFacts } from './rules.ts';

type Reading = Pick<OpenContext, 'db' | 'today' | 'now' | 'user'>;

const isOpen = ({ state }: CaseRow): boolean => state === 'active' || state === 'paused';

const caseFacts = ({ db, now }: Reading, rows: readonly CaseRow[]): DueFacts['cases'] => {
  const { ownSignatureAge } = readSettings(db);
  return rows.filter(isOpen).map(({ caseId, caseNumber, personId, birthDate }) => {
    const guardianIds = guardiansOf(db, personId).map((guardian) => guardian.personId);
    const standing = consentsOf(db, caseId).filter((one) => !one.withdrawals.some((w) => w.agencyId === null && w.subject === null));
    return {
      caseId,
      caseNumber,
      birthDate,
      hasGuardians: guardianIds.length > 0,
      consents: standing.map((one) => ({
        number: one.number,
        validFrom: one.validFrom,
        validTo: one.validTo,
        isSigned: one.signatures.length > 0,
        missing: missingSignatures(one, { personId, birthDate, guardianIds }, now, ownSignatureAge).length,
      })),
    };
  });
};

const factsOf = (context: Reading): DueFacts => {
  const { db, today, user } = context;
  const shut = casesShutFrom(db, user.id);
  const isSeen = ({ caseId }: { readonly caseId: Id }): boolean => !shut.has(caseId);
  /** What is about several stands there for those the user may see, and not at all when she may see none. */
  const seen = (cases: readonly Id[]): readonly Id[] => cases.filter((caseId) => !shut.has(caseId));
  const isAnySeen = (cases: readonly Id[]): boolean => cases.length === 0 || seen(cases).length > 0;
  const rows = allCases(db).filter(isSeen);
  const numbers = new Map(rows.map((row) => [row.caseId, row.caseNumber]));
  const refs = (ids: readonly Id[]): CaseRef[] => ids.map((caseId) => ({ caseId, caseNumber: numbers.get(caseId) ?? '' }));
  return {
    consentWarningDays: readSettings(db).consentWarningDays,
    cases: caseFacts(context, rows),
    reassessments: dueReassessments(db, today)
      .filter(isSeen)
      .map(({ caseId, caseNumber, dueOn, newThreat }) => ({
        caseId,
        caseNumber,
        dueOn,
        demandedBy: newThreat?.dueAt ?? null,
      })),
    actions: openActions(db)
      .filter(({ cases }) => isAnySeen(cases))
      .map(({ id, version, dueOn, ownerAgencyId, ownerAgency, origin, cases }) => ({
        id,
        version,
        dueOn,
        agencyId: ownerAgencyId,
        agency: ownerAgency,
        from: { type: origin.type, number: origin.number, date: origin.date },
        cases: refs(seen(cases)),
      })),
    meetings: allMeetings(db)
      .filter(({ id }) => isAnySeen(casesOf(db, id)))
      .map(({ id, type, number, date, startTime, state }) => ({
        id,
        type,
        number,
        date,
        startTime,
        state,
        // What is finalised is listed by its day alone.
        items: state === 'finalised' ? 0 : itemsOf(db, id).length,
        invited: state === 'finalised' ? 0 : agenciesOf(db, id).length,
        cases: refs(seen(casesOf(db, id))),
      })),
    moves: moveDates(db)
      .filter(isSeen)
      .map(({ caseId, caseNumber, planId, moveDate, mandatoryLeft, mandatoryTotal }) => ({
        caseId,
        caseNumber,
        planId,
        moveDate,
        left: mandatoryLeft,
        total: mandatoryTotal,
      })),
    conflicts: allPlans(db)
      .filter(isSeen)
      .filter(({ caseId }) => planOf(context, caseId)?.destination?.state === 'conflict')
      .map(({ caseId, caseNumber, planId }) => ({ caseId, caseNumber, planId })),
    recalls: [...Map.groupBy(openRecalls(db).filter(isSeen), (one) => one.caseId)].map(([caseId, mine]) => ({
      caseId,
      caseNumber: numbers.get(caseId) ?? '',
      since: dateAt(mine.map((one) => one.withdrawnAt).toSorted()[0] ?? context.now),
      recipients: mine.length,
    })),
    decisions: decidingRoles.includes(user.role)
      ? unseenDecisions(db, user.id).map(({ id, kind, subject, caseId }) => ({
          id,
          kind,
          subject,
          on: caseId === null ? null : (refs([caseId])[0] ?? null),
        }))
      : [],
    logCheckOn: dueLogCheck(context),
    secondBackup: dueSecondBackup(context),
  };
};

/** To somebody who is shut out of one of its cases there is no such action, whatever she asks of it. */
const actionOf = ({ db, user }: Reading, actionId: Id): Action => {
  const found = agreedAction(db, actionId);
  if (!found || found.cases.some((caseId) => isShutOut(db, user.id, caseId))) throw new Refusal('not-found');
  return found;
};

export const overviewHandlers: Handlers<typeof overviewContract> = {
  due: (_, context) => {
    const facts = factsOf(context);
    return {
      today: context.today,
      items: dueItems(facts, context.now),
      week: weekStrip(facts, context.today),
      agencies: agencyLoads(facts, context.today),
    };
  },

  nextDates: (_, context) => nextDates(dueItems(factsOf(context), context.now, 366)),

  tickAction: ({ actionId, version, isDone }, context) => {
    const { db, now, user, audit, changed, grants } = context;
    const before = actionOf(context, actionId);
    if (before.version !== version) throw new Refusal('conflict');
    if (before.cases.some((caseId) => isEnded(db, caseId))) throw new Refusal('record-closed');
    // What is sealed opens with a reason before anything of it is changed.
    if (before.cases.some((caseId) => isSealed(requireCase(db, caseId).protection) && !grants.has(caseId))) throw new Refusal('no-grant');
    setDone(db, actionId, isDone ? now : null, isDone ? user.id : null);
    for (const caseId of before.cases) {
      audit(isDone ? 'actions.done' : 'actions.not-done', { id: actionId, before: before.doneAt, after: isDone ? now : null }, caseId);
    }
    changed('actions');
    return { version: version + 1 };
  },
};
