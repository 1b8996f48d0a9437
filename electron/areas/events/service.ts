import type { Id } from '../../base/ids.ts';
import { requireFields } from '../../base/fields.ts';
import { cutTo } from '../../base/list-part.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { CaseEvent, eventsContract } from './contract.ts';
import { eventProblems } from './rules.ts';
import { eventById, eventsOf, insertEvent, typesOf, updateEvent } from './store.ts';

const requireEvent = (db: Db, caseId: Id, id: Id): CaseEvent => {
  const found = eventById(db, caseId, id);
  if (!found) throw new Refusal('not-found');
  return found;
};

export const eventsHandlers: Handlers<typeof eventsContract> = {
  list: ({ caseId, type, offset, limit }, { db }) => ({
    ...cutTo(eventsOf(db, caseId, type, { offset, limit: limit + 1 }), limit),
    types: typesOf(db, caseId),
  }),

  add: ({ caseId, ...fields }, { db, now, user, audit }) => {
    requireFields(eventProblems(fields, now));
    const id = insertEvent(db, caseId, fields, { userId: user.id, now });
    audit('events.added', { id, after: fields }, caseId);
    return requireEvent(db, caseId, id);
  },

  change: ({ caseId, id, version, ...fields }, { db, now, user, audit }) => {
    requireFields(eventProblems(fields, now));
    const found = requireEvent(db, caseId, id);
    if (found.version !== version) throw new Refusal('conflict');
    updateEvent(db, found, fields, { userId: user.id, now });
    const { earlier: _, ...before } = found;
    audit('events.changed', { id, before, after: fields }, caseId);
    return requireEvent(db, caseId, id);
  },
};
