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

/** Who may sign beside the one who acts, on a case or (`null`) on the register; of these roles, where not everybody's name will do. */
export const signersOn = (db: Db, acting: User, caseId: Id | null, roles: readonly Role[] = caseRoles): readonly User[] => {
  const active = allUsers(db).filter(({ role }) => roles.includes(role));
  return secondSigners(active, acting.id, (userId) => caseId !== null && isShutOut(db, userId, caseId));
};

type Asked = {
  readonly caseId: Id | null;
  readonly signerId: Id;
  /** That person's passphrase, typed there and then; overwritten here, whatever the answer. */
  readonly secret: Uint8Array;
  /** Whose signature counts; everybody's who works in cases when left out. */
  readonly roles?: readonly Role[];
};

/**
 * The second signature: another user than the one who acts gives her passphrase there and then, and it is tried against her slot.
 * Answers who signed; the use case that asked names both in its entry. Refuses `second-user-missing` (with `roles`
 * `second-decider-missing`) when there is nobody who may, `signerId` and `passphrase` at their fields; a wrong passphrase is an entry of its
 * own, and makes the next wait as at the lock.
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
