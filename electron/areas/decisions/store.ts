import type { Instant } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Decision } from './contract.ts';
import type { DecisionKind } from './rules.ts';

export type NewDecision = {
  readonly kind: DecisionKind;
  readonly caseId: Id | null;
  readonly subject: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly decidedBy: Id;
  readonly signedBy: Id | null;
  readonly decidedAt: Instant;
};

/** Stores it for these users to see. */
export const insertDecision = (db: Db, { before, after, ...decision }: NewDecision, readers: readonly Id[]): Id => {
  const id = newId();
  db.run(
    `insert into decisions (id, kind, case_id, subject, before, after, decided_by, signed_by, decided_at)
     values (:id, :kind, :caseId, :subject, :before, :after, :decidedBy, :signedBy, :decidedAt)`,
    { id, ...decision, before: JSON.stringify(before), after: JSON.stringify(after) },
  );
  for (const userId of readers) db.run('insert into decision_readers (decision_id, user_id) values (:id, :userId)', { id, userId });
  return id;
};

/** Zero: it was not for her, or she had already marked it. */
export const setSeen = (db: Db, id: Id, userId: Id, at: Instant): number =>
  db.run('update decision_readers set seen_at = :at where decision_id = :id and user_id = :userId and seen_at is null', { id, userId, at });

/** Nobody learns of a decision on a case that she is shut out of. */
const visible = `(d.case_id is null or not exists
  (select 1 from shut_outs s where s.case_id = d.case_id and s.user_id = :userId and s.ended_at is null))`;
const columns = `d.id, d.kind, d.subject, d.case_id as caseId, c.number as caseNumber, d.before, d.after, u.name as decidedBy,
  s.name as signedBy, d.decided_at as decidedAt, r.user_id is not null and r.seen_at is null as isUnseen`;
const tables = `decisions d left join cases c on c.id = d.case_id join users u on u.id = d.decided_by left join users s on s.id = d.signed_by
  left join decision_readers r on r.decision_id = d.id and r.user_id = :userId`;

type Row = Omit<Decision, 'before' | 'after' | 'isUnseen'> & { readonly before: string; readonly after: string; readonly isUnseen: number };

const decisionOf = (row: Row): Decision => ({
  ...row,
  before: JSON.parse(row.before) as Decision['before'],
  after: JSON.parse(row.after) as Decision['after'],
  isUnseen: row.isUnseen === 1,
});

/** Newest first; unseen ones before all others. */
export const decisionsFor = (db: Db, userId: Id, limit: number, offset: number): Decision[] =>
  db
    .all<Row>(
      `select ${columns} from ${tables} where ${visible} order by isUnseen desc, d.decided_at desc, d.rowid desc limit :limit offset :offset`,
      { userId, limit, offset },
    )
    .map(decisionOf);

export const countDecisions = (db: Db, userId: Id): { readonly total: number; readonly unseen: number } =>
  db.get<{ total: number; unseen: number }>(
    `select count(*) as total, coalesce(sum(r.user_id is not null and r.seen_at is null), 0) as unseen from ${tables} where ${visible}`,
    { userId },
  ) ?? { total: 0, unseen: 0 };

export type UnseenDecision = Pick<Decision, 'id' | 'kind' | 'subject' | 'caseId'>;

/** What is on her Idag. */
export const unseenDecisions = (db: Db, userId: Id): UnseenDecision[] =>
  db.all<UnseenDecision>(
    `select d.id, d.kind, d.subject, d.case_id as caseId from decision_readers r join decisions d on d.id = r.decision_id
      where r.user_id = :userId and r.seen_at is null and ${visible} order by d.decided_at, d.rowid`,
    { userId },
  );
