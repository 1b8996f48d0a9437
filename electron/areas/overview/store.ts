import type { IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { DueRow } from '../../register/area.ts';
import type { Db } from '../../register/database.ts';

type Kept = { readonly kind: string; readonly ref: Id; readonly dueOn: IsoDate; readonly facts: string };

/** What an area keeps of a case. */
export const duesKept = (db: Db, area: string, caseId: Id): Kept[] =>
  db.all<Kept>('select kind, ref, due_on as dueOn, facts from dues where case_id = :caseId and area = :area order by kind, ref', {
    area,
    caseId,
  });

export const replaceDues = (db: Db, area: string, caseId: Id, rows: readonly Kept[]): void => {
  db.run('delete from dues where case_id = :caseId and area = :area', { area, caseId });
  for (const row of rows)
    db.run('insert into dues (area, kind, ref, case_id, due_on, facts) values (:area, :kind, :ref, :caseId, :dueOn, :facts)', {
      area,
      caseId,
      ...row,
    });
};

export type Due = DueRow & { readonly caseId: Id; readonly caseNumber: string };

/** Of open cases, by day. Both days included; null: from the first. */
export const duesBetween = (db: Db, area: string, kind: string, from: IsoDate | null, to: IsoDate): Due[] =>
  db
    .all<Omit<Due, 'facts'> & { readonly facts: string }>(
      `select d.kind, d.ref, d.due_on as dueOn, d.facts, d.case_id as caseId, c.number as caseNumber
         from dues d join cases c on c.id = d.case_id and c.state in ('active', 'paused')
        where d.area = :area and d.kind = :kind and d.due_on between :from and :to order by d.due_on, d.ref`,
      { area, kind, from: from ?? '', to },
    )
    .map(({ facts, ...row }) => ({ ...row, facts: JSON.parse(facts) as Due['facts'] }));

/** All that is kept of a case, if it is open, whatever its day. */
export const duesOfCase = (db: Db, caseId: Id): (Due & { readonly area: string })[] =>
  db
    .all<Omit<Due, 'facts'> & { readonly area: string; readonly facts: string }>(
      `select d.area, d.kind, d.ref, d.due_on as dueOn, d.facts, d.case_id as caseId, c.number as caseNumber
         from dues d join cases c on c.id = d.case_id and c.state in ('active', 'paused') where d.case_id = :caseId`,
      { caseId },
    )
    .map(({ facts, ...row }) => ({ ...row, facts: JSON.parse(facts) as Due['facts'] }));

/** Numbers of cases, for those that are in the list. */
export const caseNumbers = (db: Db, caseIds: readonly Id[]): ReadonlyMap<Id, string> =>
  new Map(
    db
      .all<{ id: Id; number: string }>('select id, number from cases where id in (select value from json_each(:caseIds))', {
        caseIds: JSON.stringify(caseIds),
      })
      .map(({ id, number }) => [id, number]),
  );
