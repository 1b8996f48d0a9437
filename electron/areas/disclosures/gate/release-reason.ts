import type { Id } from '../../../base/ids.ts';
import { isReason } from '../../../base/reason.ts';
import { Refusal } from '../../../base/result.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { concernsProtected } from '../../participants/store.ts';

/** The cases for which a paper may not leave without a written reason, because somebody in them is protected. */
export const protectedAmong = (db: Db, cases: readonly Id[]): readonly Id[] =>
  [...new Set(cases)].filter((caseId) => concernsProtected(db, caseId));

/**
 * Once out, a paper is plain text that our lock no longer protects. So the user gives a reason before anything is written, sealed or asked
 * for. Refuses `leaving-reason` without a reason of ten characters; returns the protected cases.
 */
export const requireReason = ({ db, leavingReason }: Pick<OpenContext, 'db' | 'leavingReason'>, cases: readonly Id[]): readonly Id[] => {
  const found = protectedAmong(db, cases);
  if (found.length > 0 && !isReason(leavingReason)) throw new Refusal('leaving-reason');
  return found;
};
