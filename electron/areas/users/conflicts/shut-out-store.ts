import type { Instant } from '../../../base/dates.ts';
import { newId, type Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';

export const isShutOut = (db: Db, userId: Id, caseId: Id): boolean =>
  db.get('select 1 from shut_outs where user_id = :userId and case_id = :caseId and ended_at is null', { userId, caseId }) !== undefined;

/** Cases a user is shut out of: lists show them without a name. */
export const casesShutFrom = (db: Db, userId: Id): ReadonlySet<Id> =>
  new Set(
    db
      .all<{ caseId: Id }>('select case_id as caseId from shut_outs where user_id = :userId and ended_at is null', { userId })
      .map((row) => row.caseId),
  );

export type ShutOutRow = {
  readonly id: Id;
  readonly userId: Id;
  readonly name: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
};

/** Who is shut out of a case now. */
export const shutOutsOf = (db: Db, caseId: Id): ShutOutRow[] =>
  db.all<ShutOutRow>(
    `select s.id, s.user_id as userId, u.name, s.reason, d.name as decidedBy, s.decided_at as decidedAt
       from shut_outs s join users u on u.id = s.user_id join users d on d.id = s.decided_by
      where s.case_id = :caseId and s.ended_at is null order by s.decided_at, s.id`,
    { caseId },
  );

export const insertShutOut = (
  db: Db,
  row: { readonly caseId: Id; readonly userId: Id; readonly reason: string; readonly decidedBy: Id; readonly decidedAt: Instant },
): Id => {
  const id = newId();
  db.run(
    `insert into shut_outs (id, case_id, user_id, reason, decided_by, decided_at)
     values (:id, :caseId, :userId, :reason, :decidedBy, :decidedAt)`,
    { id, ...row },
  );
  return id;
};

export const endShutOut = (db: Db, id: Id, by: Id, at: Instant): void => {
  db.run('update shut_outs set ended_at = :at, ended_by = :by where id = :id', { id, by, at });
};
