import { requireFields } from '../../../base/fields.ts';
import { reasonProblem } from '../../../base/reason.ts';
import { Refusal } from '../../../base/result.ts';
import type { Handlers } from '../../../register/context.ts';
import type { usersContract } from '../contract.ts';
import { isOpenToSomebody } from '../rules.ts';
import { signersOn } from '../signatures/second-signature.ts';
import { endShutOut, insertShutOut, isShutOut, shutOutsOf } from './shut-out-store.ts';
import { allUsers } from '../store.ts';

/** Areas that show names of cases, or open them. */
const showing = ['participants', 'relocation', 'meetings', 'overview'] as const;

/** Conflict of interest (jäv; förvaltningslagen 2017:900, 16–18 §§): a user who may not handle a case cannot open it. */
export const shutOutHandlers: Pick<Handlers<typeof usersContract>, 'signers' | 'shutOuts' | 'shutOut' | 'endShutOut'> = {
  signers: ({ caseId }, { db, user }) => [...signersOn(db, user, caseId)],

  shutOuts: ({ caseId }, { db }) => shutOutsOf(db, caseId),

  shutOut: ({ caseId, userId, reason }, { db, user, now, audit, changed }) => {
    const active = allUsers(db);
    const chosen = active.find((each) => each.id === userId);
    const isOut = (id: string): boolean => id === userId || isShutOut(db, id, caseId);
    requireFields({
      userId: !chosen ? 'required' : isShutOut(db, userId, caseId) ? 'duplicate' : isOpenToSomebody(active, isOut) ? null : 'nobody-left',
      reason: reasonProblem(reason),
    });
    insertShutOut(db, { caseId, userId, reason: reason.trim(), decidedBy: user.id, decidedAt: now });
    audit('users.shut-out', { userId, name: chosen?.name, reason: reason.trim() }, caseId);
    changed(...showing);
    return {};
  },

  endShutOut: ({ caseId, id, reason }, { db, user, now, audit, changed }) => {
    const row = shutOutsOf(db, caseId).find((each) => each.id === id);
    if (!row) throw new Refusal('not-found');
    requireFields({ reason: reasonProblem(reason) });
    endShutOut(db, id, user.id, now);
    audit('users.shut-out-ended', { userId: row.userId, name: row.name, reason: reason.trim() }, caseId);
    changed(...showing);
    return {};
  },
};
