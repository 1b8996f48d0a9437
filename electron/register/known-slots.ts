import { z } from 'zod';
import type { Db } from './database.ts';
import { ownerOf, type Envelope, type Slot, type SlotOwner } from './envelope.ts';
import { fact, storeFacts } from './facts.ts';
import { slotOwners } from './slot-history.ts';

/**
 * The envelope lies in plain text, so the register itself knows its slots: id, recipient and whose they are. Where the two differ
 * the register is right. Who somebody is follows from the key that opened, never from what the envelope says beside it.
 */
const address = { id: z.string(), recipient: z.string() };
const untied = z.array(z.strictObject(address));
const tied = z.array(
  z.strictObject({ ...address, kind: z.enum(['user', 'recovery']), userId: z.string().nullable(), signature: z.string() }),
);
type Known = z.infer<typeof tied>;

/** Call in the transaction of what the change is about. */
export const storeSlots = (db: Db, slots: readonly Slot[]): void =>
  storeFacts(db, {
    slots: JSON.stringify(slots.map(({ id, recipient, kind, userId, signature }) => ({ id, recipient, kind, userId, signature }))),
  });

/** Takes back what the register knows: the next unlock learns it anew, and says so. */
export const forgetSlots = (db: Db): void => {
  db.run(`delete from register_facts where key = 'slots'`);
};

/** Where the register's knowledge of its slots comes from: its own, its log, or the envelope beside it for want of anything better. */
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

/** The slots of an envelope that the register knows, each with the owner that the register knows. */
export const knownSlots = (db: Db, envelope: Envelope): readonly Slot[] => {
  const { known } = read(db, envelope);
  return envelope.slots.flatMap((slot) => {
    const mine = known.find((one) => isSame(one, slot));
    return mine ? [{ ...slot, ...mine }] : [];
  });
};

/** Something in the plain envelope that is not as the register knows it. */
export type Difference = {
  /** `owner`: said to be somebody else's. `unknown`: not the register's. `missing`: the register's, and gone from the envelope. */
  readonly what: 'owner' | 'unknown' | 'missing';
  readonly slot: string;
  readonly claimed: string;
  readonly known: string;
};

const label = ({ kind, signature, userId }: Pick<Slot, 'kind' | 'signature' | 'userId'>): string =>
  kind === 'recovery' && userId === null && signature === '' ? 'recovery' : `${kind} ${signature} ${userId ?? ''}`;

/** Holds the envelope against the register. */
export const compareSlots = (db: Db, envelope: Envelope): { readonly differences: readonly Difference[]; readonly source: SlotSource } => {
  const { known, source } = read(db, envelope);
  const found = envelope.slots.flatMap((slot): Difference[] => {
    const mine = known.find((one) => isSame(one, slot));
    if (!mine) return [{ what: 'unknown', slot: slot.id, claimed: label(slot), known: '' }];
    return label(mine) === label(slot) ? [] : [{ what: 'owner', slot: slot.id, claimed: label(slot), known: label(mine) }];
  });
  const missing = known
    .filter((one) => !envelope.slots.some((slot) => isSame(one, slot)))
    .map((one): Difference => ({ what: 'missing', slot: one.id, claimed: '', known: label(one) }));
  return { differences: [...found, ...missing], source };
};
