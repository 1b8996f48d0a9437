import { createHash } from 'node:crypto';
import { Refusal } from '../base/result.ts';
import type { Instant } from '../base/dates.ts';
import type { Db } from './database.ts';

/** One numbered step of one area's tables. Never edited once released; a test checks each against its checksum. */
export type Migration = { readonly area: string; readonly number: number; readonly name: string; readonly sql: string };

export const checksum = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');

type Applied = { readonly area: string; readonly number: number; readonly checksum: string };

const appliedOnes = (db: Db): Applied[] =>
  db.get(`select 1 from sqlite_schema where type = 'table' and name = 'schema_migrations'`)
    ? db.all<Applied>('select area, number, checksum from schema_migrations')
    : [];

/** Which of `migrations` the register lacks. Refuses a register with a step that this program does not know: it is newer. */
export const pendingMigrations = (db: Db, migrations: readonly Migration[]): Migration[] => {
  const applied = appliedOnes(db);
  const key = (m: { area: string; number: number }) => `${m.area}/${m.number}`;
  const known = new Map(migrations.map((m) => [key(m), m]));
  for (const step of applied) {
    const mine = known.get(key(step));
    if (!mine || checksum(mine.sql) !== step.checksum) throw new Refusal('register-newer');
  }
  const done = new Set(applied.map(key));
  return migrations.filter((m) => !done.has(key(m)));
};

/** Brings the register up to date in one transaction: all steps or none. */
export const migrate = (db: Db, pending: readonly Migration[], now: Instant): void => {
  if (pending.length === 0) return;
  db.transaction(() => {
    for (const m of pending) {
      db.exec(m.sql);
      db.run('insert into schema_migrations (area, number, name, checksum, applied_at) values (:area, :number, :name, :checksum, :now)', {
        area: m.area,
        number: m.number,
        name: m.name,
        checksum: checksum(m.sql),
        now,
      });
    }
  });
};
