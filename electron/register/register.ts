import { existsSync } from 'node:fs';
import type { Instant } from '../base/dates.ts';
import { newId, type Id } from '../base/ids.ts';
import type { RegisterNotice } from '../base/register-notices.ts';
import type { ErrorCode } from '../base/error-codes.ts';
import { Refusal } from '../base/result.ts';
import { appendAudit, auditHead, type AuditEntry, type AuditHead } from './log/audit-chain.ts';
import { refuseOthers, takeApplicationLock, watchFiles, type ApplicationLock } from './folder/application-lock.ts';
import { makeBackup } from './backups/backups.ts';
import { openDatabase, sqliteCode, type Db } from './database.ts';
import { envelopeText, newEnvelope, newSlot, type Slot, type SlotOwner } from './keys/envelope.ts';
import { fact, storeFacts } from './facts.ts';
import {
  createFile,
  formatVersion,
  generationPaths,
  paths,
  privateFolder,
  removeTemporaries,
  replaceFile,
  type Pointer,
} from './folder/files.ts';
import { refuseOddFiles } from './folder/folder-kinds.ts';
import { newGeneration, pointTo } from './generations/generations.ts';
import { rememberGeneration } from './generations/generation-memory.ts';
import { knownHeads, noteHead } from './log/heads.ts';
import { keepLatestHead, LatestHead } from './log/latest-head.ts';
import { readRegister } from './folder/inspect.ts';
import { Keyring, settleEnvelope, type Settled } from './keys/keyring.ts';
import { newRegisterKey, standardCost, wipe, type KdfCost } from './keys/keys.ts';
import { storeSlots } from './keys/known-slots.ts';
import { newerIn, supersededBy } from './generations/living-register.ts';
import { migrate, pendingMigrations, type Migration } from './migrations.ts';
import { removeUnfinished } from './backups/restore.ts';
import { unwrapGeneration, unwrapKey, type Unwrapped, type UnwrapRequest } from './keys/opened-key.ts';
import { takeWhileLocked, wrongTries } from './log/while-locked.ts';

/** Why nothing may be written: another generation is being made from it; its file is damaged; a newer generation replaced it. */
export type Held = Extract<ErrorCode, 'register-held' | 'read-only' | 'register-superseded'>;

type Parts = {
  readonly folder: string;
  readonly pointer: Pointer;
  readonly db: Db;
  readonly key: Buffer;
  readonly lock: ApplicationLock;
  readonly cost: KdfCost;
  /** Where its newest generation is recorded; null: nowhere. */
  readonly memory: string | null;
};

/** An unlocked register: one connection, its key, and the lock that keeps other processes out. */
export class Register {
  readonly folder: string;
  readonly pointer: Pointer;
  readonly db: Db;
  /** Who can open it. */
  readonly keyring: Keyring;
  readonly #key: Buffer;
  readonly #lock: ApplicationLock;
  readonly #latest: LatestHead;
  readonly #memory: string | null;
  readonly #hasOwnFiles: () => boolean;
  #held: Held | null = null;

  constructor({ folder, pointer, db, key, lock, cost, memory }: Parts) {
    this.#memory = memory;
    this.folder = folder;
    this.pointer = pointer;
    this.db = db;
    this.#key = key;
    this.#lock = lock;
    this.#latest = new LatestHead(folder, pointer.generation);
    const { database } = generationPaths(folder, pointer.generation);
    this.#hasOwnFiles = watchFiles([paths(folder).lock, database, `${database}-wal`]);
    this.keyring = new Keyring({
      db,
      file: generationPaths(folder, pointer.generation).envelope,
      cost,
      copyKey: () => this.copyKey(),
    });
  }

  get databaseFile(): string {
    return generationPaths(this.folder, this.pointer.generation).database;
  }

  /** A copy of the key for the jobs worker's own connection; the caller wipes it. */
  copyKey(): Uint8Array {
    return Uint8Array.from(this.#key);
  }

  /** Why writes are currently refused; null if they are not. */
  get held(): Held | null {
    return this.#held;
  }

  /** Holds every write until the returned function is called. One hold at a time: refuses with the code of the existing one. */
  hold(why: Held): () => void {
    if (this.#held !== null) throw new Refusal(this.#held);
    this.#held = why;
    return () => {
      this.#held = null;
    };
  }

  /**
   * Before each write. Refuses with `files-swapped` once a file was removed or replaced underneath it: then the register has to be closed.
   * If the whole folder is gone (a stick was pulled, a folder was moved), it may come back unchanged, and anything that needs it reports it
   * as missing.
   */
  requireOwnFiles(): void {
    if (!this.#hasOwnFiles() && existsSync(this.folder)) throw new Refusal('files-swapped');
  }

  /** Heads of the chain that are kept outside the encrypted file. */
  knownHeads(): readonly AuditHead[] {
    return knownHeads(this.folder, this.pointer.generation);
  }

  /** Notes the chain's current end next to the file; see heads.ts. */
  noteHead(at: Instant): void {
    noteHead(this.folder, { at, ...auditHead(this.db), generation: this.pointer.generation });
  }

  /** Records outside the folder that this generation exists, so that no earlier one is taken for the living one. */
  rememberNewest(generation: string = this.pointer.generation): void {
    if (this.#memory !== null) rememberGeneration(this.#memory, this.pointer.registerId, generation);
  }

  /** After every write: see latest-head.ts. */
  noteLatestHead(at: Instant): void {
    if (!this.db.open) return;
    try {
      this.#latest.note(at, auditHead(this.db));
    } catch {
      // A damaged file is reported where it is read for the window.
    }
  }

  /** Closes the connection, overwrites the key and releases the lock. */
  close(at: Instant = new Date().toISOString()): void {
    try {
      if (this.db.open) {
        this.noteHead(at);
        this.#latest.end(this.#hasOwnFiles());
      }
    } catch {
      // A damaged file is reported at the next opening; it must not keep this one open.
    }
    try {
      this.db.close();
    } finally {
      wipe(this.#key);
      this.#lock.release();
    }
  }
}

/** Refuses with `register-in-use`. */
export const holdLock = (folder: string): ApplicationLock => {
  const lock = takeApplicationLock(paths(folder).lock);
  if (!lock) throw new Refusal('register-in-use');
  return lock;
};

export type NewRegister = {
  readonly folder: string;
  readonly trial: boolean;
  readonly now: Instant;
  readonly migrations: readonly Migration[];
  /** Owner and secret of every slot: the first user, the recovery code. Secrets are wiped by the caller. */
  readonly slots: readonly { readonly owner: SlotOwner; readonly secret: Uint8Array }[];
  readonly cost?: KdfCost;
  readonly memory?: string | null;
  /** Writes the first rows (user, settings, audit entry) in the creating transaction. */
  readonly seed: (db: Db) => void;
};

/**
 * Creates a register where there is none. The pointer comes last and never overwrites: until it is written there is no register, and
 * leftovers of a failed attempt are skipped, not deleted.
 */
export const createRegister = async (options: NewRegister): Promise<Register> => {
  const { folder, trial, now, migrations, seed } = options;
  privateFolder(folder);
  const lock = holdLock(folder);
  const key = newRegisterKey();
  let db: Db | null = null;
  try {
    if (readRegister(folder).state !== 'missing') throw new Refusal('register-exists');
    const { generation, ...files } = newGeneration(folder);
    const registerId = newId();
    const slots: Slot[] = [];
    for (const { owner, secret } of options.slots) slots.push(await newSlot(registerId, owner, secret, options.cost ?? standardCost));
    const envelope = await newEnvelope(registerId, generation, slots, key);
    db = openDatabase(files.database, key, { create: true });
    const made = db;
    made.transaction(() => {
      migrate(made, migrations, now);
      storeFacts(made, { registerId, generation, trial: String(trial) });
      storeSlots(made, envelope);
      seed(made);
    });
    replaceFile(files.envelope, envelopeText(envelope));
    const pointer: Pointer = { format: 'utvag-register', formatVersion, registerId, generation, trial };
    createFile(paths(folder).pointer, JSON.stringify(pointer, null, 1));
    const { cost = standardCost, memory = null } = options;
    const register = new Register({ folder, pointer, db: made, key, lock, cost, memory });
    register.rememberNewest();
    return register;
  } catch (error) {
    db?.close();
    wipe(key);
    lock.release();
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Refusal('register-exists');
    throw error;
  }
};

export type OpenRequest = UnwrapRequest & {
  readonly now: Instant;
  readonly migrations: readonly Migration[];
  /** Cost of slots made while it is open. */
  readonly cost?: KdfCost;
};

/** What happened before the unlock goes into the chain as the first thing after it. */
const enterWhileLocked = (db: Db, folder: string, entries: readonly AuditEntry[]): number => {
  const { events, done } = takeWhileLocked(folder);
  db.transaction(() => {
    for (const event of events) appendAudit(db, { at: event.at, userId: null, kind: event.kind, caseId: null, payload: event.payload });
    for (const entry of entries) appendAudit(db, entry);
  });
  done();
  return wrongTries(events).length;
};

export type Unlocked = {
  readonly register: Register;
  readonly slot: Slot;
  /** Wrong passphrases since the last unlock. */ readonly failedBefore: number;
  /** In the log as well. */
  readonly notices: readonly RegisterNotice[];
};

/** What differed from what the register knows about itself, as entries and as notices. */
const telling = ({ differences, source }: Settled, { living }: Unwrapped, userId: Id | null, at: Instant) => {
  const entry = (kind: string, payload: AuditEntry['payload']): AuditEntry => ({ at, userId, kind, caseId: null, payload });
  const { setBackTo, missing, pointer } = living;
  const entries = [
    ...(source === 'register' ? [] : [entry('users.slots-tied', { by: source })]),
    ...(differences.length === 0 ? [] : [entry('users.envelope-differed', { differences })]),
    ...(setBackTo === null || missing !== null ? [] : [entry('users.pointer-set-back', { to: setBackTo, opened: pointer.generation })]),
    ...(missing === null ? [] : [entry('users.superseded-opened', { generation: pointer.generation, newest: missing })]),
  ];
  const notices: readonly RegisterNotice[] = [
    ...new Set(differences.map(({ what }) => `envelope-${what}` as const)),
    ...(source === 'envelope' ? (['owners-unproved'] as const) : []),
    ...(setBackTo === null || missing !== null ? [] : (['pointer-set-back'] as const)),
    ...(missing === null ? [] : (['superseded'] as const)),
  ];
  return { entries, notices };
};

const damagedCodes = (error: unknown): boolean => {
  const code = sqliteCode(error);
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true || code === 'SQLITE_CANTOPEN';
};

/**
 * A generation marked as replaced by a newer one is not opened if the newer one is there: that one is opened, with the same secret. An
 * older one found in the place of a newer one is opened as what it is. Null: it is the newest. Refuses with `register-superseded` if the
 * secret does not open the newer one.
 */
const successorOf = async (look: Db, request: OpenRequest, { living, ...opened }: Unwrapped): Promise<Unwrapped | null> => {
  const { generation } = living.pointer;
  const inPlaceOf = (fact(look, 'generation') ?? generation) < generation ? generation : null;
  const next = inPlaceOf === null ? newerIn(request.folder, living, supersededBy(look)) : { ...living, missing: inPlaceOf };
  if (next === living) return null;
  if (next.missing !== null) return { ...opened, key: Buffer.from(opened.key), living: next };
  return unwrapGeneration(next, request).catch(() => {
    throw new Refusal('register-superseded');
  });
};

/**
 * Unlocks. Refuses with `wrong-passphrase`, `register-in-use`, `register-newer`, `register-foreign`, `register-damaged`,
 * `register-not-trial`, `register-superseded`, `odd-file`; every refusal leaves the register as it was. A slot that the register does
 * not know is a wrong passphrase.
 */
export const openRegister = async (request: OpenRequest): Promise<Unlocked> => {
  const { folder, cost = standardCost, memory = null } = request;
  let unwrapped = await unwrapKey(request);
  let lock: ApplicationLock | null = null;
  let db: Db | null = null;
  /** Checked without writing first: a register from a newer program must stay untouched. */
  const lookAt = async (): Promise<Unwrapped | null> => {
    const { pointer } = unwrapped.living;
    const look = openDatabase(generationPaths(folder, pointer.generation).database, unwrapped.key, { readonly: true });
    try {
      if (fact(look, 'registerId') !== pointer.registerId) throw new Refusal('register-damaged');
      if (fact(look, 'trial') !== String(pointer.trial)) throw new Refusal('register-damaged');
      // Read before anything is written: a file whose log is damaged is left as it is, so that it can be salvaged.
      auditHead(look);
      const next = await successorOf(look, request, unwrapped);
      const isStaying = next === null || next.living.missing !== null;
      if (isStaying && pendingMigrations(look, request.migrations).length > 0)
        makeBackup(look, folder, { kind: 'before-migration', now: request.now });
      return next;
    } finally {
      look.close();
    }
  };
  try {
    refuseOddFiles(folder, unwrapped.living.pointer.generation);
    lock = holdLock(folder);
    for (let next = await lookAt(); next !== null; next = unwrapped.living.missing === null ? await lookAt() : null) {
      wipe(unwrapped.key);
      unwrapped = next;
    }
    const { living, key } = unwrapped;
    const { pointer } = living;
    const { home, database: file, envelope: envelopeFile } = generationPaths(folder, pointer.generation);
    for (const each of [folder, home]) removeTemporaries(each);
    removeUnfinished(folder);
    keepLatestHead(folder, pointer.generation);
    db = openDatabase(file, key);
    await refuseOthers(db);
    migrate(db, pendingMigrations(db, request.migrations), request.now);
    const settled = await settleEnvelope(db, envelopeFile, unwrapped, request.secret, cost);
    // Left by an interrupted change, or an envelope from another time: the register does not know this slot.
    if (settled.slot === null) throw new Refusal('wrong-passphrase');
    const { slot } = settled;
    if (living.setBackTo !== null && living.missing === null) pointTo(folder, pointer);
    const { entries, notices } = telling(settled, unwrapped, slot.userId, request.now);
    const failedBefore = enterWhileLocked(db, folder, [
      { at: request.now, userId: slot.userId, kind: 'users.unlocked', caseId: null, payload: { slot: slot.kind } },
      ...entries,
    ]);
    const register = new Register({ folder, pointer, db, key, lock, cost, memory });
    if (living.missing === null) register.rememberNewest();
    else register.hold('register-superseded');
    register.noteHead(request.now);
    return { register, slot, failedBefore, notices };
  } catch (error) {
    db?.close();
    wipe(unwrapped.key);
    lock?.release();
    throw damagedCodes(error) ? new Refusal('register-damaged') : error;
  }
};
