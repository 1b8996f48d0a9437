import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Db } from '../database.ts';
import { ownerOf, type Envelope, type Slot, type SlotOwner } from './envelope.ts';
import { fact, storeFacts } from '../facts.ts';
import { wrappedIdentitySchema } from './keys.ts';
import { slotOwners } from './slot-history.ts';

/**
 * The envelope is plain text, so the register keeps a copy of it: whole slots, and the key sealed to them. If the two differ, the register
 * is right and the envelope is rewritten from it, so nobody loses access because a plain file was damaged. Who a user is follows from the
 * key that opened, never from what the envelope says about it.
 */
const address = { id: z.string(), recipient: z.string() };
const untied = z.array(z.strictObject(address));
const tied = z.array(
  z.strictObject({
    ...address,
    kind: z.enum(['user', 'recovery']),
    userId: z.string().nullable(),
    signature: z.string(),
    /** Missing in registers from before they stored whole slots: the next unlock learns it. */
    identity: wrappedIdentitySchema.optional(),
    binding: z.literal('owner').optional(),
  }),
);
type Known = z.infer<typeof tied>;

/** Call it in the transaction of the change itself. `lost`: slots that are known but no longer exist anywhere. */
export const storeSlots = (db: Db, { slots, sealedKey }: Pick<Envelope, 'slots' | 'sealedKey'>, lost: Known = []): void =>
  storeFacts(db, { slots: JSON.stringify([...slots, ...lost]), sealedKey });

/** Discards what the register knows: the next unlock learns it again, and reports it. */
export const forgetSlots = (db: Db): void => {
  db.run(`delete from register_facts where key in ('slots', 'sealedKey')`);
};

/**
 * Where the register's knowledge of its slots comes from: its own records, its log, or, for want of anything better, the envelope next to
 * it.
 */
export type SlotSource = 'register' | 'log' | 'envelope';

const tie = (owner: SlotOwner): Pick<Slot, 'kind' | 'userId' | 'signature'> =>
  owner.kind === 'user' ? owner : { kind: 'recovery', userId: null, signature: '' };

const read = (db: Db, envelope: Envelope): { readonly known: Known; readonly source: SlotSource } => {
  const json: unknown = JSON.parse(fact(db, 'slots') ?? 'null');
  const own = tied.safeParse(json);
  if (own.success) return { known: own.data, source: 'register' };
  const claimed = ({ id, recipient }: Pick<Slot, 'id' | 'recipient'>): Known =>
    envelope.slots
      .filter((slot) => slot.id === id && slot.recipient === recipient)
      .map((slot) => ({ id, recipient, ...tie(ownerOf(slot)) }));
  const addresses = json === null ? envelope.slots : untied.parse(json);
  const owners = json === null ? null : slotOwners(db);
  if (owners?.length !== addresses.length) return { known: addresses.flatMap(claimed), source: 'envelope' };
  const known = owners.map((owner, i) => ({ id: addresses[i]?.id ?? '', recipient: addresses[i]?.recipient ?? '', ...tie(owner) }));
  return { known, source: 'log' };
};

const isSame = (a: Pick<Slot, 'id' | 'recipient'>, b: Pick<Slot, 'id' | 'recipient'>): boolean =>
  a.id === b.id && a.recipient === b.recipient;

const wholeSlot = (envelope: Pick<Envelope, 'slots'>, mine: Known[number]): Slot | null => {
  if (mine.identity !== undefined) return { ...mine, identity: mine.identity };
  const slot = envelope.slots.find((one) => isSame(one, mine));
  return slot ? { ...slot, ...mine, identity: slot.identity } : null;
};

/**
 * The register's slots, each with the owner the register knows: its own copies or, from before it stored whole slots, those of the envelope
 * that it knows.
 */
export const knownSlots = (db: Db, envelope: Envelope): readonly Slot[] =>
  read(db, envelope).known.flatMap((mine) => wholeSlot(envelope, mine) ?? []);

/** Slots that are known but no longer exist anywhere: they disappeared from the envelope before the register stored whole slots. */
export const lostSlots = (db: Db, envelope: Envelope): Known =>
  read(db, envelope).known.filter((mine) => wholeSlot(envelope, mine) === null);

type Schema = 'main' | 'copy';

/** Which register and generation the envelope belongs to, according to the register itself. New wrappings are bound to the register. */
const knownPlace = (
  db: Db,
  { registerId, generation }: Envelope,
  schema: Schema = 'main',
): Pick<Envelope, 'registerId' | 'generation'> => ({
  registerId: fact(db, 'registerId', schema) ?? registerId,
  generation: fact(db, 'generation', schema) ?? generation,
});

/** The envelope as the register stores it, or that of an attached copy; slots come from the file if the register stores none yet. */
export const knownEnvelope = (db: Db, envelope: Envelope, schema: Schema = 'main'): Envelope => {
  const placed = { ...envelope, ...knownPlace(db, envelope, schema) };
  const sealedKey = fact(db, 'sealedKey', schema);
  const own = tied.safeParse(JSON.parse(fact(db, 'slots', schema) ?? 'null'));
  if (sealedKey === undefined || !own.success) return placed;
  return { ...placed, slots: own.data.flatMap((mine) => wholeSlot(envelope, mine) ?? []), sealedKey };
};

/** Replaces an envelope that can no longer be read; null: the register does not have all of it. */
export const unreadEnvelope = (db: Db): Envelope | null => {
  const nothing = { format: 'utvag-envelope', formatVersion: 1, registerId: '', generation: '', slots: [], sealedKey: '' } as const;
  const place = knownPlace(db, { ...nothing, slots: [] });
  const empty = { ...nothing, ...place, slots: [] };
  const isKept = place.registerId !== '' && fact(db, 'sealedKey') !== undefined && knownSlots(db, empty).length > 0;
  return isKept && lostSlots(db, empty).length === 0 ? empty : null;
};

/** Something in the plain envelope that does not match what the register knows. */
export type Difference = {
  /**
   * `owner`: attributed to somebody else. `unknown`: not one of the register's. `missing`: one of the register's, but not in the envelope.
   * `spoilt`: does not open as it should; without a slot: the sealed key itself, or the whole envelope, which claims to belong to another
   * register or generation.
   */
  readonly what: 'owner' | 'unknown' | 'missing' | 'spoilt';
  readonly slot: string;
  readonly claimed: string;
  readonly known: string;
};

const label = ({ kind, signature, userId }: Pick<Slot, 'kind' | 'signature' | 'userId'>): string =>
  kind === 'recovery' && userId === null && signature === '' ? 'recovery' : `${kind} ${signature} ${userId ?? ''}`;

/** Compares the envelope with the register. */
export const compareSlots = (db: Db, envelope: Envelope): { readonly differences: readonly Difference[]; readonly source: SlotSource } => {
  const { known, source } = read(db, envelope);
  const found = envelope.slots.flatMap((slot): Difference[] => {
    const mine = known.find((one) => isSame(one, slot));
    if (!mine) return [{ what: 'unknown', slot: slot.id, claimed: label(slot), known: '' }];
    const differs = (what: Difference['what']): Difference[] => [{ what, slot: slot.id, claimed: label(slot), known: label(mine) }];
    if (label(mine) !== label(slot)) return differs('owner');
    const isWhole = mine.identity === undefined || isDeepStrictEqual([slot.identity, slot.binding], [mine.identity, mine.binding]);
    return isWhole ? [] : differs('spoilt');
  });
  const missing = known
    .filter((one) => !envelope.slots.some((slot) => isSame(one, slot)))
    .map((one): Difference => ({ what: 'missing', slot: one.id, claimed: '', known: label(one) }));
  const differences = [...found, ...missing];
  const sealedKey = fact(db, 'sealedKey') ?? envelope.sealedKey;
  // With other slots it is sealed to other recipients: that is already reported.
  const isResealed = differences.length === 0 && sealedKey !== envelope.sealedKey;
  const place = knownPlace(db, envelope);
  const isMoved = place.registerId !== envelope.registerId || place.generation !== envelope.generation;
  if (isMoved) return { differences: [...differences, { what: 'spoilt', slot: '', claimed: '', known: '' }], source };
  return { differences: isResealed ? [{ what: 'spoilt', slot: '', claimed: '', known: '' }] : differences, source };
};
