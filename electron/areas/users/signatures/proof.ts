import { Refusal } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import { trySecret } from '../unlock/tries.ts';

/** Details of a refused proof, so that the window asks again for that and nothing else. */
const details = { proof: true } as const;

/**
 * Proves that the acting user is the one who unlocked: her own passphrase, typed on the spot. Nobody who merely finds an open window can
 * change who has access to the register or how it is protected. Refuses `proof-wrong` and `wait`.
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
