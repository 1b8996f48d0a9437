import { createHash } from 'node:crypto';
import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { ProtectionLevel } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import { isSealed } from '../participants/rules.ts';
import { casesShutFrom } from '../users/conflicts/shut-out-store.ts';

/** The tables an import writes to, in the order in which an undo empties them. */
const kinds = ['events', 'guardians', 'cases', 'persons'] as const;
export type RecordKind = (typeof kinds)[number];
export type ImportedRecord = { readonly kind: RecordKind; readonly id: Id };

export type Batch = {
  readonly id: Id;
  readonly at: Instant;
  readonly userId: Id;
  readonly fileHash: string;
  readonly imported: number;
  readonly mending: string | null;
  readonly mendedAt: Instant | null;
};

type KnownNumber = { readonly number: string; readonly protection: ProtectionLevel; readonly caseId: Id | null };

/** Stored numbers of everybody, guardians too, so that nobody is entered twice. `told`: those a search would show this user. */
export const knownNumbers = (db: Db, userId: Id): { readonly all: ReadonlySet<string>; readonly told: ReadonlySet<string> } => {
  const shut = casesShutFrom(db, userId);
  const rows = db.all<KnownNumber>(
    `select p.personal_number as number, p.protection, c.id as caseId from persons p left join cases c on c.person_id = p.id
      where p.personal_number is not null`,
  );
  const isTold = ({ protection, caseId }: KnownNumber): boolean => caseId !== null && !isSealed(protection) && !shut.has(caseId);
  return { all: new Set(rows.map(({ number }) => number)), told: new Set(rows.filter(isTold).map(({ number }) => number)) };
};

export const allCaseNumbers = (db: Db): readonly string[] =>
  db.all<{ number: string }>('select number from cases').map(({ number }) => number);

const fingerprint = (db: Db, { kind, id }: ImportedRecord): Uint8Array | null => {
  const row = db.get<Record<string, unknown>>(`select * from ${kind} where id = :id`, { id });
  return row ? createHash('sha256').update(JSON.stringify(row)).digest() : null;
};

/** Replaces the previous batch. */
export const replaceBatch = (db: Db, batch: Batch, records: readonly ImportedRecord[]): void => {
  db.run('delete from import_batches');
  db.run(
    `insert into import_batches (id, at, user_id, file_hash, imported, mending, mended_at)
     values (:id, :at, :userId, :fileHash, :imported, :mending, :mendedAt)`,
    { ...batch },
  );
  for (const { kind, id } of records) {
    db.run('insert into import_batch_records (batch_id, kind, record_id, fingerprint) values (:batchId, :kind, :id, :fingerprint)', {
      batchId: batch.id,
      kind,
      id,
      fingerprint: fingerprint(db, { kind, id }),
    });
  }
};

export const lastBatch = (db: Db): Batch | undefined =>
  db.get<Batch>('select id, at, user_id as userId, file_hash as fileHash, imported, mending, mended_at as mendedAt from import_batches');

export const caseNumbersOf = (db: Db, batchId: Id): readonly string[] =>
  db
    .all<{ number: string }>(
      `select c.number from cases c join import_batch_records r on r.kind = 'cases' and r.record_id = c.id
        where r.batch_id = :batchId order by c.number`,
      { batchId },
    )
    .map(({ number }) => number);

const recordsOf = (db: Db, batchId: Id): readonly (ImportedRecord & { readonly fingerprint: Uint8Array })[] =>
  db.all('select kind, record_id as id, fingerprint from import_batch_records where batch_id = :batchId', { batchId });

type Reference = { readonly from: string; readonly column: string; readonly kind: RecordKind };

/**
 * Every column of every area that refers to what an import makes, found in the schema: an area made later is seen too. Rows deleted along
 * with it were derived from it, and are nobody's work.
 */
const references = (db: Db): readonly Reference[] =>
  db.all<Reference>(
    `select s.name as "from", f."from" as "column", f."table" as kind from sqlite_schema s, pragma_foreign_key_list(s.name) f
      where s.type = 'table' and f."table" in ('events', 'guardians', 'cases', 'persons') and f.on_delete <> 'CASCADE'`,
  );

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** How many rows of the batch have been changed or removed, or are referred to by something that is not of the batch. */
export const changedSince = (db: Db, batchId: Id): number => {
  let changed = 0;
  for (const record of recordsOf(db, batchId)) {
    const now = fingerprint(db, record);
    if (now === null || !Buffer.from(now).equals(record.fingerprint)) changed += 1;
  }
  for (const { from, column, kind } of references(db)) {
    const own = (kinds as readonly string[]).includes(from)
      ? `and not exists (select 1 from import_batch_records o where o.batch_id = :batchId and o.kind = '${from}' and o.record_id = r.id)`
      : '';
    changed +=
      db.get<{ count: number }>(
        `select count(*) as count from ${quoted(from)} r join import_batch_records b on b.record_id = r.${quoted(column)}
          where b.batch_id = :batchId and b.kind = :kind ${own}`,
        { batchId, kind },
      )?.count ?? 0;
  }
  // Somebody is writing about one of them right now.
  changed +=
    db.get<{ count: number }>(
      'select count(*) as count from drafts d join import_batch_records b on instr(d.key, b.record_id) > 0 where b.batch_id = :batchId',
      { batchId },
    )?.count ?? 0;
  return changed;
};

/** Removes everything the batch made, and the batch. */
export const removeBatch = (db: Db, batchId: Id): void => {
  for (const kind of kinds) {
    db.run(`delete from ${kind} where id in (select record_id from import_batch_records where batch_id = :batchId and kind = '${kind}')`, {
      batchId,
    });
  }
  db.run('delete from import_batches where id = :batchId', { batchId });
};
