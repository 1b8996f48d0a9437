import type { Instant, IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Action } from '../actions/contract.ts';
import { isWithdrawnWhole, lastStanding, missingSignatures } from '../consents/rules.ts';
import { consentsOfCases } from '../consents/store.ts';
import type { DatedMeeting } from '../meetings/store.ts';
import { openCasesAmong } from '../participants/store.ts';
import type { MoveDate } from '../relocation/plan.ts';
import { readSettings } from '../settings/store.ts';
import type { CaseRef, DueFacts } from './rules.ts';
import type { Due } from './store.ts';

/**
 * Of the cases in which a consent or a birthday may be due: whose, and of the first the versions that stand and what they lack now.
 * Somebody's birthday asks for no consents.
 */
export const caseFacts = (db: Db, now: Instant, withConsents: readonly Id[], birthdays: readonly Id[]): DueFacts['cases'] => {
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

/** What was found in the tables, of some days or of one case. */
export type Gathered = Pick<DueFacts, 'consentWarningDays' | 'cases'> &
  Partial<Pick<DueFacts, 'others' | 'decisions' | 'logCheckOn' | 'secondBackup'>> & {
    readonly today: IsoDate;
    readonly due: (area: string, kind: string) => readonly Due[];
    readonly actions: readonly Action[];
    readonly meetings: readonly DatedMeeting[];
    readonly moves: readonly MoveDate[];
    /** Those of them who are shown. */
    readonly refs: (ids: readonly Id[]) => CaseRef[];
  };

/** What an area has shown as it is stored, without its texts. */
export const otherFact = (area: string, { kind, ref, dueOn, facts, caseId, caseNumber }: Due): DueFacts['others'][number] => ({
  ...{ caseId, caseNumber, ref, dueOn },
  what: `${area}.${kind}`,
  facts: Object.fromEntries(Object.entries(facts).filter((pair): pair is [string, number] => typeof pair[1] === 'number')),
});

export const dueFacts = ({ today, due, actions, meetings, moves, refs, ...gathered }: Gathered): DueFacts => ({
  others: [],
  decisions: [],
  logCheckOn: null,
  secondBackup: null,
  ...gathered,
  reassessments: due('threats', 'reassessment').map(({ caseId, caseNumber, dueOn, facts }) => ({
    ...{ caseId, caseNumber, dueOn },
    demandedBy: facts['demandedBy'] === null ? null : String(facts['demandedBy']),
  })),
  actions: actions.map(({ id, version, dueOn, ownerAgencyId, ownerAgency, origin, cases }) => ({
    ...{ id, version, dueOn, agencyId: ownerAgencyId, agency: ownerAgency },
    from: { type: origin.type, number: origin.number, date: origin.date },
    cases: refs(cases),
  })),
  meetings: meetings.map((meeting) => meetingFacts(meeting, refs(meeting.cases))),
  moves: moves.map(({ mandatoryLeft, mandatoryTotal, ...move }) => ({ ...move, left: mandatoryLeft, total: mandatoryTotal })),
  conflicts: due('relocation', 'conflict')
    .filter(({ facts }) => facts['until'] === null || String(facts['until']) >= today)
    .map(({ caseId, caseNumber, ref }) => ({ caseId, caseNumber, planId: ref })),
  recalls: due('disclosures', 'recall').map(({ caseId, caseNumber, dueOn, facts }) => ({
    ...{ caseId, caseNumber },
    since: dueOn,
    recipients: Number(facts['recipients']),
  })),
});
