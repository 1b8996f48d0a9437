import { firstCoordinator } from '../areas/users/store.ts';
import type { OpenSession } from '../areas/users/unlock/session.ts';
import type { Instant } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import { migrations } from '../core/migrations.ts';
import type { Db, SqlParams } from '../register/database.ts';
import { openRegister } from '../register/register.ts';
import { passphrase, type TestCore } from './test-core.ts';

export type Counting = {
  readonly db: Db;
  /** What was asked since this was asked last. */
  readonly taken: () => readonly Asked[];
};
export type Asked = { readonly sql: string; readonly params: SqlParams };

/** A connection that remembers what it was asked. */
const countingDb = (db: Db): Counting => {
  let asked: Asked[] = [];
  const count =
    <A extends readonly unknown[], R>(ask: (...given: A) => R) =>
    (...given: A): R => {
      const [sql, params = {}] = given;
      asked.push({ sql: String(sql), params: params as SqlParams });
      return ask(...given);
    };
  return {
    db: {
      get: count(db.get.bind(db)),
      all: count(db.all.bind(db)),
      iterate: count(db.iterate.bind(db)),
      run: count(db.run.bind(db)),
      exec: count(db.exec.bind(db)),
      transaction: <T>(work: () => T): T => db.transaction(work),
    } as unknown as Db,
    taken: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
  };
};

/** The register of a test core, which is closed for it, opened from inside on a connection that remembers what it was asked. */
export const openCounted = async (core: TestCore, now: Instant) => {
  core.core.close();
  const given = { folder: core.folder, runtime: 'stand-in', now, migrations, secret: passphrase() } as const;
  const { register } = await openRegister({ ...given, slots: ({ slots }) => slots.filter(({ kind }) => kind === 'user') });
  const user = firstCoordinator(register.db);
  if (!user) throw new Error('the register has no coordinator');
  const counting = countingDb(register.db);
  const inside = new Proxy(register, {
    get: (target, key) => {
      if (key === 'db') return counting.db;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
  /** Her session, with these cases open. */
  const sessionOf = (cases: readonly Id[]): OpenSession => ({
    ...{ register: inside, user, grants: new Set(cases) },
    ...{ demo: false, by: 'passphrase', notices: [] },
  });
  return { register, user, counting, sessionOf };
};
