import type { IsoDate } from '../../base/dates.ts';
import { startOf } from '../../base/dates.ts';
import type { OpenContext } from '../../register/context.ts';
import { allUsers } from '../users/store.ts';
import { daysOf, dueOn, lastMonth, mayCheck, type Month } from './rules.ts';
import { hasCandidates, isSigned } from './store.ts';

export const periodOf = (month: Month) => {
  const { from, until } = daysOf(month);
  return { from: startOf(from), until: startOf(until) };
};

export const hasManager = ({ db }: Pick<OpenContext, 'db'>): boolean => allUsers(db).some((user) => user.role === 'manager');

/** The day by which the last month's log is to be checked by this user; null when it is signed, empty, or for somebody else to check. */
export const dueLogCheck = ({ db, today, user }: Pick<OpenContext, 'db' | 'today' | 'user'>): IsoDate | null => {
  const month = lastMonth(today);
  if (!mayCheck(user.role, hasManager({ db })) || isSigned(db, month) || !hasCandidates(db, periodOf(month))) return null;
  return dueOn(month);
};
