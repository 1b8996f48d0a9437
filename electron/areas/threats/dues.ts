import { dateAt, type Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Dues } from '../../register/area.ts';
import type { Db } from '../../register/database.ts';
import type { Reassessment } from './contract.ts';
import { reassessmentState, urgentDemand } from './rules.ts';
import { standingAssessment, threatEventsOf } from './store.ts';

type Due = Omit<Reassessment, 'overdue'>;

/** What is due first in a case: the period that runs out, or a new threat. Null before the first assessment and threat. */
const dueOf = (db: Db, caseId: Id): Due | null => {
  const standing = standingAssessment(db, caseId);
  const demand = urgentDemand(standing ?? null, threatEventsOf(db, caseId));
  if (!standing && !demand) return null;
  const newThreat = demand && { happenedAt: demand.happenedAt, dueAt: demand.dueAt };
  const urgentOn = demand && dateAt(demand.dueAt);
  if (standing && (urgentOn === null || standing.reassessOn < urgentOn)) return { reason: 'period', dueOn: standing.reassessOn, newThreat };
  return { reason: 'urgent', dueOn: urgentOn ?? '', newThreat };
};

/** The next reassessment of a case, late or not. */
export const reassessmentOf = (db: Db, caseId: Id, now: Instant): Reassessment | null => {
  const due = dueOf(db, caseId);
  if (!due) return null;
  const late = due.newThreat !== null && now > due.newThreat.dueAt;
  return { ...due, overdue: late || reassessmentState(due.dueOn, dateAt(now)).kind === 'overdue' };
};

/** A case's next reassessment, without levels (overview lists are limited by law). */
export const threatDues: Dues = {
  kinds: { reassessment: null },
  of: (db, caseId) => {
    const due = dueOf(db, caseId);
    return due ? [{ kind: 'reassessment', ref: caseId, dueOn: due.dueOn, facts: { demandedBy: due.newThreat?.dueAt ?? null } }] : [];
  },
};
