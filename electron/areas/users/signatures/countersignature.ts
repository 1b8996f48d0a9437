import { parseRecoveryCode } from '../../../base/recovery-code.ts';
import type { Id } from '../../../base/ids.ts';
import { Refusal, type Failure } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import { wipe } from '../../../register/keys/keys.ts';
import { countersigners } from '../rules.ts';
import { allUsers } from '../store.ts';
import { trySecret, type TryContext } from '../unlock/tries.ts';

/** The code's secret from what was typed; null: a typing error, which opens nothing and does not count as a try. */
const codeSecret = (typed: Uint8Array): Uint8Array | null => {
  const secret = parseRecoveryCode(typed);
  return 'problem' in secret ? null : secret;
};

/**
 * Nobody decides alone about deciders: another decider signs on the spot or, if there is none, the recovery code on paper replaces the
 * signature. Returns who signed, for the entry. Refuses `countersign` when nobody was asked yet, `countersign-wrong`, also for a signer who
 * may not sign, and `wait`, each with the ids of those who may; none: the code.
 */
export const requireCountersignature = async (
  context: TryContext & Pick<ActContext, 'user' | 'signature' | 'isDemo'>,
  about: Id | null,
): Promise<string> => {
  const { db, user, signature, isDemo } = context;
  // Nobody knows the secrets of the people in a demo.
  if (isDemo) return 'demo';
  const allowed = countersigners(allUsers(db), user.id, about);
  const details = { signers: allowed.map(({ id }) => id) };
  const refused = (code: Failure['code']): Refusal => new Refusal(code, { details });
  if (signature === null) throw refused('countersign');
  const signer = allowed.find(({ id }) => id === signature.signer);
  if (signer === undefined && (allowed.length > 0 || signature.signer !== null)) throw refused('countersign-wrong');
  const secret = signer === undefined ? codeSecret(signature.secret) : signature.secret;
  if (secret === null || secret.length === 0) throw refused('countersign-wrong');
  const name = signer?.name ?? 'recovery-code';
  try {
    const wrong = { kind: 'users.second-signature-wrong', payload: { signer: name } };
    if (await trySecret(context, signer === undefined ? 'recovery-code' : { userId: signer.id }, secret, wrong)) return name;
  } catch (error) {
    throw error instanceof Refusal && error.failure.code === 'wait' ? refused('wait') : error;
  } finally {
    wipe(secret);
  }
  throw refused('countersign-wrong');
};
