import { newId, type Id } from '../../base/ids.ts';
import type { Instant } from '../../base/dates.ts';
import { eventTypes } from '../../base/terms.ts';
import type { Part } from '../../base/list-part.ts';
import type { Db } from '../../register/database.ts';
import { casesIn } from '../drafts/store.ts';
import type { CaseEvent } from './contract.ts';

type Row = Omit<CaseEvent, 'earlier'>;
type EventType = CaseEvent['type'];
export type EventFields = Pick<Row, 'type' | 'nature' | 'happenedAt' | 'source' | 'reliability' | 'subjectArea' | 'text'>;

const columns = `e.id, e.type, e.nature, e.happened_at as happenedAt, e.source, e.reliability, e.subject_area as subjectArea, e.text,
  u.name as author, e.written_at as writtenAt, e.version`;
const from = 'from events e join users u on u.id = e.author_id';

/** Note → its earlier wordings, newest first. One statement, however many notes. */
const earlierOf = (db: Db, ids: readonly Id[]): ReadonlyMap<Id, CaseEvent['earlier']> =>
  new Map(
    [
      ...Map.groupBy(
        db.all<{ id: Id; version: number; row: string; replacedAt: string; replacedBy: string }>(
          `select v.event_id as id, v.version, v.row, v.replaced_at as replacedAt, u.name as replacedBy
             from event_versions v join users u on u.id = v.replaced_by
            where v.event_id in (select value from json_each(:ids)) order by v.event_id, v.version desc`,
          { ids: JSON.stringify(ids) },
        ),
        ({ id }) => id,
      ),
    ].map(([id, versions]) => [id, versions.map(({ id: _, row, ...version }) => ({ ...version, text: (JSON.parse(row) as Row).text }))]),
  );

export const eventById = (db: Db, caseId: Id, id: Id): CaseEvent | undefined => {
  const row = db.get<Row>(`select ${columns} ${from} where e.id = :id and e.case_id = :caseId`, { id, caseId });
  return row && { ...row, earlier: earlierOf(db, [id]).get(id) ?? [] };
};

/** The statement of a window, for its plan to be looked at. */
export const eventsSql = (type: EventType | null): string =>
  `select ${columns} ${from} where e.case_id = :caseId ${type === null ? '' : 'and e.type = :type'}
    order by e.happened_at desc, e.written_at desc, e.id limit :limit offset :offset`;

/** Newest first. */
export const eventsOf = (db: Db, caseId: Id, type: EventType | null, { offset, limit }: Part): CaseEvent[] => {
  const rows = db.all<Row>(eventsSql(type), { caseId, offset, limit, ...(type === null ? {} : { type }) });
  const earlier = earlierOf(
    db,
    rows.flatMap(({ id, version }) => (version > 1 ? [id] : [])),
  );
  return rows.map((row) => ({ ...row, earlier: earlier.get(row.id) ?? [] }));
};

/** The types of a case's notes, each found by the index from the one before. */
export const typesOf = (db: Db, caseId: Id): EventType[] => {
  const found = new Set(
    db
      .all<{ type: EventType }>(
        `with recursive found (type) as (
           select min(type) from events where case_id = :caseId
           union all select (select min(type) from events where case_id = :caseId and type > found.type) from found where found.type is not null)
         select type from found where type is not null`,
        { caseId },
      )
      .map(({ type }) => type),
  );
  return eventTypes.filter((type) => found.has(type));
};

type Written = { readonly userId: Id; readonly now: Instant };

/** Returns its id. */
export const insertEvent = (db: Db, caseId: Id, fields: EventFields, written: Written): Id => {
  const id = newId();
  db.run(
    `insert into events (id, case_id, type, nature, happened_at, source, reliability, subject_area, text, author_id, written_at)
     values (:id, :caseId, :type, :nature, :happenedAt, :source, :reliability, :subjectArea, :text, :userId, :now)`,
    { id, caseId, ...fields, ...written },
  );
  return id;
};

/** The row as it was stays as a version. */
export const updateEvent = (db: Db, { earlier: _, ...before }: CaseEvent, fields: EventFields, written: Written): void => {
  const { id, version } = before;
  db.run('insert into event_versions (event_id, version, row, replaced_at, replaced_by) values (:id, :version, :row, :now, :userId)', {
    id,
    version,
    row: JSON.stringify(before),
    ...written,
  });
  db.run(
    `update events set type = :type, nature = :nature, happened_at = :happenedAt, source = :source, reliability = :reliability,
       subject_area = :subjectArea, text = :text, version = version + 1 where id = :id`,
    { id, ...fields },
  );
};

/** The case of a note; null if there is no such note. */
export const casesOfNote = (db: Db, id: Id): readonly Id[] | null => casesIn(db, 'select case_id as caseId from events where id = :id', id);
