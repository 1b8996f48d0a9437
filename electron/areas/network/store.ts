import type { IsoDate } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import { conflicting, type KeptApart } from './rules.ts';

export type KeepApartRow = KeptApart & { readonly id: Id; readonly reason: string; readonly version: number };

const columns = 'id, case_id as caseId, other_case_id as otherCaseId, reason, since, until, version';

/** What is in a case's file, whichever side it was set from. */
export const keptApartOf = (db: Db, caseId: Id): KeepApartRow[] =>
  db.all<KeepApartRow>(
    `select ${columns} from keep_apart where (case_id = :caseId or other_case_id = :caseId) and ended_at is null order by set_at desc, id`,
    { caseId },
  );

/** Of these cases, the ones that may not be together with another of them on that day: for meetings and destinations. */
export const conflictsAmong = (db: Db, caseIds: readonly Id[], on: IsoDate): readonly Id[] =>
  conflicting(
    db.all<KeptApart>(`select ${columns} from keep_apart where ended_at is null and case_id in (select value from json_each(:caseIds))`, {
      caseIds: JSON.stringify(caseIds),
    }),
    caseIds,
    on,
  );

export const insertKeepApart = (
  db: Db,
  { caseId, otherCaseId, reason, since, until }: KeptApart & { readonly reason: string },
  by: Id,
  now: string,
): Id => {
  const id = newId();
  db.run(
    `insert into keep_apart (id, case_id, other_case_id, reason, since, until, set_by, set_at)
     values (:id, :caseId, :otherCaseId, :reason, :since, :until, :by, :now)`,
    { id, caseId, otherCaseId, reason, since, until, by, now },
  );
  return id;
};

export const endKeepApart = (db: Db, id: Id, now: string): void => {
  db.run('update keep_apart set ended_at = :now, version = version + 1 where id = :id', { id, now });
};

/** Whether there was an ended one in this case's file to reinstate. */
export const resumeKeepApart = (db: Db, caseId: Id, id: Id): boolean => {
  const params = { id, caseId };
  const ended = db.get(
    'select 1 from keep_apart where id = :id and (case_id = :caseId or other_case_id = :caseId) and ended_at is not null',
    params,
  );
  if (!ended) return false;
  db.run('update keep_apart set ended_at = null, version = version + 1 where id = :id', { id });
  return true;
};
