import { Refusal } from '../base/result.ts';
import { isIntact, openEnvelope, type Envelope, type Slot } from './envelope.ts';
import type { Pointer } from './files.ts';
import { readRegister } from './inspect.ts';

/** `stand-in` opens only trial registers. */
export type Runtime = 'electron' | 'stand-in';

export type UnwrapRequest = {
  readonly folder: string;
  readonly runtime: Runtime;
  readonly secret: Uint8Array;
  /** Which slots the secret may belong to. */
  readonly slots: (envelope: Envelope) => readonly Slot[];
};

export type Unwrapped = { readonly pointer: Pointer; readonly envelope: Envelope; readonly key: Buffer; readonly slot: Slot };

/**
 * The register's key, from the plain files beside it and a secret; the encrypted file is not touched. Whoever takes the key wipes it.
 * Refuses `wrong-passphrase`, `register-not-trial`, `register-damaged` and what `readRegister` finds instead of a register.
 */
export const unwrapKey = async ({ folder, runtime, secret, slots }: UnwrapRequest): Promise<Unwrapped> => {
  const found = readRegister(folder);
  if (found.state !== 'present') throw new Refusal(`register-${found.state}`);
  const { pointer, envelope } = found;
  if (runtime === 'stand-in' && !pointer.trial) throw new Refusal('register-not-trial');
  const opened = await openEnvelope(envelope, slots(envelope), secret).catch(() => {
    throw new Refusal('register-damaged');
  });
  if (opened === 'wrong') throw new Refusal(isIntact(envelope) ? 'wrong-passphrase' : 'register-damaged');
  return { pointer, envelope, ...opened };
};
