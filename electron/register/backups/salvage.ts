import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { appendAudit, verifyChain, type AuditHead } from '../log/audit-chain.ts';
import { damageIn, orphansIn } from '../integrity.ts';
import type { Source } from '../generations/table-copy.ts';
import { openDatabase, type Db } from '../database.ts';
import { envelopeText, newEnvelope, type Envelope, type Slot } from '../keys/envelope.ts';
import { fact, storeFacts } from '../facts.ts';
import { replaceFile } from '../folder/files.ts';
import type { NewGeneration } from '../generations/generations.ts';
import type { JobContext } from '../jobs.ts';
import { wipe } from '../keys/keys.ts';
import { forgetSlots, knownSlots, storeSlots } from '../keys/known-slots.ts';
import { clearSuperseded } from '../generations/living-register.ts';
import { checksum, type Migration } from '../migrations.ts';
import { expectedRows, readableRows } from './readable-rows.ts';
import { settle, whileUnborn } from '../generations/rekey.ts';
import { quoted, statementsOf, tablesOf, type Table } from '../tables.ts';

export type SalvageInput = {
  readonly registerId: Id;
  readonly trial: boolean;
  /** The damaged file and its key; the key is wiped after use. */
  readonly source: Source;
  readonly envelope: Envelope;
  /** Whose secret opened the envelope; null if the register was already open. */
  readonly actingSlot: Id | null;
  /** In the new folder. */
  readonly next: NewGeneration;
  /** The new register's key; wiped after use. */
  readonly key: Uint8Array;
  readonly migrations: readonly Migration[];
  /** Kept next to the damaged register. */
  readonly heads: readonly AuditHead[];
};

export type SavedTable = {
  readonly name: string;
  readonly saved: number;
  /** Null if the number is unknown. */
  readonly lost: number | null;
};

export type Salvaged = {
  readonly tables: readonly SavedTable[];
  /** The first log entry that is missing or does not match; null if the log is intact. */
  readonly brokenAt: number | null;
  /** References to rows that could not be saved. */
  readonly orphans: number;
};

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/.test(String(error.code));

/** Works on a byte-for-byte copy: the damaged file itself is never opened, because opening alone may change it. */
const openCopy = ({ file, key }: Source, copy: string): Db => {
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  try {
    return openDatabase(copy, key);
  } catch (error) {
    // Its first page, or its list of tables: without them no rows can be found.
    if (isGone(error)) throw new Refusal('register-damaged', { details: { nothing: true } });
    throw error;
  }
};

const saveTable = (db: Db, damaged: Db, table: Table, stopIfAsked: () => void): SavedTable => {
  const names = [...(table.hasRowid ? ['rowid'] : []), ...table.columns].map((name) => (name === 'rowid' ? name : quoted(name)));
  const values = [...(table.hasRowid ? [':id'] : []), ...table.columns.map((_, i) => `:c${i}`)];
  // A row may come twice if a page near it could not be read.
  const insert = `insert or ignore into ${quoted(table.name)} (${names.join(', ')}) values (${values.join(', ')})`;
  let saved = 0;
  readableRows(damaged, table, (row) => {
    saved += db.run(insert, row);
    if (saved % 256 === 0) stopIfAsked();
  });
  stopIfAsked();
  const expected = expectedRows(damaged, table);
  return { name: table.name, saved, lost: expected === null ? null : Math.max(0, expected - saved) };
};

const saveTables = (db: Db, damaged: Db, { areas, progress, cancelled }: JobContext): readonly SavedTable[] => {
  const stopIfAsked = (): void => {
    if (cancelled()) throw new Refusal('cancelled');
  };
  db.pragma('foreign_keys=OFF');
  const saved = db.transaction(() => {
    const { tables: makeTables, later } = statementsOf(damaged, 'main');
    for (const sql of makeTables) db.exec(sql);
    // What is kept in step with cases is rebuilt from the cases that were saved.
    const derived = areas.flatMap(({ kept }) => kept?.tables ?? []);
    const tables = tablesOf(damaged, 'main').filter(({ name }) => !derived.includes(name));
    const done = tables.map((table, i) => {
      progress(i, tables.length, 'save');
      return saveTable(db, damaged, table, stopIfAsked);
    });
    for (const sql of later) db.exec(sql);
    return done;
  });
  db.pragma('foreign_keys=ON');
  return saved;
};

/**
 * Steps that were applied but whose record was lost would be applied again at the next opening, and fail. The tables and columns they made
 * reveal them. Steps that make neither only fill in missing values and may run again.
 */
const mendSteps = (db: Db, migrations: readonly Migration[], now: string): void => {
  const columns = (table: string): readonly string[] =>
    db.all<{ name: string }>('select name from pragma_table_info(:table)', { table }).map(({ name }) => name);
  const isApplied = ({ sql }: Migration): boolean => {
    const dropped = new Set([...sql.matchAll(/^drop table (\w+)/gim)].map(([, table = '']) => table));
    const made = [...sql.matchAll(/^create (?:temp )?table (\w+)/gim)].flatMap(([, table = '']) =>
      dropped.has(table) ? [] : columns(table).length > 0,
    );
    const added = [...sql.matchAll(/^alter table (\w+) add column (\w+)/gim)].map(([, table = '', column = '']) =>
      columns(table).includes(column),
    );
    return made.length + added.length > 0 && [...made, ...added].every(Boolean);
  };
  for (const step of migrations.filter(isApplied)) {
    const { area, number, name, sql } = step;
    db.run(
      `insert into schema_migrations (area, number, name, checksum, applied_at) values (:area, :number, :name, :checksum, :now)
       on conflict (area, number) do nothing`,
      { area, number, name, checksum: checksum(sql), now },
    );
  }
};

/**
 * Who may open the new register: the people the damaged one knows, as far as it can still say. If it cannot, the envelope is trusted
 * because there is nothing better. The new register does not adopt that as its own knowledge, and its first unlock reports it.
 */
const slotsFor = (
  damaged: Db,
  envelope: Envelope,
  actingSlot: Id | null,
): { readonly slots: readonly Slot[]; readonly isProved: boolean } => {
  let slots: readonly Slot[] = [];
  try {
    slots = knownSlots(damaged, envelope);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  const isProved = slots.length > 0 && fact(damaged, 'slots') !== undefined;
  if (slots.length === 0) slots = envelope.slots;
  if (actingSlot !== null && !slots.some(({ id }) => id === actingSlot)) throw new Refusal('wrong-passphrase');
  return { slots, isProved };
};

/** The highest number that a log entry is known to have had; its own row may be lost. */
const lastNumber = (db: Db, heads: readonly AuditHead[]): number =>
  Math.max(db.get<{ seq: number | null }>('select max(seq) as seq from audit_payloads')?.seq ?? 0, ...heads.map(({ seq }) => seq));

/**
 * Saves what can be read of a damaged register into a new file under a new key, for the same people, table by table and row by row.
 * `complete` supplies what a register needs in order to be opened, in the same transaction as the log entry about the salvage. The damaged
 * register is only read. Refuses with `register-damaged` (`nothing: true`) if not even the list of tables can be read.
 */
export const salvage = async (
  input: SalvageInput,
  job: JobContext,
  complete: (db: Db, slots: readonly Slot[]) => number,
): Promise<Salvaged> => {
  const { registerId, trial, source, envelope, next, key, migrations, heads } = input;
  const { db, user, now, progress } = job;
  const copy = `${next.database}.damaged`;
  let damaged: Db | null = null;
  try {
    progress(0, 0, 'look');
    damaged = openCopy(source, copy);
    const from = damaged;
    const { slots, isProved } = slotsFor(from, envelope, input.actingSlot);
    const tables = whileUnborn(db, () => saveTables(db, from, job));
    progress(0, 0, 'check');
    const { brokenAt } = verifyChain(db, heads);
    const orphans = orphansIn(db);
    const sealed = await newEnvelope(registerId, next.generation, slots, key);
    db.transaction(() => {
      if (fact(db, 'trial') !== undefined && fact(db, 'trial') !== String(trial)) throw new Refusal('register-damaged');
      mendSteps(db, migrations, now);
      storeFacts(db, { registerId, generation: next.generation, trial: String(trial), keptFrom: '' });
      if (isProved) storeSlots(db, sealed);
      else forgetSlots(db);
      clearSuperseded(db);
      const replaced = complete(db, slots);
      const lost = Object.fromEntries(tables.filter((one) => one.lost !== 0).map((one) => [one.name, one.lost]));
      const saved = tables.reduce((sum, one) => sum + one.saved, 0);
      const payload = { saved, lost, brokenAt, orphans, replaced, generation: next.generation };
      appendAudit(db, { at: now, userId: user.id, kind: 'users.salvaged', caseId: null, payload }, lastNumber(db, heads));
    });
    if (damageIn(db) > 0) throw new Error('what was saved does not read back');
    settle(db, next.database);
    replaceFile(next.envelope, envelopeText(sealed));
    return { tables, brokenAt, orphans };
  } finally {
    damaged?.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    wipe(source.key, key);
  }
};
