import { timingSafeEqual } from 'node:crypto';
import { createTurns } from '../../base/in-turn.ts';
import { Refusal } from '../../base/result.ts';
import type { Db } from '../database.ts';
import {
  bindSlot,
  envelopeText,
  newEnvelope,
  newSlot,
  openEnvelope,
  type Envelope,
  type Opened,
  type Slot,
  type SlotOwner,
} from './envelope.ts';
import { readEnvelope } from './envelope-file.ts';
import { fact } from '../facts.ts';
import { prepareFile, readIfPresent, replaceFile } from '../folder/files.ts';
import { wipe, type KdfCost } from './keys.ts';
import {
  compareSlots,
  knownEnvelope,
  knownSlots,
  lostSlots,
  storeSlots,
  unreadEnvelope,
  type Difference,
  type SlotSource,
} from './known-slots.ts';

export type SlotChange = {
  readonly add: readonly Slot[];
  readonly drop: (slot: Pick<Slot, 'id' | 'kind' | 'userId'>) => boolean;
};

type Place = {
  readonly db: Db;
  /** The path of the envelope. */
  readonly file: string;
  readonly cost: KdfCost;
  /** A copy of the register key; the caller wipes it. */
  readonly copyKey: () => Uint8Array;
};

/** Who can open an open register. Secrets are passed as bytes and wiped by the caller. */
export class Keyring {
  readonly #place: Place;
  readonly #inTurn = createTurns();
  #tell: (differences: readonly Difference[]) => void = () => undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  /** The envelope on disk. If somebody overwrote it with something unreadable, the register's own copy is used instead. */
  #envelope(): Envelope {
    const { db, file } = this.#place;
    try {
      return readEnvelope(file);
    } catch (error) {
      const instead = isOdd(error) && readIfPresent(file) !== null ? unreadEnvelope(db) : null;
      if (instead === null) throw error;
      return instead;
    }
  }

  /** The current slots, as the register knows them. */
  slots(): readonly Slot[] {
    return knownSlots(this.#place.db, this.#envelope());
  }

  /** Records in the log, and reports in the window, that the envelope did not match what the register knows. */
  onDifferences(tell: (differences: readonly Difference[]) => void): void {
    this.#tell = tell;
  }

  /**
   * Compares the envelope with the register and corrects it, before who can open it is changed or copied. Returns whether anything had to
   * be reported.
   */
  settle(): boolean {
    const { db, file } = this.#place;
    const envelope = this.#envelope();
    const lost = lostSlots(db, envelope);
    const differences = compareSlots(db, envelope).differences.filter(({ slot }) => !lost.some(({ id }) => id === slot));
    if (differences.length === 0) return false;
    quietly(() => replaceFile(file, envelopeText(knownEnvelope(db, envelope))));
    this.#tell(differences);
    return true;
  }

  /** A lock may have happened while this waited for its turn. */
  #requireOpen(): void {
    if (!this.#place.db.open) throw new Refusal('locked');
  }

  /** A slot for `change` to add: one expensive derivation. */
  async newSlot(owner: SlotOwner, secret: Uint8Array): Promise<Slot> {
    const { registerId } = knownEnvelope(this.#place.db, this.#envelope());
    return newSlot(registerId, owner, secret, this.#place.cost);
  }

  /**
   * Whether the secret opens one of these slots and yields the very key this register is open under. One at a time, so that repeated
   * guesses are as slow as the derivation makes them.
   */
  async opens(which: (slot: Slot) => boolean, secret: Uint8Array): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#requireOpen();
      const envelope = knownEnvelope(this.#place.db, this.#envelope());
      const opened = await openEnvelope(envelope, this.slots().filter(which), secret);
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
   * Changes who can open the register, and what the register says about it, so that the two agree after an interruption at any moment.
   * First an envelope with the old slots and the new ones; then the database, in one transaction with `commit`; then the envelope without
   * the dropped slots, which is already on disk and only has to be renamed. Anyone the database lets in can always open, and anyone it does
   * not is refused, whichever of the two envelopes is in place. If `commit` refuses, nothing changes.
   */
  async change({ add, drop }: SlotChange, commit: () => void): Promise<void> {
    return this.#inTurn(() => {
      this.#requireOpen();
      return this.#change({ add, drop }, commit);
    });
  }

  async #change({ add, drop }: SlotChange, commit: () => void): Promise<void> {
    const { db, file } = this.#place;
    this.settle();
    const before = knownEnvelope(db, this.#envelope());
    const present = this.slots();
    const lost = lostSlots(db, before).filter((slot) => !drop(slot));
    const after = [...present.filter((slot) => !drop(slot)), ...add];
    const key = this.#place.copyKey();
    const seal = async (slots: readonly Slot[]): Promise<Envelope> => newEnvelope(before.registerId, before.generation, slots, key);
    let both: Envelope;
    let final: Envelope;
    try {
      both = add.length === 0 ? before : await seal([...present, ...add]);
      final = await seal(after);
    } finally {
      wipe(key);
    }
    // Locked in the meantime: another process may have it open by now, and its envelope is not ours to write.
    if (!db.open) throw new Refusal('locked');
    let finish: () => void;
    try {
      replaceFile(file, envelopeText(both));
      finish = prepareFile(file, envelopeText(final));
      db.transaction(() => {
        commit();
        storeSlots(db, final, lost);
      });
    } catch (error) {
      putBack(file, envelopeText(before));
      throw error;
    }
    quietly(finish);
  }
}

const isOdd = (error: unknown): boolean => error instanceof Refusal && error.failure.code === 'odd-file';

/** Anything left undone here is done at the next unlock: the register knows its slots. */
const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // Not reported: the change itself is safe in the register.
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
 * Compares the envelope with the register and corrects it: slots the register does not know are removed, those it knows are restored,
 * owners are set to those the register knows, and the wrapping of the slot that opened is bound to its owner if it was not. A register from
 * before it stored its slots learns them here. Only for the holder of the application lock: the envelope is read again, because it may have
 * changed while the secret was tried. It is never left empty, and an unwritable folder locks nobody out.
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
  const mustBind = slot !== null && slot.binding === undefined;
  const unkept = lostSlots(db, { ...envelope, slots: [] });
  const mustLearn = fact(db, 'sealedKey') === undefined || mine.some(({ id }) => unkept.some((one) => one.id === id));
  if (mine.length === 0 || (differences.length === 0 && !mustBind && !mustLearn)) return { slot, differences, source };
  let known = knownEnvelope(db, envelope);
  if (mustBind || mustLearn) {
    const bound = mustBind ? await bindSlot(envelope.registerId, slot, identity, secret, cost) : null;
    const slots = mine.map((one) => (one.id === bound?.id ? bound : one));
    known = await newEnvelope(envelope.registerId, envelope.generation, slots, key);
    const lost = lostSlots(db, envelope);
    db.transaction(() => storeSlots(db, known, lost));
  }
  quietly(() => replaceFile(file, envelopeText(known)));
  return { slot, differences, source };
};
