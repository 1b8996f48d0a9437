import { createTurns } from '../../base/in-turn.ts';
import type { Db } from '../../register/database.ts';

const turns = new WeakMap<Db, ReturnType<typeof createTurns>>();

/** One at a time: a run begins by removing what an earlier one left, which must not still be running. */
export const inTurn = async <T>({ db }: { readonly db: Db }, work: () => T | Promise<T>): Promise<T> => {
  const turn = turns.get(db) ?? createTurns();
  turns.set(db, turn);
  return turn(async () => work());
};
