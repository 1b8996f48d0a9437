import { sqliteCode, type Db, type SqlValue } from '../register/database.ts';

type Column = { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number; readonly dflt: string | null };
type Reference = { readonly table: string; readonly from: string; readonly to: string | null };
export type Filled = { readonly table: string; readonly row: Readonly<Record<string, SqlValue>>; readonly key: readonly string[] };

/** For tables with requirements that neither their types nor their word lists show. `1 - i`: the other one of the two. */
const special: Readonly<Record<string, (i: number) => SqlValue>> = {
  'log_samples.month': (i) => `2026-0${i + 1}`,
  'log_samples.head': () => 'a'.repeat(64),
};

const columnsOf = (db: Db, table: string): readonly Column[] =>
  db.all<Column>('select name, type, "notnull", pk from pragma_table_info(:table)', { table });
const referencesOf = (db: Db, table: string): readonly Reference[] =>
  db.all<Reference>('select "table", "from", "to" from pragma_foreign_key_list(:table)', { table });
const sqlOf = (db: Db, table: string): string =>
  db.get<{ sql: string }>('select sql from sqlite_schema where name = :table', { table })?.sql ?? '';

/** Own tables, those referred to before those that refer. */
export const tablesInOrder = (db: Db): readonly string[] => {
  const left = db
    .all<{ name: string }>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'schema_migrations'`,
    )
    .map(({ name }) => name);
  const sorted: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex((table) => referencesOf(db, table).every((to) => to.table === table || sorted.includes(to.table)));
    if (next < 0) throw new Error(`tables refer to each other in a circle: ${left.join(', ')}`);
    sorted.push(...left.splice(next, 1));
  }
  return sorted;
};

const valueFor = (sql: string, table: string, { name, type }: Column, i: number): SqlValue => {
  const own = special[`${table}.${name}`];
  if (own) return own(i);
  const word = new RegExp(String.raw`\b${name} in \('([^']+)'`).exec(sql)?.[1];
  if (word !== undefined) return word;
  if (type === 'BLOB') return Buffer.alloc(32, i + 1);
  // Yes rather than no, where it is one of them.
  if (type === 'INTEGER' || type === 'REAL') return new RegExp(String.raw`\b${name} in \(0, 1\)`).test(sql) ? 1 : i + 1;
  return `${table} ${name} ${i}`;
};

/** Two rows in every table: first required columns only, then everything else its checks allow. Returns what was written. */
export const fillTables = (db: Db): readonly Filled[] => {
  const rows = new Map<string, Record<string, SqlValue>[]>();
  const keys = new Map<string, readonly string[]>();
  for (const table of tablesInOrder(db)) {
    const columns = columnsOf(db, table);
    const sql = sqlOf(db, table);
    const references = referencesOf(db, table);
    const key = columns
      .filter(({ pk }) => pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map(({ name }) => name);
    keys.set(table, key);
    const made: Record<string, SqlValue>[] = [];
    rows.set(table, made);
    if (sql.includes('check (id = 1)')) {
      // A single-row table gets its row from the migration that creates it.
      made.push(...db.all<Record<string, SqlValue>>(`select * from ${table}`));
      continue;
    }
    for (const i of [0, 1]) {
      const row: Record<string, SqlValue> = {};
      const pick = (column: Column, which: number): SqlValue => {
        const to = references.find(({ from }) => from === column.name);
        if (to && to.table !== table) return rows.get(to.table)?.[which]?.[to.to ?? keys.get(to.table)?.[0] ?? ''] ?? null;
        if (column.pk > 0 && column.type === 'INTEGER') return which + 1001;
        return valueFor(sql, table, column, which);
      };
      let seen = new Set<string>();
      for (const column of columns) {
        if (column.notnull === 0 && column.pk === 0) continue;
        const to = references.find(({ from }) => from === column.name)?.table ?? '';
        // The second reference to the same table takes the other row: nobody countersigns for herself.
        row[column.name] = pick(column, to !== '' && seen.has(to) ? 1 - i : i);
        if (to !== '') seen = new Set([...seen, to]);
      }
      const names = Object.keys(row);
      db.run(`insert into ${table} (${names.map((n) => `"${n}"`).join(', ')}) values (${names.map((n) => `:${n}`).join(', ')})`, row);
      const where = key.map((name) => `"${name}" = :${name}`).join(' and ');
      for (const column of columns) {
        if (column.name in row) continue;
        const value = pick(column, i);
        try {
          const found = Object.fromEntries(key.map((name) => [name, row[name] ?? null]));
          if (value !== null) db.run(`update ${table} set "${column.name}" = :value_ where ${where}`, { ...found, value_: value });
          row[column.name] = value;
        } catch (error) {
          if (!sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT')) throw error;
          row[column.name] = null;
        }
      }
      made.push(row);
    }
  }
  return [...rows].flatMap(([table, made]) => made.map((row) => ({ table, row, key: keys.get(table) ?? [] })));
};
