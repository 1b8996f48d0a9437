import { addDays, type IsoDate } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Output } from '../../../base/contract.ts';
import type { Db } from '../../../register/database.ts';
import { openActions } from '../../actions/store.ts';
import { lastStanding } from '../../consents/rules.ts';
import { consentsOf } from '../../consents/store.ts';
import { requireCase } from '../../participants/service.ts';
import { readSettings } from '../../settings/store.ts';
import type { meetingsContract } from '../contract.ts';
import { itemsOf } from './item-store.ts';
import { casesOf, meetingById } from '../store.ts';

type Suggestion = Output<typeof meetingsContract.suggestions>[number];

const dueActions = (db: Db, meetingId: Id, cases: ReadonlySet<Id>, date: IsoDate): Suggestion[] => {
  const followed = new Set(itemsOf(db, meetingId).map((item) => item.followsActionId));
  return (
    openActions(db)
      .filter((one) => one.origin.meetingId !== meetingId && !followed.has(one.id) && one.dueOn <= date && one.origin.date <= date)
      // An action about somebody outside this meeting stays with its own meeting.
      .filter((one) => one.cases.every((caseId) => cases.has(caseId)))
      .map(({ id, what, ownerAgency, dueOn, origin, subject, restriction, cases: about }) => ({
        kind: 'action',
        actionId: id,
        what,
        owner: ownerAgency,
        dueOn,
        from: { type: origin.type, number: origin.number },
        subject,
        restriction,
        cases: about,
      }))
  );
};

/** The last day on which anything may be disclosed, if it is soon and nothing newer takes over. */
const lapsingConsents = (db: Db, cases: ReadonlySet<Id>, today: IsoDate): Suggestion[] => {
  const until = addDays(today, readSettings(db).consentWarningDays);
  return [...cases].flatMap((caseId): Suggestion[] => {
    const last = lastStanding(consentsOf(db, caseId));
    if (!last || last.validTo < today || last.validTo > until) return [];
    return [{ kind: 'consent', caseId, caseNumber: requireCase(db, caseId).caseNumber, number: last.number, validTo: last.validTo }];
  });
};

/** What is due for the meeting's cases: actions of earlier meetings that are due by its date, consents that lapse. */
export const suggestionsFor = (db: Db, meetingId: Id, today: IsoDate): Suggestion[] => {
  const cases = new Set(casesOf(db, meetingId));
  const date = meetingById(db, meetingId)?.date ?? today;
  return [...dueActions(db, meetingId, cases, date > today ? date : today), ...lapsingConsents(db, cases, today)];
};
