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
  /** Where the newest generations are recorded (generation-memory.ts); null: nowhere. */
  readonly memory?: string | null;
};

export type Unwrapped = Opened & { readonly living: Living };

/** For one generation. Refuses as {@link unwrapKey} does. */
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
 * The register's key, from the plain files next to it and a secret, for the newest known generation; the encrypted file is not touched. The
 * caller wipes the key. Refuses with `wrong-passphrase`, `register-not-trial`, `register-damaged`, and with whatever `readRegister` finds
 * instead of a register.
 */
export const unwrapKey = async (request: UnwrapRequest): Promise<Unwrapped> => {
  const living = livingRegister(request.folder, request.memory ?? null);
  if (living.state !== 'present') throw new Refusal(`register-${living.state}`);
  return unwrapGeneration(living, request);
};
