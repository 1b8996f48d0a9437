import { requireOpeningReason } from '../../base/reason.ts';
import { Refusal } from '../../base/result.ts';
import { caseRoles } from '../../base/permissions.ts';
import type { ProtectionLevel } from '../../base/terms.ts';
import type { OpenContext } from '../../register/context.ts';
import { casesShutFrom, isShutOut } from '../users/conflicts/shut-out-store.ts';
import { casesNamedIn, namesPerson } from './rules.ts';
import * as store from './store.ts';

/** Same as `isSealed` in participants, which the log may not import. */
const isSealed = (protection: ProtectionLevel | undefined): boolean =>
  protection === 'protected-registration' || protection === 'fictitious';

/**
 * Refuses what the reader may not see of an entry: it may hold the content of its cases. Returns the reason to log, if one was required.
 */
export const requireSight = (
  { db, user, grants }: Pick<OpenContext, 'db' | 'user' | 'grants'>,
  { seq, caseId, userId, payload }: store.WholeEntry,
  reason: string,
): { readonly reason?: string } => {
  if (caseId !== null && isShutOut(db, user.id, caseId)) throw new Refusal('shut-out', { details: { caseId } });
  const shut = casesShutFrom(db, user.id);
  const spoken = new Set([...(caseId === null ? casesNamedIn(payload, 'cases') : [caseId, ...store.casesSharing(db, seq)])]);
  if ([...spoken].some((each) => shut.has(each))) throw new Refusal('no-grant');
  const closed = [...spoken].filter((each) => !grants.has(each));
  const found = new Set(caseId === null ? casesNamedIn(payload, 'found') : []);
  const isHidden = ({ caseId: of, protection }: store.NamedParticipant): boolean =>
    shut.has(of) || (isSealed(protection) && !grants.has(of));
  // A user may reread her own searches, unless they found what is now hidden from her: refusing more would itself reveal something.
  const isNamed = (one: store.NamedParticipant): boolean =>
    found.has(one.caseId) || (userId !== user.id && payload !== null && namesPerson(payload, one, shut.has(one.caseId)));
  const named = caseId === null && spoken.size === 0 ? store.participantNames(db).filter((one) => isHidden(one) && isNamed(one)) : [];
  if (named.some((one) => shut.has(one.caseId))) throw new Refusal('no-grant');
  if (closed.length === 0 && named.length === 0) return {};
  if (caseRoles.includes(user.role)) throw new Refusal('no-grant');
  if (named.length === 0 && !closed.some((each) => isSealed(store.protectionOf(db, each)))) return {};
  requireOpeningReason(reason);
  return { reason: reason.trim() };
};
