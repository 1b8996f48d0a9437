import { createHash } from 'node:crypto';
import { z } from 'zod';
import { makeSlot, openKey, recipientOf, sealKey, unwrapIdentity, wrapIdentity, wrappedIdentitySchema, type KdfCost } from './keys.ts';
import { newId, type Id } from '../../base/ids.ts';

/**
 * Who can open a generation of the register. It is plain text next to the encrypted file and therefore contains no names: a slot is known
 * by a short signature its owner chose, such as initials. What it says about owners only shows where to look for a slot and proves nothing:
 * the register itself knows whose each slot is (known-slots.ts).
 */
const slotSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['user', 'recovery']),
  /** The user the slot belongs to; the recovery code belongs to nobody. */
  userId: z.uuid().nullable(),
  signature: z.string().max(12),
  recipient: z.string().startsWith('age1'),
  identity: wrappedIdentitySchema,
  /** The wrapping is also bound to the owner. Not in slots made before that was introduced; they are bound at that person's next unlock. */
  binding: z.literal('owner').optional(),
});
export type Slot = z.infer<typeof slotSchema>;

export const envelopeSchema = z.strictObject({
  format: z.literal('utvag-envelope'),
  formatVersion: z.literal(1),
  registerId: z.uuid(),
  generation: z.string().regex(/^\d{4}$/),
  slots: z.array(slotSchema).min(1),
  /** The register key as an age file sealed to the recipient of every slot. */
  sealedKey: z.base64(),
  /** SHA-256 over everything else, hexadecimal. */
  check: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const checked = (envelope: Envelope): Envelope => {
  // Parsed, with the fields in one order, whoever wrote the file.
  const { check: _, ...rest } = envelopeSchema.parse(envelope);
  return { ...rest, check: createHash('sha256').update(JSON.stringify(rest)).digest('hex') };
};

/** As it is written to disk. */
export const envelopeText = (envelope: Envelope): string => JSON.stringify(checked(envelope), null, 1);

/**
 * Whether a "wrong passphrase" result can be trusted: a flipped bit in a slot makes the right passphrase fail, and nobody should be told
 * they mistyped it. This is not a seal, because anyone who can write the file can write the checksum too. An envelope without one is
 * accepted as it is.
 */
export const isIntact = (envelope: Envelope): boolean => envelope.check === undefined || envelope.check === checked(envelope).check;

export type SlotOwner = { readonly kind: 'user'; readonly userId: Id; readonly signature: string } | { readonly kind: 'recovery' };

export const ownerOf = ({ kind, userId, signature }: Pick<Slot, 'kind' | 'userId' | 'signature'>): SlotOwner =>
  kind === 'user' && userId !== null ? { kind, userId, signature } : { kind: 'recovery' };

type Bound = Pick<Slot, 'id' | 'kind' | 'userId' | 'binding'>;

/** Ties a wrapping to its register, slot and owner: a slot that was moved, or given to somebody else, does not open. */
export const bindingOf = (registerId: Id, { id, kind, userId, binding }: Bound): string =>
  binding === 'owner' ? `utvag-envelope-2 ${registerId} ${id} ${kind} ${userId ?? '-'}` : `utvag-envelope-1 ${registerId} ${id}`;

export const newSlot = async (registerId: Id, owner: SlotOwner, secret: Uint8Array, cost: KdfCost): Promise<Slot> => {
  const userId = owner.kind === 'user' ? owner.userId : null;
  const bound: Bound = { id: newId(), kind: owner.kind, userId, binding: 'owner' };
  const { recipient, wrapped } = await makeSlot(secret, bindingOf(registerId, bound), cost);
  return { ...bound, signature: owner.kind === 'user' ? owner.signature : '', recipient, identity: wrapped };
};

/** The same slot with its wrapping bound to its owner. Costs one derivation. */
export const bindSlot = async (registerId: Id, slot: Slot, identity: string, secret: Uint8Array, cost: KdfCost): Promise<Slot> => {
  const bound: Slot = { ...slot, binding: 'owner' };
  return { ...bound, identity: await wrapIdentity(identity, secret, bindingOf(registerId, bound), cost) };
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

export type Opened = { readonly key: Buffer; readonly slot: Slot; /** The slot's own secret key. */ readonly identity: string };

/**
 * `wrong` for a secret that opens none of the slots tried; throws if the sealed key itself is damaged. The unwrapped key must belong to the
 * recipient that its slot names. Otherwise someone with a key of their own could wrap it into another user's slot and pass for them.
 */
export const openEnvelope = async (envelope: Envelope, slots: readonly Slot[], secret: Uint8Array): Promise<Opened | 'wrong'> => {
  for (const slot of slots) {
    const identity = await unwrapIdentity(secret, bindingOf(envelope.registerId, slot), slot.identity);
    if (identity !== null && (await recipientOf(identity)) === slot.recipient)
      return { key: await openKey(Buffer.from(envelope.sealedKey, 'base64'), identity), slot, identity };
  }
  return 'wrong';
};
