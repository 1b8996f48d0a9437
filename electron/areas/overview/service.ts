import { addDays, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { decidingRoles } from '../../base/permissions.ts';
import { lateShown } from '../../base/reminders.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Action } from '../actions/contract.ts';
import { agreedAction, openActionsUntil, openLoads, setDone } from '../actions/store.ts';
import { dueSecondBackup } from '../backups/due.ts';
import { isWithdrawnWhole, lastStanding, missingSignatures } from '../consents/rules.ts';
import { consentsOfCases } from '../consents/store.ts';
import { unseenDecisions } from '../decisions/store.ts';
import { dueLogCheck } from '../logchecks/due.ts';
import { meetingsBetween, unfinishedMeetings, type DatedMeeting } from '../meetings/store.ts';
import { isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { isEnded, openCasesAmong } from '../participants/store.ts';
import { moveDatesBetween } from '../relocation/plan.ts';
import { readSettings } from '../settings/store.ts';
import { casesShutFrom, isShutOut } from '../users/conflicts/shut-out-store.ts';
import type { overviewContract } from './contract.ts';
import { dueIn } from './dues.ts';
import { byLoad, dueItems, horizon, nextDates, stripDays, weekStrip, type CaseRef, type DueFacts } from './rules.ts';
import { caseNumbers, type Due } from './store.ts';

type Reading = Pick<OpenContext, 'db' | 'today' | 'now' | 'user'>;

type Areas = Pick<OpenContext, 'areas'>;

/**
 * Of the cases in which a consent or a birthday may be due: whose, and of the first the versions that stand and what they lack now.
 * Somebody's birthday asks for no consents.
 */
const caseFacts = ({ db, now }: Reading, withConsents: readonly Id[], birthdays: readonly Id[]): DueFacts['cases'] => {
  const { ownSignatureAge } = readSettings(db);
  const consents = consentsOfCases(db, withConsents);
  const all = [...new Set([...withConsents, ...birthdays])];
  return openCasesAmong(db, all).map(({ caseId, caseNumber, personId, birthDate, guardianIds }) => {
    const versions = consents.get(caseId) ?? [];
    return {
      caseId,
      caseNumber,
      birthDate,
      hasGuardians: guardianIds.length > 0,
      last: lastStanding(versions) ?? null,
      consents: versions
        .filter((one) => !isWithdrawnWhole(one))
        .map((one) => ({
          number: one.number,
          validFrom: one.validFrom,
          validTo: one.validTo,
          missing: missingSignatures(one, { personId, birthDate, guardianIds }, now, ownSignatureAge).length,
        })),
    };
  });
};

const meetingFacts = (
  { id, type, number, date, startTime, state, items, invited }: DatedMeeting,
  cases: CaseRef[],
): DueFacts['meetings'][number] => ({
  ...{ id, type, number, date, startTime, state, cases },
  // What is finalised is listed by its day alone.
  items: state === 'finalised' ? 0 : items,
  invited: state === 'finalised' ? 0 : invited,
});

/** What may be due in the days up to `until`; what happens in the strip of the week is among it. Asks for days, never case by case. */
const factsOf = (context: Reading & Areas, until: IsoDate): DueFacts => {
  const { db, today, user, areas } = context;
  const shut = casesShutFrom(db, user.id);
  const isSeen = ({ caseId }: { readonly caseId: Id }): boolean => !shut.has(caseId);
  /** Anything about several cases is listed for those the user may see, and not at all if she may see none. */
  const seen = (cases: readonly Id[]): readonly Id[] => cases.filter((caseId) => !shut.has(caseId));
  const isAnySeen = (cases: readonly Id[]): boolean => cases.length === 0 || seen(cases).length > 0;
  const due = (area: string, kind: string, to: IsoDate = until): readonly Due[] => dueIn(db, areas, area, kind, today, to).filter(isSeen);
  const casesIn = (kind: string, to?: IsoDate): readonly Id[] => due('consents', kind, to).map(({ caseId }) => caseId);
  const { consentWarningDays } = readSettings(db);
  const warned = addDays(today, consentWarningDays);

  const actions = openActionsUntil(db, until).filter(({ cases }) => isAnySeen(cases));
  const [first, last] = stripDays(today);
  const unfinished = unfinishedMeetings(db, until);
  const known = new Set(unfinished.map(({ id }) => id));
  const meetings = [...unfinished, ...meetingsBetween(db, first, last).filter(({ id }) => !known.has(id))].filter(({ cases }) =>
    isAnySeen(cases),
  );
  const decisions = decidingRoles.includes(user.role) ? unseenDecisions(db, user.id) : [];
  const named = [...actions, ...meetings].flatMap(({ cases }) => cases);
  const numbers = caseNumbers(db, [...new Set([...named, ...decisions.flatMap(({ caseId }) => caseId ?? [])])]);
  const refs = (ids: readonly Id[]): CaseRef[] => ids.map((caseId) => ({ caseId, caseNumber: numbers.get(caseId) ?? '' }));

  return {
    consentWarningDays,
    cases: caseFacts(
      context,
      [...new Set([...casesIn('lapses', warned < until ? warned : until), ...casesIn('unsigned')])],
      casesIn('of-age'),
    ),
    reassessments: due('threats', 'reassessment').map(({ caseId, caseNumber, dueOn, facts }) => ({
      ...{ caseId, caseNumber, dueOn },
      demandedBy: facts['demandedBy'] === null ? null : String(facts['demandedBy']),
    })),
    actions: actions.map(({ id, version, dueOn, ownerAgencyId, ownerAgency, origin, cases }) => ({
      ...{ id, version, dueOn, agencyId: ownerAgencyId, agency: ownerAgency },
      from: { type: origin.type, number: origin.number, date: origin.date },
      cases: refs(seen(cases)),
    })),
    meetings: meetings.map((meeting) => meetingFacts(meeting, refs(seen(meeting.cases)))),
    moves: moveDatesBetween(db, addDays(first < today ? first : today, -lateShown), last > until ? last : until)
      .filter(isSeen)
      .map(({ mandatoryLeft, mandatoryTotal, ...move }) => ({ ...move, left: mandatoryLeft, total: mandatoryTotal })),
    conflicts: due('relocation', 'conflict')
      .filter(({ facts }) => facts['until'] === null || String(facts['until']) >= today)
      .map(({ caseId, caseNumber, ref }) => ({ caseId, caseNumber, planId: ref })),
    recalls: due('disclosures', 'recall').map(({ caseId, caseNumber, dueOn, facts }) => ({
      ...{ caseId, caseNumber },
      since: dueOn,
      recipients: Number(facts['recipients']),
    })),
    decisions: decisions.map(({ id, kind, subject, caseId }) => ({
      ...{ id, kind, subject },
      on: caseId === null ? null : (refs([caseId])[0] ?? null),
    })),
    logCheckOn: dueLogCheck({ db, today, user }),
    secondBackup: dueSecondBackup({ db, today }),
  };
};

/** For a user who is shut out of one of its cases the action does not exist, whatever she asks. */
const actionOf = ({ db, user }: Reading, actionId: Id): Action => {
  const found = agreedAction(db, actionId);
  if (!found || found.cases.some((caseId) => isShutOut(db, user.id, caseId))) throw new Refusal('not-found');
  return found;
};

export const overviewHandlers: Handlers<typeof overviewContract> = {
  due: (_, context) => {
    const { db, today, now, user } = context;
    const facts = factsOf(context, addDays(today, horizon));
    return { today, items: dueItems(facts, now), week: weekStrip(facts, today), agencies: byLoad(openLoads(db, user.id, today)) };
  },

  nextDates: (_, context) => nextDates(dueItems(factsOf(context, addDays(context.today, 366)), context.now, 366)),

  tickAction: ({ actionId, version, isDone }, context) => {
    const { db, now, user, audit, changed, grants } = context;
    const before = actionOf(context, actionId);
    if (before.version !== version) throw new Refusal('conflict');
    if (before.cases.some((caseId) => isEnded(db, caseId))) throw new Refusal('record-closed');
    // A sealed case opens with a reason before anything in it is changed.
    if (before.cases.some((caseId) => isSealed(requireCase(db, caseId).protection) && !grants.has(caseId))) throw new Refusal('no-grant');
    setDone(db, actionId, isDone ? now : null, isDone ? user.id : null);
    for (const caseId of before.cases) {
      audit(isDone ? 'actions.done' : 'actions.not-done', { id: actionId, before: before.doneAt, after: isDone ? now : null }, caseId);
    }
    changed('actions');
    return { version: version + 1 };
  },
};
