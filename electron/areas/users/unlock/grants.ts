import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { OpenSession } from './session.ts';
import { isShutOut } from '../conflicts/shut-out-store.ts';

/**
 * The grants a session holds. Checked each time, so that a user who is shut out of a case loses it at that moment, however she got it.
 */
export const grantsOf = ({ register, user, grants }: OpenSession): OpenContext['grants'] => {
  const shut = (caseId: Id): boolean => isShutOut(register.db, user.id, caseId);
  return {
    has: (caseId) => grants.has(caseId) && !shut(caseId),
    add: (caseId) => {
      if (shut(caseId)) throw new Refusal('shut-out', { details: { caseId } });
      grants.add(caseId);
    },
  };
};
