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
});
export type Envelope = z.infer<typeof envelopeSchema>;

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
