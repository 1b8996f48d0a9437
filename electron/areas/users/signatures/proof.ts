import { Refusal } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import { trySecret } from '../unlock/tries.ts';

/** Details of a refused proof, so that the window asks anew for that and for nothing else. */
const details = { proof: true } as const;

/**
 * Whoever acts is the one who unlocked: her own passphrase, typed there and then. What changes who may come at the register, or how it is
 * guarded, is done by a person and not by whoever happens upon an open window. Refuses `proof-wrong` and `wait`.
 */
export const requireProof = async (
  context: Pick<ActContext, 'db' | 'keyring' | 'write' | 'now' | 'user'>,
  procedure: string,
  secret: Uint8Array,
): Promise<void> => {
  if (secret.length === 0) throw new Refusal('proof-wrong', { details });
  try {
    if (await trySecret(context, { userId: context.user.id }, secret, { kind: 'users.proof-wrong', payload: { procedure } })) return;
  } catch (error) {
    throw error instanceof Refusal && error.failure.code === 'wait' ? new Refusal('wait', { details }) : error;
  }
  throw new Refusal('proof-wrong', { details });
};
