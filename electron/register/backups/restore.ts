import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, read, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { appendAudit } from '../log/audit-chain.ts';
import { backupPaths, type Manifest, type WholeBackup } from './backup-files.ts';
import { openBackupFile, readCopy } from './backups.ts';
import type { Source } from '../generations/table-copy.ts';
import { attachSource, openDatabase, sqliteCode, type Db } from '../database.ts';
import { envelopeText, newEnvelope, type Envelope, type Slot } from '../keys/envelope.ts';
import { storeFacts } from '../facts.ts';
import {
  filesOf,
  formatVersion,
  generationPaths,
  paths,
  prepareFile,
  privateFile,
  privateFolder,
  removeTemporaries,
  replaceFile,
  syncFile,
  syncFolder,
  type Pointer,
} from '../folder/files.ts';
import { generationsIn } from '../generations/generations.ts';
import { noteHead } from '../log/heads.ts';
import { readRegister } from '../folder/inspect.ts';
import { compareSlots, knownEnvelope, knownSlots, storeSlots } from '../keys/known-slots.ts';
import { clearSuperseded, markSuperseded } from '../generations/living-register.ts';
import { migrate, pendingMigrations, type Migration } from '../migrations.ts';

/** Who may make a copy the living register, and what is carried over from the register that is left. */
export type RestoreGuard = {
  /** Throws a refusal. `owner`: whose slot opened the copy, according to the copy itself. */
  readonly admit: (copy: Db, owner: Slot) => void;
  /** Users whose slots are not carried over. The register that is left is attached as `source`, here and below. */
  readonly leaving: (copy: Db, owner: Slot) => readonly Id[];
  /** Runs in the restore's own transaction and writes its own log entries. */
  readonly carry: (copy: Db, leaving: readonly Id[], now: Instant, userId: Id | null) => void;
};

export type RestoreRequest = {
  readonly folder: string;
  readonly backup: WholeBackup;
  /** The register's key at that time, from the backup's own envelope. Wiped by the caller. */
  readonly key: Uint8Array;
  readonly now: Instant;
  /** Which slot opened the backup; the copy itself knows whose it is. */
  readonly slot: Slot;
  readonly migrations: readonly Migration[];
  /** Where the chain of the register that is left ended, as far as that is known. */
  readonly left: { readonly seq: number | null; readonly generation: string | null };
  /** The file of the register that is left and its key, if it can be read; the key is wiped by the caller. */
  readonly live: Source | null;
  readonly guard: RestoreGuard;
  /** Who restores in an open window, and who countersigned; null: at the lock screen, or no signature was needed. */
  readonly by: { readonly user: Id | null; readonly signed: string | null };
  /** The newest generation known, in this folder or not: the new one comes after it. */
  readonly newest: string | null;
};

/** A complete register that nothing points to yet, named as one in the making; its pointer names the generation it will become. */
export type Prepared = { readonly home: string; readonly pointer: Pointer; readonly from: Manifest };

/** Whether a backup may replace what is in the folder. Refuses with `backup-foreign`, `register-foreign`, `register-newer`. */
export const requireOwn = (folder: string, { manifest }: Pick<WholeBackup, 'manifest'>): void => {
  const found = readRegister(folder);
  if (found.state === 'foreign' || found.state === 'newer') throw new Refusal(`register-${found.state}`);
  const registerId = found.state === 'present' ? found.pointer.registerId : found.state === 'damaged' ? found.registerId : null;
  if (registerId !== null && registerId !== manifest.registerId) throw new Refusal('backup-foreign');
};

const chunkSize = 1024 * 1024;

const readFrom = promisify(read);

/** Copies and hashes in one pass, piece by piece, so that the thread stays responsive. */
const copyHashed = async (from: string, to: string): Promise<string> => {
  const hash = createHash('sha256');
  const source = openBackupFile(from);
  try {
    privateFile(to);
    const target = await open(to, 'r+');
    try {
      const chunk = Buffer.allocUnsafe(chunkSize);
      for (;;) {
        const { bytesRead } = await readFrom(source, chunk, 0, chunkSize, null);
        if (bytesRead === 0) break;
        const piece = chunk.subarray(0, bytesRead);
        hash.update(piece);
        let written = 0;
        while (written < bytesRead) written += (await target.write(piece, written)).bytesWritten;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    closeSync(source);
  }
  return hash.digest('hex');
};

const openCopy = (file: string, key: Uint8Array): Db => {
  try {
    return openDatabase(file, key);
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) throw new Refusal('backup-damaged');
    throw error;
  }
};

/** Reads the copy page by page and checks that it matches the manifest. */
const requireManifest = (db: Db, { registerId, trial, head, counts }: Manifest): void => {
  const copy = readCopy(db, 'main');
  const isSame =
    copy.registerId === registerId &&
    copy.trial === trial &&
    copy.head.seq === head.seq &&
    copy.head.head === head.head &&
    copy.counts.cases === counts.cases &&
    copy.counts.entries === counts.entries;
  if (!isSame) throw new Refusal('backup-damaged');
};

const unfinishedName = /^\d{4}\.part$/;

/** Removes what a killed restore left behind. Only for the holder of the application lock. */
export const removeUnfinished = (folder: string): void => {
  const { generations } = paths(folder);
  if (!existsSync(generations)) return;
  for (const entry of readdirSync(generations, { withFileTypes: true }))
    if (entry.isDirectory() && unfinishedName.test(entry.name)) remove(join(generations, entry.name));
};

const remove = (home: string): void => {
  try {
    rmSync(home, { recursive: true, force: true });
  } catch {
    // Its name shows that it is not a generation; the next unlock or restore removes it.
  }
};

/** Left by a restore that did not finish. */
export const abandonRestore = (folder: string, { home }: Pick<Prepared, 'home'>): void => {
  remove(home);
  try {
    // There was no register before, so there is none now.
    rmdirSync(paths(folder).generations);
  } catch {
    // It contains the living register.
  }
};

/**
 * The number of the next generation, and a folder that does not have that name yet, so that an interrupted run leaves no generation behind.
 * `after`: a generation of the same register in another folder.
 */
const unfinishedGeneration = (folder: string, after: number): { readonly generation: string; readonly home: string } => {
  const { generations } = paths(folder);
  privateFolder(generations);
  removeUnfinished(folder);
  const [last] = generationsIn(folder);
  const generation = String(Math.max(after, Number(last?.number ?? 0)) + 1).padStart(4, '0');
  const home = `${generationPaths(folder, generation).home}.part`;
  mkdirSync(home, { mode: 0o700 });
  return { generation, home };
};

/**
 * Writes the backup as a register next to the living one and verifies it: hash, every page, head and counts. The living register is not
 * touched, and nothing points to the new one; if it cannot be completed it is deleted. Refuses with `backup-damaged`, with `register-newer`
 * for one from a newer program, and with everything that {@link requireOwn} refuses.
 */
export const prepareRestore = async (request: RestoreRequest): Promise<Prepared> => {
  const { folder, backup, key, now, slot, migrations, left, live, guard, by } = request;
  const { manifest, envelope } = backup;
  requireOwn(folder, backup);
  const { generation, home } = unfinishedGeneration(folder, Number(request.newest ?? 0));
  const { database, envelope: envelopeFile } = filesOf(home);
  let own: Envelope;
  try {
    if ((await copyHashed(backupPaths(backup.home).database, database)) !== manifest.sha256) throw new Refusal('backup-damaged');
    const db = openCopy(database, key);
    try {
      requireManifest(db, manifest);
      const pending = pendingMigrations(db, migrations);
      const owner = knownSlots(db, envelope).find(({ id, recipient }) => id === slot.id && recipient === slot.recipient);
      // Somebody added the slot, or an interrupted change left it.
      if (owner === undefined) throw new Refusal('wrong-passphrase');
      guard.admit(db, owner);
      const { differences } = compareSlots(db, envelope);
      own = knownEnvelope(db, envelope);
      if (live !== null) {
        // What is carried over is written in the format of the newest tables.
        migrate(db, pending, now);
        attachSource(db, live.file, live.key);
      }
      const leaving = live === null ? [] : guard.leaving(db, owner);
      if (leaving.length > 0) {
        const staying = knownSlots(db, own).filter(({ userId }) => userId === null || !leaving.includes(userId));
        own = await newEnvelope(own.registerId, generation, staying, key);
      }
      db.transaction(() => {
        // What is carried over from the register that is left affects what is due.
        storeFacts(db, { generation, keptFrom: '' });
        clearSuperseded(db);
        const entry = { at: now, userId: owner.userId, caseId: null };
        if (differences.length > 0) appendAudit(db, { ...entry, kind: 'users.envelope-differed', payload: { differences } });
        appendAudit(db, {
          ...entry,
          kind: 'backups.restored',
          payload: {
            from: manifest.at,
            kind: manifest.kind,
            seq: manifest.head.seq,
            head: manifest.head.head,
            generation,
            leftGeneration: left.generation,
            leftSeq: left.seq,
            by: by.user,
            signedBy: by.signed,
          },
        });
        if (leaving.length > 0) storeSlots(db, own);
        if (live !== null) guard.carry(db, leaving, now, owner.userId);
      });
      if (live !== null) db.run('detach source');
      db.pragma('wal_checkpoint(truncate)');
    } finally {
      db.close();
    }
    syncFile(database);
    replaceFile(envelopeFile, envelopeText({ ...own, generation }));
    syncFolder(home);
    const { registerId, trial } = manifest;
    return { home, pointer: { format: 'utvag-register', formatVersion, registerId, generation, trial }, from: manifest };
  } catch (error) {
    abandonRestore(folder, { home });
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Refusal(existsSync(backup.home) ? 'backup-damaged' : 'backup-place-missing');
  }
};

/**
 * Makes a prepared register the living one. Call it with the application lock held and the register closed: closing notes where it ended,
 * and that note must come before the line saying that it was replaced. That line comes before the pointer and names the backup's own head,
 * which both registers contain: after a cut between the two, the old register opens and its log is as complete as before. Everything that
 * needs disk space is done first. Refuses with `conflict` if the generation's number was taken in the meantime.
 */
export const switchTo = (folder: string, prepared: Prepared, now: Instant): void => {
  const { home, pointer, from } = prepared;
  const place = generationPaths(folder, pointer.generation).home;
  let point: () => void;
  try {
    point = prepareFile(paths(folder).pointer, JSON.stringify(pointer, null, 1));
    if (existsSync(place)) throw new Refusal('conflict');
    renameSync(home, place);
    syncFolder(paths(folder).generations);
  } catch (error) {
    abandonRestore(folder, prepared);
    removeTemporaries(folder);
    throw error;
  }
  noteHead(folder, { at: now, ...from.head, generation: pointer.generation, restored: true, from: from.generation });
  point();
};

/** Marks the generation that was left as replaced. Needs what opens it; only for the holder of the application lock. */
export const markLeft = (folder: string, left: string, key: Uint8Array, { pointer }: Prepared): void => {
  try {
    const db = openDatabase(generationPaths(folder, left).database, key);
    try {
      markSuperseded(db, pointer.generation);
    } finally {
      db.close();
    }
  } catch {
    // A damaged file cannot be marked; the memory outside the folder and the noted heads still show it.
  }
};
