import { Refusal } from '../../base/result.ts';
import { isIntact, openEnvelope, type Envelope, type Opened, type Slot } from './envelope.ts';
import { livingRegister, type Living } from '../generations/living-register.ts';

/** `stand-in` opens only trial registers. */
export type Runtime = 'electron' | 'stand-in';

export type UnwrapRequest = {
  readonly folder: string;
  readonly runtime: Runtime;
  readonly secret: Uint8Array;
  /** Which slots the secret may belong to. */
  readonly slots: (envelope: Envelope) => readonly Slot[];
  /** Where the newest generations are remembered (generation-memory.ts); null: nowhere. */
  readonly memory?: string | null;
};

export type Unwrapped = Opened & { readonly living: Living };

/** Of one generation. Refuses as {@link unwrapKey}. */
export const unwrapGeneration = async (living: Living, { runtime, secret, slots }: UnwrapRequest): Promise<Unwrapped> => {
  const { pointer, envelope } = living;
  if (runtime === 'stand-in' && !pointer.trial) throw new Refusal('register-not-trial');
  const opened = await openEnvelope(envelope, slots(envelope), secret).catch(() => {
    throw new Refusal('register-damaged');
  });
  if (opened === 'wrong') throw new Refusal(isIntact(envelope) ? 'wrong-passphrase' : 'register-damaged');
  return { living, ...opened };
};

/**
 * The register's key, from the plain files beside it and a secret; the encrypted file is not touched. Of the newest generation that is
 * known of. Whoever takes the key wipes it. Refuses `wrong-passphrase`, `register-not-trial`, `register-damaged` and what
 * `readRegister` finds instead of a register.
 */
export const unwrapKey = async (request: UnwrapRequest): Promise<Unwrapped> => {
  const living = livingRegister(request.folder, request.memory ?? null);
  if (living.state !== 'present') throw new Refusal(`register-${living.state}`);
  return unwrapGeneration(living, request);
};
