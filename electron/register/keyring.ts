import { timingSafeEqual } from 'node:crypto';
import { createTurns } from '../base/in-turn.ts';
import { Refusal } from '../base/result.ts';
import type { Db } from './database.ts';
import {
  bindSlot,
  envelopeSchema,
  envelopeText,
  newEnvelope,
  newSlot,
  openEnvelope,
  type Envelope,
  type Opened,
  type Slot,
  type SlotOwner,
} from './envelope.ts';
import { prepareFile, readIfPresent, replaceFile } from './files.ts';
import { wipe, type KdfCost } from './keys.ts';
import { compareSlots, knownSlots, storeSlots, type Difference, type SlotSource } from './known-slots.ts';

const readEnvelope = (file: string): Envelope => envelopeSchema.parse(JSON.parse(readIfPresent(file) ?? ''));

export type SlotChange = { readonly add: readonly Slot[]; readonly drop: (slot: Slot) => boolean };

type Place = {
  readonly db: Db;
  /** Where the envelope lies. */
  readonly file: string;
  readonly cost: KdfCost;
  /** A copy of the register key; whoever takes it wipes it. */
  readonly copyKey: () => Uint8Array;
};

/** Who can open an open register. Secrets are given as bytes and wiped by the caller. */
export class Keyring {
  readonly #place: Place;
  readonly #inTurn = createTurns();

  constructor(place: Place) {
    this.#place = place;
  }

  #envelope(): Envelope {
    return readEnvelope(this.#place.file);
  }

  /** Present slots, as the register knows them. */
  slots(): readonly Slot[] {
    return knownSlots(this.#place.db, this.#envelope());
  }

  /** A lock may have come while this waited for its turn. */
  #requireOpen(): void {
    if (!this.#place.db.open) throw new Refusal('locked');
  }

  /** A slot for `change` to add: one costly derivation. */
  async newSlot(owner: SlotOwner, secret: Uint8Array): Promise<Slot> {
    return newSlot(this.#envelope().registerId, owner, secret, this.#place.cost);
  }

  /**
   * Whether the secret opens one of these slots to the very key this register is open under. One at a time, so that asking
   * often is as slow as the derivation makes it.
   */
  async opens(which: (slot: Slot) => boolean, secret: Uint8Array): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#requireOpen();
      const opened = await openEnvelope(this.#envelope(), this.slots().filter(which), secret);
      if (!this.#place.db.open) throw new Refusal('locked');
      if (opened === 'wrong') return false;
      const key = this.#place.copyKey();
      try {
        return timingSafeEqual(opened.key, key);
      } finally {
        wipe(opened.key, key);
      }
    });
  }

  /**
   * Changes who can open, and what the register says of it, so that they agree after a cut at any instant:
   * first an envelope with the old slots and the new ones; then the database, in one transaction with `commit`; then the envelope
   * without the dropped ones, which was on disk already and is only renamed. Whoever the database lets in can always open, and
   * whoever it does not is refused, whichever of the two envelopes lies there. What `commit` refuses changes nothing.
   */
  async change({ add, drop }: SlotChange, commit: () => void): Promise<void> {
    return this.#inTurn(() => {
      this.#requireOpen();
      return this.#change({ add, drop }, commit);
    });
  }

  async #change({ add, drop }: SlotChange, commit: () => void): Promise<void> {
    const { db, file } = this.#place;
    const before = this.#envelope();
    const present = this.slots();
    const after = [...present.filter((slot) => !drop(slot)), ...add];
    const key = this.#place.copyKey();
    const seal = async (slots: readonly Slot[]): Promise<string> =>
      envelopeText(await newEnvelope(before.registerId, before.generation, slots, key));
    let both: string;
    let final: string;
    try {
      both = await seal([...present, ...add]);
      final = await seal(after);
    } finally {
      wipe(key);
    }
    // Locked meanwhile: another process may have it open by now, and its envelope is not ours to write.
    if (!db.open) throw new Refusal('locked');
    let finish: () => void;
    try {
      replaceFile(file, both);
      finish = prepareFile(file, final);
      db.transaction(() => {
        commit();
        storeSlots(db, after);
      });
    } catch (error) {
      putBack(file, envelopeText(before));
      throw error;
    }
    quietly(finish);
  }
}

/** What is left undone here is done at the next unlock: the register knows its slots. */
const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // Told by nobody: the change itself stands, in the register.
  }
};

const putBack = (file: string, text: string): void => quietly(() => replaceFile(file, text));

export type Settled = {
  /** The slot that opened, with the owner that the register knows; null: the register does not know this slot. */
  readonly slot: Slot | null;
  readonly differences: readonly Difference[];
  /** Where the owners are known from; `register` from the second unlock on. */
  readonly source: SlotSource;
};

/**
 * Holds the envelope against the register, and sets it right: what the register does not know leaves it, owners are those the register
 * knows, and the wrapping of the slot that opened is bound to its owner if it was not. For whoever holds the application lock: the
 * envelope is read anew, as it may have changed while the secret was tried. Never leaves it empty, and a folder that cannot be
 * written stops nobody.
 */
export const settleEnvelope = async (
  db: Db,
  file: string,
  { key, slot: opened, identity }: Opened,
  secret: Uint8Array,
  cost: KdfCost,
): Promise<Settled> => {
  const envelope = readEnvelope(file);
  const { differences, source } = compareSlots(db, envelope);
  const mine = knownSlots(db, envelope);
  const slot = mine.find(({ id, recipient }) => id === opened.id && recipient === opened.recipient) ?? null;
  // A register from before it knew whose its slots are learns it once.
  if (source !== 'register') db.transaction(() => storeSlots(db, mine));
  const mustBind = slot !== null && slot.binding === undefined;
  const isAsKnown = differences.every(({ what }) => what === 'missing');
  if (mine.length === 0 || (isAsKnown && !mustBind)) return { slot, differences, source };
  const bound = mustBind ? await bindSlot(envelope.registerId, slot, identity, secret, cost) : null;
  const slots = mine.map((one) => (one.id === bound?.id ? bound : one));
  const text = envelopeText(await newEnvelope(envelope.registerId, envelope.generation, slots, key));
  quietly(() => replaceFile(file, text));
  return { slot, differences, source };
};
