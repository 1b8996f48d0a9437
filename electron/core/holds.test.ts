import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaFacts, Hold } from '../register/area.ts';
import { openDatabase, type Db } from '../register/database.ts';
import { newRegisterKey } from '../register/keys/keys.ts';
import { migrate } from '../register/migrations.ts';
import { areas } from './areas.ts';
import { migrationsOf } from './assembly.ts';

type Area = Pick<AreaFacts, 'name' | 'holds' | 'migrations'>;

/** The register's own tables, which no area has. */
const ofRegister: Readonly<Record<string, Hold>> = {
  schema_migrations: { nothing: 'steps that were applied' },
  register_facts: { nothing: 'what the register knows of itself' },
  audit_entries: { found: 'case_id, without a reference: the log outlives the case' },
  audit_payloads: ['seq'],
};

/** What is wrong with what areas say of the tables that there really are. Empty: all is said and it fits. */
const faultsIn = (db: Db, all: readonly Area[]): readonly string[] => {
  const said = new Map([...Object.entries(ofRegister), ...all.flatMap(({ holds }) => Object.entries(holds))]);
  const tables = db
    .all<{ name: string }>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`)
    .map(({ name }) => name);
  const columns = new Map(
    tables.map((table) => [
      table,
      db.all<{ name: string }>('select name from pragma_table_info(:table)', { table }).map(({ name }) => name),
    ]),
  );
  const references = new Map(
    tables.map((table) => [
      table,
      db.all<{ from: string; to: string }>('select "from", "table" as "to" from pragma_foreign_key_list(:table)', { table }),
    ]),
  );
  const target = (table: string, column: string): string | undefined => references.get(table)?.find(({ from }) => from === column)?.to;
  const refersTo = (table: string, other: string): boolean => (references.get(table) ?? []).some(({ to }) => to === other);

  // From the cases outwards, until nothing more is reached.
  const reached = new Set(['cases']);
  const leads = (table: string, hold: Hold): boolean => {
    if ('nothing' in hold) return false;
    if ('found' in hold) return true;
    return 'through' in hold
      ? hold.through.some((tie) => reached.has(tie) && refersTo(tie, table))
      : hold.some((column) => reached.has(target(table, column) ?? ''));
  };
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const [table, hold] of said) if (leads(table, hold)) reached.add(table);
  }

  const wrong = (table: string, hold: Hold): readonly string[] => {
    if ('found' in hold) return [];
    if ('nothing' in hold) {
      return [
        ...(references.get(table) ?? []).filter(({ to }) => reached.has(to)).map(({ from }) => `${table}.${from} leads to a case`),
        ...(columns.get(table) ?? [])
          .filter((name) => /(?:^|_)(?:case|person)_id$/.test(name))
          .map((name) => `${table}.${name} names somebody`),
      ];
    }
    if ('through' in hold) {
      return hold.through.filter((tie) => !reached.has(tie) || !refersTo(tie, table)).map((tie) => `${tie} ties ${table} to no case`);
    }
    return [
      ...hold.filter((column) => !reached.has(target(table, column) ?? '')).map((column) => `${table}.${column} leads to no case`),
      ...(references.get(table) ?? [])
        .filter(({ from, to }) => ['cases', 'persons'].includes(to) && !hold.includes(from))
        .map(({ from }) => `${table}.${from} is not named`),
      ...(hold.length === 0 ? [`${table} names no column`] : []),
    ];
  };

  return [
    ...tables.filter((table) => !said.has(table)).map((table) => `nothing is said of ${table}`),
    ...[...said.keys()].filter((table) => !tables.includes(table)).map((table) => `there is no ${table}`),
    ...[...said].flatMap(([table, hold]) => wrong(table, hold)),
  ];
};

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-holds-'));
});
afterAll(() => rmSync(home, { recursive: true }));

const withSchema = <T>(all: readonly Area[], use: (db: Db) => T): T => {
  const db = openDatabase(join(mkdtempSync(join(home, 'of-')), 'register.db'), newRegisterKey(), { create: true });
  try {
    migrate(db, migrationsOf(all), '2026-05-07T08:00:00.000Z');
    return use(db);
  } finally {
    db.close();
  }
};

describe('what areas say their tables hold', () => {
  it('covers every table there is, and every way leads to a case', () => {
    expect(withSchema(areas, (db) => faultsIn(db, areas))).toEqual([]);
  });

  it('is said by the area that made the table', () => {
    for (const { name, holds, migrations } of areas) {
      const made = migrations.flatMap(({ sql }) => [...sql.matchAll(/create table (\w+) \(/g)].map((found) => found[1] ?? ''));
      expect([...new Set(made)].filter((table) => table !== 'disclosures_before').sort(), name).toEqual(Object.keys(holds).toSorted());
    }
  });

  /** Areas that keep something and say too little or the wrong thing of it. */
  const table = (columns: string): string => `create table weather (id text primary key, ${columns}) strict`;
  const ofCase = table('case_id text not null references cases (id)');
  it.each<[string, string, Readonly<Record<string, Hold>>, string]>([
    ['a table that nobody spoke of', ofCase, {}, 'nothing is said of weather'],
    ['a table of a case passed off as nothing', ofCase, { weather: { nothing: 'rain' } }, 'weather.case_id leads to a case'],
    ['an id without a reference', table('person_id text'), { weather: { nothing: 'rain' } }, 'weather.person_id names somebody'],
    ['a column that leads elsewhere', table('by text references users (id)'), { weather: ['by'] }, 'weather.by leads to no case'],
    [
      'a second person left out',
      table('case_id text references cases (id), seen_by text references persons (id)'),
      { weather: ['case_id'] },
      'weather.seen_by is not named',
    ],
    ['a tie that is none', table('day text'), { weather: { through: ['cases'] } }, 'cases ties weather to no case'],
    ['a table that is gone', table('day text'), { weather: { nothing: 'rain' }, wind: { nothing: 'wind' } }, 'there is no wind'],
  ])('finds %s', (_, sql, holds, fault) => {
    const all: readonly Area[] = [...areas, { name: 'weather', holds, migrations: [{ at: 1000, number: 1, name: 'weather', sql }] }];
    expect(withSchema(all, (db) => faultsIn(db, all))).toContain(fault);
  });

  it('takes an area that says it right', () => {
    const weather: Area = {
      name: 'weather',
      holds: { weather: ['case_id'] },
      migrations: [{ at: 1000, number: 1, name: 'weather', sql: ofCase }],
    };
    const all = [...areas, weather];
    expect(withSchema(all, (db) => faultsIn(db, all))).toEqual([]);
  });
});
