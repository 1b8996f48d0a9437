import type { IsoDate } from '../../base/dates.ts';
import { requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { searchTerm } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { casesByNumber, isEnded } from '../participants/store.ts';
import { casesShutFrom } from '../users/conflicts/shut-out-store.ts';
import type { KeepApart, networkContract } from './contract.ts';
import { holdsOn, keepApartProblems } from './rules.ts';
import * as store from './store.ts';

const seenFrom = (caseId: Id, row: store.KeepApartRow, today: IsoDate): KeepApart => ({
  id: row.id,
  reason: row.caseId === caseId ? row.reason : null,
  since: row.since,
  until: row.until,
  holds: holdsOn(row, today),
  version: row.version,
});

const rowIn = (db: Db, caseId: Id, id: Id): store.KeepApartRow => {
  const row = store.keptApartOf(db, caseId).find((each) => each.id === id);
  if (!row) throw new Refusal('not-found');
  return row;
};

const otherOf = (row: store.KeepApartRow, caseId: Id): Id => (row.caseId === caseId ? row.otherCaseId : row.caseId);

/** Case numbers only, as in the lawful search; a name does not work. */
const caseByNumber = (db: Db, typed: string): Id | undefined => {
  const term = searchTerm(typed);
  return term.kind === 'case-number' ? casesByNumber(db, term.number)[0]?.caseId : undefined;
};

/** What was already asked since the register was opened: a redrawn page asks again, which is not a new question. */
const questions = new WeakMap<Db, Set<string>>();

const isFirst = (db: Db, question: string): boolean => {
  const asked = questions.get(db) ?? new Set<string>();
  questions.set(db, asked);
  if (asked.has(question)) return false;
  asked.add(question);
  return true;
};

export const networkHandlers: Handlers<typeof networkContract> = {
  list: ({ caseId }, { db, today }) => store.keptApartOf(db, caseId).map((row) => seenFrom(caseId, row, today)),

  keepApart: ({ caseId, otherCaseNumber, ...fields }, { db, today, now, user, audit, changed, grants }) => {
    requireCase(db, caseId);
    const other = caseByNumber(db, otherCaseNumber);
    requireFields({
      ...keepApartProblems(fields),
      otherCaseNumber:
        other === undefined
          ? 'unknown-case'
          : other === caseId
            ? 'keep-apart-self'
            : grants.has(other) && isEnded(db, other)
              ? 'keep-apart-ended'
              : null,
    });
    const id = store.insertKeepApart(db, { caseId, otherCaseId: other ?? '', ...fields, reason: fields.reason.trim() }, user.id, now);
    // Each file's log describes only its own side.
    audit('network.kept-apart', { id, after: fields }, caseId);
    if (other !== undefined) audit('network.kept-apart', { id, since: fields.since, until: fields.until }, other);
    changed('relocation', 'meetings');
    return seenFrom(caseId, rowIn(db, caseId, id), today);
  },

  end: ({ caseId, id, version }, { db, now, audit, changed }) => {
    const row = rowIn(db, caseId, id);
    if (row.version !== version) throw new Refusal('conflict');
    store.endKeepApart(db, id, now);
    for (const each of [caseId, otherOf(row, caseId)]) audit('network.keep-apart-ended', { id }, each);
    changed('relocation', 'meetings');
    return {};
  },

  restore: ({ caseId, id }, { db, today, audit, changed }) => {
    if (!store.resumeKeepApart(db, caseId, id)) throw new Refusal('nothing-to-undo');
    const row = rowIn(db, caseId, id);
    for (const each of [caseId, otherOf(row, caseId)]) audit('network.keep-apart-restored', { id }, each);
    changed('relocation', 'meetings');
    return seenFrom(caseId, row, today);
  },

  reveal: ({ caseId, id }, { db, user, audit }) => {
    if (casesShutFrom(db, user.id).size > 0) throw new Refusal('forbidden');
    const other = otherOf(rowIn(db, caseId, id), caseId);
    for (const each of [caseId, other]) audit('network.keep-apart-revealed', { id }, each);
    return { caseNumber: requireCase(db, other).caseNumber };
  },

  conflicts: ({ cases }, { db, today, grants, audit }) => {
    const asked = [...new Set(cases)].sort();
    if (asked.some((caseId) => !grants.has(caseId))) throw new Refusal('no-grant');
    if (isFirst(db, `${today} ${asked.join(' ')}`)) for (const caseId of asked) audit('network.conflict-asked', {}, caseId);
    return { conflict: store.conflictsAmong(db, asked, today).length > 0 };
  },
};
