import type { Id } from '../../../base/ids.ts';
import { caseRoles, type Role } from '../../../base/permissions.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import type { User } from '../../../register/user.ts';
import type { Db } from '../../../register/database.ts';
import { wipe } from '../../../register/keys/keys.ts';
import { secondSigners } from '../rules.ts';
import { isShutOut } from '../conflicts/shut-out-store.ts';
import { allUsers } from '../store.ts';
import { trySecret } from '../unlock/tries.ts';

/** Who may sign along with the acting user, for a case or (`null`) for the register; only these roles, if given. */
export const signersOn = (db: Db, acting: User, caseId: Id | null, roles: readonly Role[] = caseRoles): readonly User[] => {
  const active = allUsers(db).filter(({ role }) => roles.includes(role));
  return secondSigners(active, acting.id, (userId) => caseId !== null && isShutOut(db, userId, caseId));
};

type Asked = {
  readonly caseId: Id | null;
  readonly signerId: Id;
  /** That person's passphrase, typed on the spot; always overwritten here. */
  readonly secret: Uint8Array;
  /** Whose signature counts; anyone who works in cases when left out. */
  readonly roles?: readonly Role[];
};

/**
 * The second signature: a user other than the acting one gives her passphrase on the spot, and it is tried against her slot. Returns who
 * signed; the calling use case names both in its entry. Refuses `second-user-missing` (with `roles` `second-decider-missing`) when nobody
 * may sign, `signerId` and `passphrase` at their fields; a wrong passphrase gets its own entry, and makes the next try wait as at the lock.
 */
export const secondSignature = async (
  context: Pick<ActContext, 'db' | 'user' | 'keyring' | 'write' | 'now'>,
  { caseId, signerId, secret, roles }: Asked,
): Promise<User> => {
  try {
    const signers = signersOn(context.db, context.user, caseId, roles);
    if (signers.length === 0) throw new Refusal(roles ? 'second-decider-missing' : 'second-user-missing');
    const signer = signers.find((each) => each.id === signerId);
    if (!signer) throw fieldRefusal('signerId', 'not-a-signer');
    if (secret.length === 0) throw fieldRefusal('passphrase', 'required');
    const wrong = { kind: 'users.second-signature-wrong', payload: { signer: signer.name }, ...(caseId === null ? {} : { caseId }) };
    if (await trySecret(context, { userId: signer.id }, secret, wrong)) return signer;
    throw fieldRefusal('passphrase', 'passphrase-wrong');
  } finally {
    wipe(secret);
  }
};
