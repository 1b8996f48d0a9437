import { newId, type Id } from '../../base/ids.ts';
import { requireFields } from '../../base/fields.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { CaseEvent, eventsContract } from './contract.ts';
import { eventProblems } from './rules.ts';

type Row = Omit<CaseEvent, 'earlier'>;

const columns = `e.id, e.type, e.nature, e.happened_at as happenedAt, e.source, e.reliability, e.subject_area as subjectArea, e.text,
  u.name as author, e.written_at as writtenAt, e.version`;
const from = 'from events e join users u on u.id = e.author_id';

const earlier = (db: Db, id: Id): CaseEvent['earlier'] =>
  db
    .all<{ version: number; row: string; replacedAt: string; replacedBy: string }>(
      `select v.version, v.row, v.replaced_at as replacedAt, u.name as replacedBy
         from event_versions v join users u on u.id = v.replaced_by where v.event_id = :id order by v.version desc`,
      { id },
    )
    .map(({ row, ...version }) => ({ ...version, text: (JSON.parse(row) as Row).text }));

const eventById = (db: Db, caseId: Id, id: Id): CaseEvent => {
  const row = db.get<Row>(`select ${columns} ${from} where e.id = :id and e.case_id = :caseId`, { id, caseId });
  if (!row) throw new Refusal('not-found');
  return { ...row, earlier: earlier(db, id) };
};

export const eventsOf = (db: Db, caseId: Id): CaseEvent[] =>
  db
    .all<Row>(`select ${columns} ${from} where e.case_id = :caseId order by e.happened_at desc, e.written_at desc`, { caseId })
    .map((row) => ({ ...row, earlier: row.version > 1 ? earlier(db, row.id) : [] }));

export const eventsHandlers: Handlers<typeof eventsContract> = {
  list: ({ caseId }, { db }) => eventsOf(db, caseId),

  add: ({ caseId, ...fields }, { db, now, user, audit }) => {
    requireFields(eventProblems(fields, now));
    const id = newId();
    db.run(
      `insert into events (id, case_id, type, nature, happened_at, source, reliability, subject_area, text, author_id, written_at)
       values (:id, :caseId, :type, :nature, :happenedAt, :source, :reliability, :subjectArea, :text, :userId, :now)`,
      { id, caseId, ...fields, userId: user.id, now },
    );
    audit('events.added', { id, after: fields }, caseId);
    return eventById(db, caseId, id);
  },

  change: ({ caseId, id, version, ...fields }, { db, now, user, audit }) => {
    requireFields(eventProblems(fields, now));
    const { earlier: _, ...before } = eventById(db, caseId, id);
    if (before.version !== version) throw new Refusal('conflict');
    db.run('insert into event_versions (event_id, version, row, replaced_at, replaced_by) values (:id, :version, :row, :now, :userId)', {
      id,
      version,
      row: JSON.stringify(before),
      now,
      userId: user.id,
    });
    db.run(
      `update events set type = :type, nature = :nature, happened_at = :happenedAt, source = :source, reliability = :reliability,
         subject_area = :subjectArea, text = :text, version = version + 1 where id = :id`,
      { id, ...fields },
    );
    audit('events.changed', { id, before, after: fields }, caseId);
    return eventById(db, caseId, id);
  },
};
