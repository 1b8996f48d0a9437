import type { Db } from './database.ts';

/** One table, as needed for copying it: its columns, and whether its rows have a rowid. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly hasRowid: boolean };

type Schema = 'main' | 'source';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Our own tables; SQLite recreates its internal ones. */
export const tablesOf = (db: Db, schema: Schema): readonly Table[] =>
  db
    .all<{ name: string; wr: number }>(
      `select name, wr from pragma_table_list where schema = '${schema}' and type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
    )
    .map(({ name, wr }) => ({
      name,
      hasRowid: wr === 0,
      // Generated columns are computed, never inserted.
      columns: db
        .all<{ name: string }>(`select name from pragma_table_xinfo(:table, '${schema}') where hidden = 0 order by cid`, { table: name })
        .map((column) => column.name),
    }));

type Thing = { readonly type: string; readonly sql: string };

const thingsOf = (db: Db, schema: Schema): readonly Thing[] =>
  db.all<Thing>(`select type, sql from ${schema}.sqlite_schema where sql is not null order by type, name`);

/** The statements that create a schema: its tables, and what is best created after the rows are in (indexes, triggers, views). */
export const statementsOf = (db: Db, schema: Schema): { readonly tables: readonly string[]; readonly later: readonly string[] } => {
  const things = thingsOf(db, schema);
  const of = (types: readonly string[]): readonly string[] =>
    types.flatMap((type) => things.filter((one) => one.type === type)).map(({ sql }) => sql);
  return { tables: of(['table']), later: of(['index', 'view', 'trigger']) };
};

export const isSameSchema = (db: Db): boolean => JSON.stringify(thingsOf(db, 'main')) === JSON.stringify(thingsOf(db, 'source'));

export const countRows = (db: Db, schema: Schema, table: Table): number =>
  db.get<{ n: number }>(`select count(*) as n from ${schema}.${quoted(table.name)}`)?.n ?? 0;
