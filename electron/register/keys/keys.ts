import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hashRaw, type Algorithm } from '@node-rs/argon2';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';

/**
 * Public-key slots. The random register key is sealed to every slot's X25519 identity as one standard age file (age-encryption.org/v1);
 * each identity is wrapped by a key that Argon2id (RFC 9106) derives from the passphrase, with AES-256-GCM (NIST SP 800-38D). Adding a user
 * or re-keying therefore does not need anyone else's passphrase.
 */
export type KdfCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** RFC 9106 §4 recommends ≥ 64 MiB with t=3; a register that lives depend on gets four times that. */
export const standardCost: KdfCost = { memoryKiB: 256 * 1024, passes: 3, lanes: 4 };

const base64 = z.base64();
export const wrappedIdentitySchema = z.strictObject({
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    salt: base64,
    memoryKiB: z
      .int()
      .min(8)
      .max(4 * 1024 * 1024),
    passes: z.int().min(1).max(64),
    lanes: z.int().min(1).max(64),
  }),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64,
  sealed: base64,
});
export type WrappedIdentity = z.infer<typeof wrappedIdentitySchema>;

const argon2id: Algorithm = 2;

const derive = async (secret: Uint8Array, salt: Uint8Array, cost: KdfCost): Promise<Buffer> =>
  hashRaw(secret, {
    algorithm: argon2id,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: 32,
    salt,
  });

/** Overwrites a secret held in a buffer. (Strings cannot be overwritten: keep secrets out of them.) */
export const wipe = (...secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) secret.fill(0);
};

export type NewSlot = { readonly recipient: string; readonly wrapped: WrappedIdentity };

/** Wraps an identity under a secret. `bound` ties the wrapping to its register, slot and owner (additional authenticated data). */
export const wrapIdentity = async (identity: string, secret: Uint8Array, bound: string, cost: KdfCost): Promise<WrappedIdentity> => {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await derive(secret, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(identity, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  wipe(key);
  return {
    kdf: { name: 'argon2id', salt: salt.toString('base64'), ...cost },
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  };
};

/** Creates an identity for one slot and wraps it. */
export const makeSlot = async (secret: Uint8Array, bound: string, cost: KdfCost): Promise<NewSlot> => {
  const identity = await generateX25519Identity();
  return { recipient: await identityToRecipient(identity), wrapped: await wrapIdentity(identity, secret, bound, cost) };
};

/** The slot's identity, or `null` if the secret is not the one it was wrapped with. */
export const unwrapIdentity = async (secret: Uint8Array, bound: string, wrapped: WrappedIdentity): Promise<string | null> => {
  const { memoryKiB, passes, lanes, salt } = wrapped.kdf;
  const key = await derive(secret, Buffer.from(salt, 'base64'), { memoryKiB, passes, lanes });
  const sealed = Buffer.from(wrapped.sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrapped.nonce, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(bound))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  } finally {
    wipe(key);
  }
};

/** The public half of an identity; null if it is not an identity. */
export const recipientOf = (identity: string): Promise<string | null> => identityToRecipient(identity).catch(() => null);

/** A fresh 256-bit register key, used raw: SQLCipher's own passphrase derivation is bypassed. */
export const newRegisterKey = (): Buffer => randomBytes(32);

/** Seals the register key to all slots. */
export const sealKey = async (registerKey: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(registerKey);
};

/** Opens the sealed key with one slot's identity; throws if the file was altered or not sealed to it. */
export const openKey = async (sealed: Uint8Array, identity: string): Promise<Buffer> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const key = await decrypter.decrypt(sealed);
  if (key.length !== 32) throw new Error('sealed key has the wrong length');
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
};
