import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damageIn, orphansIn } from '../register/integrity.ts';
import { openDatabase, type Db } from '../register/database.ts';
import { newRegisterKey } from '../register/keys/keys.ts';
import { migrate, pendingMigrations } from '../register/migrations.ts';
import { fillTables, tablesInOrder, type Filled } from '../testing/filled-tables.ts';
import { migrations } from './migrations.ts';

const now = '2026-05-07T08:00:00.000Z';
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-versions-'));
});
afterAll(() => rmSync(home, { recursive: true }));

/** A register as it was after that many steps, with rows in every table it had. */
const versionWithData = (steps: number): { readonly db: Db; readonly filled: readonly Filled[] } => {
  const db = openDatabase(join(mkdtempSync(join(home, 'version-')), 'register.db'), newRegisterKey(), { create: true });
  migrate(db, migrations.slice(0, steps), now);
  return { db, filled: db.transaction(() => fillTables(db)) };
};

const columnsOf = (db: Db, table: string): readonly string[] =>
  db.all<{ name: string }>('select name from pragma_table_info(:table)', { table }).map(({ name }) => name);

const found = (db: Db, { table, row, key }: Filled): Record<string, unknown> | undefined =>
  db.get(
    `select * from ${table} where ${key.map((name) => `"${name}" = :${name}`).join(' and ')}`,
    Object.fromEntries(key.map((name) => [name, row[name] ?? null])),
  );

describe('a register from each earlier version, with data', () => {
  it.each(migrations.slice(0, -1).map(({ area, number, name }, i) => [i + 1, `${area} ${number} ${name}`] as const))(
    'after %i steps (%s) keeps every row and value when it is brought up to date',
    (steps) => {
      const { db, filled } = versionWithData(steps);
      migrate(db, pendingMigrations(db, migrations), now);
      expect(pendingMigrations(db, migrations)).toEqual([]);
      expect(filled.length).toBeGreaterThan(0);
      for (const one of filled) {
        const after = found(db, one);
        const columns = columnsOf(db, one.table).filter((name) => name in one.row);
        expect(columns.length, one.table).toBeGreaterThan(0);
        expect(Object.fromEntries(columns.map((name) => [name, after?.[name]])), one.table).toEqual(
          Object.fromEntries(columns.map((name) => [name, one.row[name]])),
        );
      }
      expect(orphansIn(db)).toBe(0);
      expect(damageIn(db)).toBe(0);
      db.close();
    },
  );

  it('has rows in every table of the newest', () => {
    const { db, filled } = versionWithData(migrations.length);
    const tables = tablesInOrder(db);
    expect(tables.length).toBeGreaterThan(40);
    for (const table of tables)
      expect(
        filled.filter((one) => one.table === table),
        table,
      ).not.toHaveLength(0);
    // Most columns hold a value; the empty ones are those that a check forbids together with the others.
    const values = filled.flatMap(({ row }) => Object.values(row));
    expect(values.filter((value) => value !== null).length / values.length).toBeGreaterThan(0.85);
    db.close();
  });

  it('takes only strict tables', () => {
    const { db } = versionWithData(migrations.length - 1);
    migrate(db, pendingMigrations(db, migrations), now);
    const loose = db.all<{ name: string }>(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'`,
    );
    expect(loose).toEqual([]);
    db.close();
  });
});
