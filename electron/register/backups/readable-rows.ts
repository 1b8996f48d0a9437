import { quoted, type Table } from '../tables.ts';
import { sqliteCode, type Db, type SqlParams } from '../database.ts';

/** Called with every row that can be read. */
type Take = (row: SqlParams) => void;

const isUnreadable = (error: unknown): boolean => /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test(sqliteCode(error) ?? '');

/** The result, or null if the pages it needs cannot be read. Any other error is a bug. */
const unlessUnreadable = <T>(ask: () => T): T | null => {
  try {
    return ask();
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
};

/**
 * Ways to count the rows of a table: in the table itself, or in any index that covers all rows. One of them may be intact when another is
 * not.
 */
const countable = (db: Db, { name }: Table): readonly string[] => [
  `${quoted(name)} not indexed`,
  ...(unlessUnreadable(() => db.all<{ name: string }>('select name from pragma_index_list(:name) where partial = 0', { name })) ?? []).map(
    (index) => `${quoted(name)} indexed by ${quoted(index.name)}`,
  ),
];

/** How many rows there should be; null if there is no way left to count them. */
export const expectedRows = (db: Db, table: Table): number | null => {
  for (const from of countable(db, table)) {
    const counted = unlessUnreadable(() => db.get<{ n: number }>(`select count(*) as n from ${from}`));
    if (counted) return counted.n;
  }
  return null;
};

/** Batch size while everything can be read. */
const stride = 256;
/** Used when the highest rowid is unknown. */
const furthest = 1 << 16;

const rangeOf = (db: Db, table: Table): { readonly from: number; readonly to: number } => {
  for (const from of countable(db, table)) {
    const ends = unlessUnreadable(() =>
      db.get<{ from: number | null; to: number | null }>(`select min(rowid) as "from", max(rowid) as "to" from ${from}`),
    );
    if (ends) return { from: ends.from ?? 1, to: ends.to ?? 0 };
  }
  return { from: 1, to: furthest };
};

const columnsOf = ({ columns }: Table): string => columns.map((column, i) => `${quoted(column)} as c${i}`).join(', ');

const readByRowid = (db: Db, table: Table, take: Take): void => {
  const between = `select rowid as id, ${columnsOf(table)} from ${quoted(table.name)} not indexed where rowid between :from and :to`;
  const read = (from: number, to: number): boolean =>
    unlessUnreadable(() => {
      for (const row of db.iterate<SqlParams>(between, { from, to })) take(row);
      return true;
    }) ?? false;
  // Closes in on an unreadable page by halves, so that the rows before and after it are saved.
  const closeIn = (from: number, to: number): void => {
    if (read(from, to) || from === to) return;
    const middle = from + Math.floor((to - from) / 2);
    closeIn(from, middle);
    closeIn(middle + 1, to);
  };
  const { from, to } = rangeOf(db, table);
  // If the root page is gone, no row can be reached. A few probes spread over the table show that without trying every rowid.
  const places = Array.from({ length: 33 }, (_, i) => from + Math.round(((to - from) * i) / 32));
  if (to < from || !places.some((place) => read(place, place))) return;
  for (let start = from; start <= to; start += stride) closeIn(start, Math.min(to, start + stride - 1));
};

/** Without rowids there is only the key order: read from the front as far as possible, then from the back. */
const readByKey = (db: Db, table: Table, take: Take): void => {
  const key = db.all<{ name: string }>('select name from pragma_table_info(:name) where pk > 0 order by pk', { name: table.name });
  const select = `select ${columnsOf(table)} from ${quoted(table.name)} order by `;
  const read = (direction: 'asc' | 'desc'): boolean =>
    unlessUnreadable(() => {
      for (const row of db.iterate<SqlParams>(select + key.map(({ name }) => `${quoted(name)} ${direction}`).join(', '))) take(row);
      return true;
    }) ?? false;
  if (!read('asc')) read('desc');
};

/**
 * Every row of a table that can be read, some of them more than once: `id` is its rowid, if it has one, and `c0`, `c1` … are its columns. A
 * page whose HMAC does not match is never used, because its content cannot be trusted.
 */
export const readableRows = (db: Db, table: Table, take: Take): void => (table.hasRowid ? readByRowid : readByKey)(db, table, take);
