import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { createTurns } from '../base/in-turn.ts';
import { Refusal } from '../base/result.ts';
import type { Db } from './database.ts';
import { envelopeSchema, envelopeText, newEnvelope, newSlot, openEnvelope, type Envelope, type Slot, type SlotOwner } from './envelope.ts';
import { fact, storeFacts } from './facts.ts';
import { prepareFile, readIfPresent, replaceFile } from './files.ts';
import { wipe, type KdfCost } from './keys.ts';

/**
 * The envelope lies in plain text, so the register itself knows which slots are its own: id and recipient. Where the two differ
 * the register is right. A slot that it does not know opens nothing and leaves the envelope at the next unlock, be it the rest
 * of a change that was cut off or a recipient that somebody put there.
 */
const known = z.array(z.strictObject({ id: z.string(), recipient: z.string() }));

/** Call in the transaction of what the change is about. */
export const storeSlots = (db: Db, slots: readonly Slot[]): void =>
  storeFacts(db, { slots: JSON.stringify(slots.map(({ id, recipient }) => ({ id, recipient }))) });

/** The slots of an envelope that the register knows; all of them in a register from before it knew any. */
export const knownSlots = (db: Db, envelope: Envelope): readonly Slot[] => {
  const text = fact(db, 'slots');
  if (text === undefined) return envelope.slots;
  const mine = new Map(known.parse(JSON.parse(text)).map(({ id, recipient }) => [id, recipient]));
  return envelope.slots.filter(({ id, recipient }) => mine.get(id) === recipient);
};

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

/**
 * Takes out of the envelope what the register does not know, and answers what is left. For whoever holds the application lock:
 * the envelope is read anew, as it may have changed while the secret was tried. Never leaves it empty, and a folder that cannot
 * be written stops nobody.
 */
export const tidyEnvelope = async (db: Db, file: string, key: Uint8Array): Promise<readonly Slot[]> => {
  const envelope = readEnvelope(file);
  // A register from before it knew its slots takes those it finds, once.
  if (fact(db, 'slots') === undefined) storeSlots(db, envelope.slots);
  const mine = knownSlots(db, envelope);
  if (mine.length === 0 || mine.length === envelope.slots.length) return mine;
  const text = envelopeText(await newEnvelope(envelope.registerId, envelope.generation, mine, key));
  quietly(() => replaceFile(file, text));
  return mine;
};
