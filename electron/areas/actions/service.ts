import { Refusal } from '../../base/result.ts';
import type { Id } from '../../base/ids.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { Action, actionsContract } from './contract.ts';
import * as store from './store.ts';

const found = (db: Db, caseId: Id, id: Id): Action => {
  const one = store.actionById(db, caseId, id);
  if (!one) throw new Refusal('not-found');
  return one;
};

export const actionsHandlers: Handlers<typeof actionsContract> = {
  list: ({ caseId }, { db }) => store.actionsOf(db, caseId),

  setDone: ({ caseId, id, version, isDone }, { db, now, user, audit }) => {
    const before = found(db, caseId, id);
    if (before.version !== version) throw new Refusal('conflict');
    store.setDone(db, id, isDone ? now : null, isDone ? user.id : null);
    for (const each of before.cases)
      audit(isDone ? 'actions.done' : 'actions.not-done', { id, before: before.doneAt, after: isDone ? now : null }, each);
    return found(db, caseId, id);
  },
};
