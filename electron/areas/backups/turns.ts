import type { Db } from '../../register/database.ts';

/** One at a time: a run begins by taking away what an earlier one left, which must not be one that is at work. */
const last = new WeakMap<Db, Promise<unknown>>();

export const inTurn = async <T>({ db }: { readonly db: Db }, work: () => T | Promise<T>): Promise<T> => {
  const run = (last.get(db) ?? Promise.resolve()).then(work);
  last.set(
    db,
    run.catch(() => undefined),
  );
  return run;
};
