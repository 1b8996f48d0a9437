import type { Instant, IsoDate } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Action } from './contract.ts';

type Row = Omit<Action, 'origin' | 'cases'> & {
  readonly meetingId: Id;
  readonly type: Action['origin']['type'];
  readonly number: number;
  readonly date: IsoDate;
  readonly cases: string;
};

const select = `select a.id, a.what, a.owner_agency_id as ownerAgencyId, g.name as ownerAgency, a.owner_name as ownerName, a.due_on as dueOn,
    a.subject_area as subject, a.restriction, a.done_at as doneAt, u.name as doneBy, a.version,
    m.id as meetingId, m.type, m.number, m.date,
    (select json_group_array(c.case_id) from action_cases c where c.action_id = a.id) as cases
  from actions a join meetings m on m.id = a.meeting_id
  left join agencies g on g.id = a.owner_agency_id left join users u on u.id = a.done_by`;

const action = ({ meetingId, type, number, date, cases, ...row }: Row): Action => ({
  ...row,
  origin: { meetingId, type, number, date },
  cases: JSON.parse(cases) as Id[],
});

const byDue = 'order by a.done_at is not null, a.due_on, a.what';

export const actionsOf = (db: Db, caseId: Id): Action[] =>
  db
    .all<Row>(`${select} where a.dropped_at is null and a.id in (select action_id from action_cases where case_id = :caseId) ${byDue}`, {
      caseId,
    })
    .map(action);

export const actionById = (db: Db, caseId: Id, id: Id): Action | undefined => actionsOf(db, caseId).find((one) => one.id === id);

/** Open ones due on or before this day, earliest due first. */
export const openActionsUntil = (db: Db, until: IsoDate): Action[] =>
  db.all<Row>(`${select} where a.dropped_at is null and a.done_at is null and a.due_on <= :until ${byDue}`, { until }).map(action);

/** Those open about a case, earliest due first. */
export const openActionsOf = (db: Db, caseId: Id): Action[] =>
  db
    .all<Row>(
      `${select} where a.dropped_at is null and a.done_at is null and a.id in (select action_id from action_cases where case_id = :caseId) ${byDue}`,
      { caseId },
    )
    .map(action);

export type OpenLoad = { readonly agencyId: Id; readonly agency: string; readonly open: number; readonly late: number };

/**
 * Open actions per agency, those the user may see: about no case, or about one that she is not shut out of. Counts every open action, so
 * its cost grows only with those.
 */
export const openLoads = (db: Db, userId: Id, today: IsoDate): OpenLoad[] =>
  db.all<OpenLoad>(
    `select a.owner_agency_id as agencyId, g.name as agency, count(*) as open, sum(a.due_on < :today) as late
       from actions a join agencies g on g.id = a.owner_agency_id
      where a.dropped_at is null and a.done_at is null
        and (not exists (select 1 from action_cases c where c.action_id = a.id)
          or exists (select 1 from action_cases c where c.action_id = a.id and not exists
            (select 1 from shut_outs s where s.case_id = c.case_id and s.user_id = :userId and s.ended_at is null)))
      group by a.owner_agency_id`,
    { userId, today },
  );

/** Every action neither done nor withdrawn, earliest due first, for the next agenda. */
export const openActions = (db: Db): Action[] =>
  db.all<Row>(`${select} where a.dropped_at is null and a.done_at is null ${byDue}`).map(action);

/** Including done ones: their text is as secret as before. */
export const agreedActions = (db: Db): Action[] => db.all<Row>(`${select} where a.dropped_at is null ${byDue}`).map(action);

/** What an action was agreed under, for any user and whether or not it is done. */
export const agreedAction = (db: Db, id: Id): Action | undefined => {
  const row = db.get<Row>(`${select} where a.dropped_at is null and a.id = :id`, { id });
  return row && action(row);
};

export const setDone = (db: Db, id: Id, doneAt: Instant | null, doneBy: Id | null): void => {
  db.run('update actions set done_at = :doneAt, done_by = :doneBy, version = version + 1 where id = :id', { id, doneAt, doneBy });
};

export type AgreedAction = {
  readonly entryId: Id;
  readonly what: string;
  readonly ownerAgencyId: Id | null;
  readonly ownerName: string;
  readonly dueOn: IsoDate;
  readonly subject: Action['subject'];
  readonly restriction: Action['restriction'];
  readonly cases: readonly Id[];
};

/**
 * Brings the actions of a meeting in line with its newest finalised version: new ones come, changed ones change and keep
 * whether they are done, those that the version no longer holds are dropped.
 */
export const agreeActions = (db: Db, meetingId: Id, meetingVersion: number, agreed: readonly AgreedAction[], now: Instant): void => {
  const known = new Map(
    db
      .all<{ id: Id; entryId: Id }>('select id, entry_id as entryId from actions where meeting_id = :meetingId', { meetingId })
      .map((row) => [row.entryId, row.id]),
  );
  for (const { cases, ...one } of agreed) {
    const id = known.get(one.entryId) ?? newId();
    known.delete(one.entryId);
    db.run(
      `insert into actions (id, meeting_id, entry_id, meeting_version, what, owner_agency_id, owner_name, due_on, subject_area, restriction)
       values (:id, :meetingId, :entryId, :meetingVersion, :what, :ownerAgencyId, :ownerName, :dueOn, :subject, :restriction)
       on conflict (meeting_id, entry_id) do update set meeting_version = excluded.meeting_version, what = excluded.what,
         owner_agency_id = excluded.owner_agency_id, owner_name = excluded.owner_name, due_on = excluded.due_on,
         subject_area = excluded.subject_area, restriction = excluded.restriction, dropped_at = null, version = version + 1`,
      { id, meetingId, meetingVersion, ...one },
    );
    db.run('delete from action_cases where action_id = :id', { id });
    for (const caseId of cases) db.run('insert into action_cases (action_id, case_id) values (:id, :caseId)', { id, caseId });
  }
  for (const id of known.values())
    db.run('update actions set dropped_at = :now, version = version + 1 where id = :id and dropped_at is null', { id, now });
};
