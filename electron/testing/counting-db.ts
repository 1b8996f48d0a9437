import type { Db, SqlParams } from '../register/database.ts';

export type Counting = {
  readonly db: Db;
  /** What was asked since this was asked last. */
  readonly taken: () => readonly Asked[];
};
export type Asked = { readonly sql: string; readonly params: SqlParams };

/** A connection that remembers what it was asked. */
export const countingDb = (db: Db): Counting => {
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
