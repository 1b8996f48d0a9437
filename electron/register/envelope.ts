import { createHash } from 'node:crypto';
import { z } from 'zod';
import { makeSlot, openKey, sealKey, unwrapIdentity, wrappedIdentitySchema, type KdfCost } from './keys.ts';
import { newId, type Id } from '../base/ids.ts';

/**
 * Who can open a generation of the register. Lies in plain text beside the encrypted file and therefore holds no name:
 * a slot is known by a short signature its owner chose, such as initials.
 */
const slotSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['user', 'recovery']),
  /** The user the slot belongs to; the recovery code belongs to nobody. */
  userId: z.uuid().nullable(),
  signature: z.string().max(12),
  recipient: z.string().startsWith('age1'),
  identity: wrappedIdentitySchema,
});
export type Slot = z.infer<typeof slotSchema>;

export const envelopeSchema = z.strictObject({
  format: z.literal('utvag-envelope'),
  formatVersion: z.literal(1),
  registerId: z.uuid(),
  generation: z.string().regex(/^\d{4}$/),
  slots: z.array(slotSchema).min(1),
  /** The register key as an age file sealed to every slot's recipient. */
  sealedKey: z.base64(),
  /** SHA-256 over all the rest, hexadecimal. */
  check: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const checkOf = (envelope: Envelope): string => {
  // Parsed: the fields in one order, whoever put it together.
  const { check: _, ...rest } = envelopeSchema.parse(envelope);
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
};

/** As it is written to disk. */
export const envelopeText = (envelope: Envelope): string => JSON.stringify({ ...envelope, check: checkOf(envelope) }, null, 1);

/**
 * Whether a wrong secret can be taken at its word: a bit that turned over in a slot makes the right passphrase fail, and nobody is to
 * be told that she mistyped it. No seal: whoever can write the file can write the check, too. An envelope without one is taken as it is.
 */
export const isIntact = (envelope: Envelope): boolean => envelope.check === undefined || envelope.check === checkOf(envelope);

export type SlotOwner = { readonly kind: 'user'; readonly userId: Id; readonly signature: string } | { readonly kind: 'recovery' };

/** Ties a wrapping to its register and slot, so that slots cannot be moved between envelopes unnoticed. */
const binding = (registerId: Id, slotId: Id): string => `utvag-envelope-1 ${registerId} ${slotId}`;

export const newSlot = async (registerId: Id, owner: SlotOwner, secret: Uint8Array, cost: KdfCost): Promise<Slot> => {
  const id = newId();
  const { recipient, wrapped } = await makeSlot(secret, binding(registerId, id), cost);
  return {
    id,
    kind: owner.kind,
    userId: owner.kind === 'user' ? owner.userId : null,
    signature: owner.kind === 'user' ? owner.signature : '',
    recipient,
    identity: wrapped,
  };
};

export const newEnvelope = async (
  registerId: Id,
  generation: string,
  slots: readonly Slot[],
  registerKey: Uint8Array,
): Promise<Envelope> => ({
  format: 'utvag-envelope',
  formatVersion: 1,
  registerId,
  generation,
  slots: [...slots],
  sealedKey: Buffer.from(
    await sealKey(
      registerKey,
      slots.map((slot) => slot.recipient),
    ),
  ).toString('base64'),
});

export type Opened = { readonly key: Buffer; readonly slot: Slot };

/** `wrong` for a secret that opens none of the slots tried; throws when the sealed key itself is damaged. */
export const openEnvelope = async (envelope: Envelope, slots: readonly Slot[], secret: Uint8Array): Promise<Opened | 'wrong'> => {
  for (const slot of slots) {
    const identity = await unwrapIdentity(secret, binding(envelope.registerId, slot.id), slot.identity);
    if (identity !== null) return { key: await openKey(Buffer.from(envelope.sealedKey, 'base64'), identity), slot };
  }
  return 'wrong';
};
