import { Refusal } from '../../base/result.ts';
import { attachSource, type Db } from '../database.ts';
import type { JobContext } from '../jobs.ts';
import { countRows, isSameSchema, quoted, statementsOf, tablesOf, type Table } from '../tables.ts';

export type Source = { readonly file: string; readonly key: Uint8Array };
export type Signs = Pick<JobContext, 'progress' | 'cancelled'>;

/** Rows between two progress reports. */
const stride = 2000;

const copyTable = (db: Db, { name, columns, hasRowid }: Table, tick: (rows: number) => void): void => {
  const table = quoted(name);
  const list = columns.map(quoted).join(', ');
  if (!hasRowid) return tick(db.run(`insert into main.${table} (${list}) select ${list} from source.${table}`));
  // If a column is itself an alias of the rowid, it would be named twice.
  const names = columns.includes('rowid') ? list : `rowid, ${list}`;
  const next = `select max(rowid) as "to" from (select rowid from source.${table} where rowid > :from order by rowid limit ${stride})`;
  for (let from = Number.MIN_SAFE_INTEGER; ;) {
    const to = db.get<{ to: number | null }>(next, { from })?.to ?? null;
    if (to === null) return;
    tick(
      db.run(`insert into main.${table} (${names}) select ${names} from source.${table} where rowid > :from and rowid <= :to`, {
        from,
        to,
      }),
    );
    from = to;
  }
};

/**
 * Copies another register as a whole into a new, empty file: rows with their rowids, then indexes and triggers. SQLite moves the rows
 * between the two files, so values keep their types. One transaction; returns the number of rows per table. Throws if anything differs.
 * (`VACUUM INTO` and re-keying the copy would also work, but could neither report progress nor be stopped.)
 */
export const copyRegister = (db: Db, source: Source, { progress, cancelled }: Signs): ReadonlyMap<string, number> => {
  attachSource(db, source.file, source.key);
  try {
    // Tables come in any order; references that hold in the source hold in its copy, and are checked below.
    db.pragma('foreign_keys=OFF');
    const counts = db.deferred(() => {
      const tables = tablesOf(db, 'source');
      const expected = new Map(tables.map((table) => [table.name, countRows(db, 'source', table)]));
      const total = [...expected.values()].reduce((sum, rows) => sum + rows, 0);
      const { tables: makeTables, later } = statementsOf(db, 'source');
      for (const sql of makeTables) db.exec(sql);
      let done = 0;
      for (const table of tables)
        copyTable(db, table, (rows) => {
          done += rows;
          progress(done, total, 'copy');
          if (cancelled()) throw new Refusal('cancelled');
        });
      for (const sql of later) db.exec(sql);
      if (!isSameSchema(db)) throw new Error('the copy has other tables');
      for (const table of tablesOf(db, 'main'))
        if (countRows(db, 'main', table) !== expected.get(table.name)) throw new Error(`the copy has other rows in ${table.name}`);
      return expected;
    });
    db.pragma('foreign_keys=ON');
    return counts;
  } finally {
    db.exec('detach source');
  }
};
