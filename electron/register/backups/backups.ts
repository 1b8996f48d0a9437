import { closeSync, constants, existsSync, fstatSync, mkdirSync, readSync, renameSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BackupKind } from '../../base/backup-kinds.ts';
import type { Instant } from '../../base/dates.ts';
import { Refusal } from '../../base/result.ts';
import { auditHead, type AuditHead } from '../log/audit-chain.ts';
import { backupName, backupPaths, removeFolder, removeParts, type Manifest, type WholeBackup } from './backup-files.ts';
import { sqliteCode, type Db } from '../database.ts';
import { envelopeText } from '../keys/envelope.ts';
import { readEnvelope } from '../keys/envelope-file.ts';
import { fact } from '../facts.ts';
import { knownEnvelope } from '../keys/known-slots.ts';
import { refuseOddFiles } from '../folder/folder-kinds.ts';
import { generationPaths, openPlain, paths, privateFile, privateFolder, replaceFile, syncFile, syncFolder } from '../folder/files.ts';

export type BackupRequest = {
  readonly kind: BackupKind;
  readonly now: Instant;
  /** A place other than the register's own `backups`; it must exist. */
  readonly into?: string;
  /** Bytes read back out of all bytes; 0 of 0 while the copy is being written. */
  readonly progress?: (done: number, total: number, step: 'copy' | 'check') => void;
  readonly cancelled?: () => boolean;
};

/** What a copy says about itself once it is open. */
export type CopyFacts = {
  readonly registerId: string;
  readonly trial: boolean;
  readonly head: AuditHead;
  readonly counts: Manifest['counts'];
};

/** Reads every page (SQLCipher checks each against its HMAC) and everything the manifest records. Throws `backup-damaged`. */
export const readCopy = (db: Db, schema: 'main' | 'copy'): CopyFacts => {
  try {
    if (db.pragma(`${schema}.quick_check`) !== 'ok') throw new Refusal('backup-damaged');
    const factOf = (key: string) =>
      db.get<{ value: string }>(`select value from ${schema}.register_facts where key = :key`, { key })?.value ?? '';
    const count = (table: 'cases' | 'audit_entries'): number =>
      db.get(`select 1 from ${schema}.sqlite_schema where type = 'table' and name = :table`, { table })
        ? (db.get<{ n: number }>(`select count(*) as n from ${schema}.${table}`)?.n ?? 0)
        : 0;
    const last = db.get<{ seq: number; head: string }>(
      `select seq, lower(hex(head)) as head from ${schema}.audit_entries order by seq desc limit 1`,
    );
    return {
      registerId: factOf('registerId'),
      trial: factOf('trial') === 'true',
      head: last ?? { seq: 0, head: '0'.repeat(64) },
      counts: { cases: count('cases'), entries: count('audit_entries') },
    };
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR' || code?.startsWith('SQLITE_CORRUPT')) throw new Refusal('backup-damaged');
    throw error;
  }
};

/** Runs `work` on another file under the same key: a file attached without a key uses the key of the main one. */
export const withCopy = <T>(db: Db, file: string, work: () => T): T => {
  try {
    db.run('attach database :file as copy', { file });
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw new Refusal('backup-damaged');
    throw error;
  }
  try {
    return work();
  } finally {
    db.run('detach database copy');
  }
};

/** Refuses with `backup-damaged` for anything but a plain file: a link, a folder, a pipe that would never answer. */
export const openBackupFile = (file: string): number => {
  try {
    return openPlain(file, constants.O_RDONLY);
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'odd-file') throw new Refusal('backup-damaged');
    throw error;
  }
};

/** Reads the whole file again. Throws `cancelled`, and `backup-damaged` for anything but a file. */
export const hashFile = (file: string, request: Pick<BackupRequest, 'progress' | 'cancelled'> = {}): { sha256: string; size: number } => {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  const handle = openBackupFile(file);
  try {
    const total = fstatSync(handle).size;
    let size = 0;
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
      if (request.cancelled?.()) throw new Refusal('cancelled');
      hash.update(chunk.subarray(0, read));
      size += read;
      request.progress?.(size, total, 'check');
    }
    return { sha256: hash.digest('hex'), size };
  } finally {
    closeSync(handle);
  }
};

const sameHead = (db: Db, { seq, head }: AuditHead): boolean =>
  seq === 0 || db.get<{ head: string }>('select lower(hex(head)) as head from audit_entries where seq = :seq', { seq })?.head === head;

/** The copy is the whole register as it was at some moment between `before` and now. */
const requireSame = (db: Db, before: AuditHead, copy: CopyFacts): void => {
  const now = auditHead(db);
  const within = copy.head.seq >= before.seq && copy.head.seq <= now.seq && sameHead(db, copy.head);
  if (!within || copy.counts.entries !== copy.head.seq || copy.registerId !== fact(db, 'registerId')) throw new Refusal('backup-damaged');
};

/** The errors that a failing disk, or something unexpected in the folder's place, returns on writing. */
const unwritable = (error: unknown): boolean =>
  sqliteCode(error)?.startsWith('SQLITE_IOERR') === true ||
  ['EIO', 'ENXIO', 'EEXIST', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');

const freeName = (place: string, name: string): string => {
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(place, tried)) && !existsSync(join(place, `${tried}.part`))) return tried;
  }
};

/**
 * Writes a backup of an open register and reads it back; until that has succeeded there is no backup. Works on any connection, even a
 * read-only one, and is synchronous: run it where nobody waits. The register is only read. Refuses with `backup-place-missing`,
 * `backup-damaged`, `cancelled`; a full or read-only disk is reported with the error from SQLite or the system.
 */
export const makeBackup = (db: Db, folder: string, request: BackupRequest): WholeBackup => {
  const { kind, now, into } = request;
  const place = into ?? paths(folder).backups;
  if (into !== undefined && !existsSync(into)) throw new Refusal('backup-place-missing');
  const [registerId = '', generation = ''] = [fact(db, 'registerId'), fact(db, 'generation')];
  refuseOddFiles(folder, generation);
  removeParts(place, registerId);
  const name = freeName(place, backupName(now, kind));
  const home = join(place, name);
  const part = backupPaths(`${home}.part`);
  const goOn = (): void => {
    if (request.cancelled?.()) throw new Refusal('cancelled');
  };
  try {
    const living = generationPaths(folder, generation).envelope;
    // Read before anything is created: if the folder is gone (a stick was pulled), it must not be created again in that place.
    const begun = readEnvelope(living);
    if (into === undefined) privateFolder(place);
    mkdirSync(part.home, { mode: 0o700 });
    replaceFile(part.envelope, envelopeText(begun));
    request.progress?.(0, 0, 'copy');
    const before = auditHead(db);
    privateFile(part.database);
    db.run('vacuum into :file', { file: part.database });
    // Who can open it may have changed in between: the file and the envelope must be from the same moment.
    const after = readEnvelope(living);
    syncFile(part.database);
    goOn();
    const { sha256, size } = hashFile(part.database, request);
    const [copy, envelope] = withCopy(db, part.database, () => [readCopy(db, 'copy'), knownEnvelope(db, after, 'copy')] as const);
    requireSame(db, before, copy);
    // What opens it is taken from inside the copy, because the plain file may have been tampered with.
    replaceFile(part.envelope, envelopeText(envelope));
    const { head, counts, trial } = copy;
    const manifest: Manifest = {
      format: 'utvag-backup',
      formatVersion: 1,
      registerId,
      generation,
      trial,
      kind,
      at: now,
      head,
      counts,
      sha256,
      size,
    };
    goOn();
    replaceFile(part.manifest, JSON.stringify(manifest, null, 1));
    syncFolder(part.home);
    renameSync(part.home, home);
    syncFolder(place);
    return { name, home, manifest, envelope };
  } catch (error) {
    remove(part.home);
    // A stick that was pulled during the backup causes many different errors; "missing" describes it best.
    if (into !== undefined && !existsSync(into)) throw new Refusal('backup-place-missing');
    throw unwritable(error) ? new Refusal('folder-unwritable') : error;
  }
};

const remove = (home: string): void => {
  try {
    removeFolder(home);
  } catch {
    // Its name shows that it is not a backup; the next run removes it.
  }
};
