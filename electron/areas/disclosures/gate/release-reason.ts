import type { Id } from '../../../base/ids.ts';
import { isReason } from '../../../base/reason.ts';
import { Refusal } from '../../../base/result.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { concernsProtected } from '../../participants/store.ts';

/** The cases that a paper about them may not leave for without a written reason: somebody in them is protected. */
export const protectedAmong = (db: Db, cases: readonly Id[]): readonly Id[] =>
  [...new Set(cases)].filter((caseId) => concernsProtected(db, caseId));

/**
 * What leaves is plain text from then on, and no lock of ours protects it. So the person says why before anything is written, sealed or
 * asked for. Refuses `leaving-reason` without a reason of ten characters; answers the protected cases.
 */
export const requireReason = ({ db, leavingReason }: Pick<OpenContext, 'db' | 'leavingReason'>, cases: readonly Id[]): readonly Id[] => {
  const found = protectedAmong(db, cases);
  if (found.length > 0 && !isReason(leavingReason)) throw new Refusal('leaving-reason');
  return found;
};
