import { createHash } from 'node:crypto';
import type { Db } from '../register/database.ts';

type Column = string | number | null | Uint8Array;

const plain = (value: Column): Column => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);

/** A hash of every table's rows, whatever their order: two registers have the same content if their dumps are equal. */
export const dumpOf = (db: Db, without: readonly string[] = []): ReadonlyMap<string, string> => {
  const tables = db
    .all<{ name: string }>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
    .map(({ name }) => name)
    .filter((name) => !without.includes(name));
  return new Map(
    tables.map((name) => {
      // A name from the schema itself; identifiers cannot be bound.
      const rows = db.all<Record<string, Column>>(`select * from "${name}"`);
      const lines = rows.map((row) => JSON.stringify(Object.entries(row).map(([key, value]) => [key, plain(value)]))).sort();
      return [name, `${lines.length} ${createHash('sha256').update(lines.join('\n')).digest('hex')}`];
    }),
  );
};
