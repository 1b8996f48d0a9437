import { Refusal } from '../../base/result.ts';
import type { Id } from '../../base/ids.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Action, actionsContract } from './contract.ts';
import * as store from './store.ts';

type Opened = Pick<OpenContext, 'db' | 'grants'>;

/** An action applies equally to every case it is about: only users who have opened them all can see and change it. */
const isSeen = ({ grants }: Opened, { cases }: Action): boolean => cases.every((each) => grants.has(each));

const found = (context: Opened, caseId: Id, id: Id): Action => {
  const one = store.actionById(context.db, caseId, id);
  if (!one) throw new Refusal('not-found');
  if (!isSeen(context, one)) throw new Refusal('no-grant');
  return one;
};

export const actionsHandlers: Handlers<typeof actionsContract> = {
  list: ({ caseId }, context) => store.actionsOf(context.db, caseId).filter((one) => isSeen(context, one)),

  withheld: ({ caseId }, context) => ({ count: store.actionsOf(context.db, caseId).filter((one) => !isSeen(context, one)).length }),

  setDone: ({ caseId, id, version, isDone }, context) => {
    const { db, now, user, audit } = context;
    const before = found(context, caseId, id);
    if (before.version !== version) throw new Refusal('conflict');
    store.setDone(db, id, isDone ? now : null, isDone ? user.id : null);
    for (const each of before.cases)
      audit(isDone ? 'actions.done' : 'actions.not-done', { id, before: before.doneAt, after: isDone ? now : null }, each);
    return found(context, caseId, id);
  },
};
