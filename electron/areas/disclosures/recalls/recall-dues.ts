import { dateAt } from '../../../base/dates.ts';
import type { Dues } from '../../../register/area.ts';
import { recallsIn } from './recalls.ts';

/** Recipients in a case still to be told of a withdrawal, due since the first of them. */
export const recallDues: Dues = {
  kinds: { recall: null },
  of: (db, caseId) => {
    const recalls = recallsIn(db, caseId);
    const [since] = recalls.map((one) => one.withdrawnAt).toSorted();
    return since === undefined ? [] : [{ kind: 'recall', ref: caseId, dueOn: dateAt(since), facts: { recipients: recalls.length } }];
  },
};
