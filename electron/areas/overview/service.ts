import { addDays, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { decidingRoles } from '../../base/permissions.ts';
import { lateShown } from '../../base/reminders.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Action } from '../actions/contract.ts';
import { agreedAction, openActionsUntil, openLoads, setDone } from '../actions/store.ts';
import { dueSecondBackup } from '../backups/due.ts';
import { unseenDecisions } from '../decisions/store.ts';
import { dueLogCheck } from '../logchecks/due.ts';
import { meetingsBetween, unfinishedMeetings } from '../meetings/store.ts';
import { isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { isEnded } from '../participants/store.ts';
import { moveDatesBetween } from '../relocation/plan.ts';
import { readSettings } from '../settings/store.ts';
import { casesShutFrom, isShutOut } from '../users/conflicts/shut-out-store.ts';
import type { overviewContract } from './contract.ts';
import { dueIn } from './dues.ts';
import { caseFacts, dueFacts, otherFact } from './facts.ts';
import { byLoad, dueItems, horizon, stripDays, weekStrip, type CaseRef, type DueFacts } from './rules.ts';
import { caseNumbers, type Due } from './store.ts';

type Reading = Pick<OpenContext, 'db' | 'today' | 'now' | 'user'>;

type Areas = Pick<OpenContext, 'areas'>;

/** What may be due in the days up to `until`; what happens in the strip of the week is among it. Asks for days, never case by case. */
const factsOf = (context: Reading & Areas, until: IsoDate): DueFacts => {
  const { db, today, now, user, areas } = context;
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
  const refs = (ids: readonly Id[]): CaseRef[] => seen(ids).map((caseId) => ({ caseId, caseNumber: numbers.get(caseId) ?? '' }));

  return dueFacts({
    today,
    consentWarningDays,
    cases: caseFacts(
      db,
      now,
      [...new Set([...casesIn('lapses', warned < until ? warned : until), ...casesIn('unsigned')])],
      casesIn('of-age'),
    ),
    due,
    actions,
    meetings,
    moves: moveDatesBetween(db, addDays(first < today ? first : today, -lateShown), last > until ? last : until).filter(isSeen),
    refs,
    decisions: decisions.map(({ id, kind, subject, caseId }) => ({
      ...{ id, kind, subject },
      on: caseId === null ? null : (refs([caseId])[0] ?? null),
    })),
    others: areas.flatMap(({ name, dues }) => (dues?.shown ?? []).flatMap((kind) => due(name, kind).map((one) => otherFact(name, one)))),
    logCheckOn: dueLogCheck({ db, today, user }),
    secondBackup: dueSecondBackup({ db, today }),
  });
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
