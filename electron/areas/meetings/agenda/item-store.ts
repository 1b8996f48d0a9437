import type { Instant } from '../../../base/dates.ts';
import { newId, type Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import type { AgendaItem, DecisionNote, ItemSubject, PlannedAction, Restriction, Statement } from '../rules.ts';

export type StoredItem = AgendaItem & { readonly followsActionId: Id | null; readonly version: number };

type Row = {
  readonly id: Id;
  readonly title: string;
  readonly subject: ItemSubject;
  readonly restriction: Restriction;
  readonly followsActionId: Id | null;
  readonly version: number;
};

const grouped = <T extends { readonly itemId: Id }>(rows: readonly T[]): ReadonlyMap<Id, readonly Omit<T, 'itemId'>[]> => {
  const groups = new Map<Id, Omit<T, 'itemId'>[]>();
  for (const { itemId, ...row } of rows) groups.set(itemId, [...(groups.get(itemId) ?? []), row]);
  return groups;
};

/** The agenda in order, without removed items. */
export const itemsOf = (db: Db, meetingId: Id): StoredItem[] => {
  const params = { meetingId };
  const of = 'join agenda_items i on i.id = x.item_id where i.meeting_id = :meetingId order by x.position';
  const cases = grouped(
    db.all<{ itemId: Id; caseId: Id }>(
      `select x.item_id as itemId, x.case_id as caseId from agenda_item_cases x join agenda_items i on i.id = x.item_id
         join cases c on c.id = x.case_id where i.meeting_id = :meetingId order by c.number`,
      params,
    ),
  );
  const statements = grouped(
    db.all<Statement & { itemId: Id }>(
      `select x.item_id as itemId, x.id, x.nature, x.source, x.text from agenda_statements x ${of}`,
      params,
    ),
  );
  const decisions = grouped(
    db.all<DecisionNote & { itemId: Id }>(`select x.item_id as itemId, x.id, x.text, x.decider from agenda_decisions x ${of}`, params),
  );
  const actions = grouped(
    db.all<PlannedAction & { itemId: Id }>(
      `select x.item_id as itemId, x.id, x.what, x.owner_agency_id as ownerAgencyId, x.owner_name as ownerName, x.due_on as dueOn from agenda_actions x ${of}`,
      params,
    ),
  );
  return db
    .all<Row>(
      `select id, title, subject_area as subject, restriction, follows_action_id as followsActionId, version from agenda_items
        where meeting_id = :meetingId and removed_at is null order by position, id`,
      params,
    )
    .map((row) => ({
      ...row,
      cases: (cases.get(row.id) ?? []).map((one) => one.caseId),
      statements: statements.get(row.id) ?? [],
      decisions: decisions.get(row.id) ?? [],
      actions: actions.get(row.id) ?? [],
    }));
};

export type NewItem = Pick<AgendaItem, 'title' | 'subject' | 'restriction' | 'cases'> & { readonly followsActionId: Id | null };

const writeCases = (db: Db, itemId: Id, cases: readonly Id[]): void => {
  db.run('delete from agenda_item_cases where item_id = :itemId', { itemId });
  for (const caseId of new Set(cases))
    db.run('insert into agenda_item_cases (item_id, case_id) values (:itemId, :caseId)', { itemId, caseId });
};

/** Adds it last. */
export const insertItem = (db: Db, meetingId: Id, { title, subject, restriction, cases, followsActionId }: NewItem): Id => {
  const id = newId();
  db.run(
    `insert into agenda_items (id, meeting_id, position, title, subject_area, restriction, follows_action_id)
     values (:id, :meetingId, (select coalesce(max(position), 0) + 1 from agenda_items where meeting_id = :meetingId), :title, :subject, :restriction, :followsActionId)`,
    { id, meetingId, title, subject, restriction, followsActionId },
  );
  writeCases(db, id, cases);
  return id;
};

export const updateItem = (db: Db, item: AgendaItem): void => {
  const { id, title, subject, restriction } = item;
  db.run(
    'update agenda_items set title = :title, subject_area = :subject, restriction = :restriction, version = version + 1 where id = :id',
    {
      id,
      title,
      subject,
      restriction,
    },
  );
  writeCases(db, id, item.cases);
  // Somebody has read it and stated what it is about.
  if (subject !== null) db.run('delete from agenda_item_former_cases where item_id = :id', { id });
  db.run('delete from agenda_statements where item_id = :id', { id });
  item.statements.forEach((one, position) =>
    db.run(
      'insert into agenda_statements (item_id, id, position, nature, source, text) values (:itemId, :id, :position, :nature, :source, :text)',
      {
        itemId: id,
        position,
        ...one,
      },
    ),
  );
  db.run('delete from agenda_decisions where item_id = :id', { id });
  item.decisions.forEach((one, position) =>
    db.run('insert into agenda_decisions (item_id, id, position, text, decider) values (:itemId, :id, :position, :text, :decider)', {
      itemId: id,
      position,
      ...one,
    }),
  );
  db.run('delete from agenda_actions where item_id = :id', { id });
  item.actions.forEach((one, position) =>
    db.run(
      `insert into agenda_actions (item_id, id, position, what, owner_agency_id, owner_name, due_on)
       values (:itemId, :id, :position, :what, :ownerAgencyId, :ownerName, :dueOn)`,
      { itemId: id, position, ...one },
    ),
  );
};

const ofMeeting = 'select id from agenda_items where meeting_id = :meetingId';

export const addCaseToItems = (db: Db, meetingId: Id, caseId: Id): void => {
  db.run('insert or ignore into agenda_item_cases (item_id, case_id) select id, :caseId from agenda_items where meeting_id = :meetingId', {
    meetingId,
    caseId,
  });
  db.run(`delete from agenda_item_former_cases where case_id = :caseId and item_id in (${ofMeeting})`, { meetingId, caseId });
};

/** Item → cases that were taken off it but may still be mentioned there. */
export const formerCasesOfItems = (db: Db, meetingId: Id): ReadonlyMap<Id, readonly Id[]> => {
  const rows = db.all<{ itemId: Id; caseId: Id }>(
    `select item_id as itemId, case_id as caseId from agenda_item_former_cases where item_id in (${ofMeeting}) order by case_id`,
    { meetingId },
  );
  return new Map([...Map.groupBy(rows, ({ itemId }) => itemId)].map(([itemId, own]) => [itemId, own.map(({ caseId }) => caseId)]));
};

const hasNotes = `(i.follows_action_id is not null or exists (select 1 from agenda_statements x where x.item_id = i.id)
  or exists (select 1 from agenda_decisions x where x.item_id = i.id) or exists (select 1 from agenda_actions x where x.item_id = i.id))`;

/**
 * Takes a case off every item. An item with text, or with a title naming that person, may still be about her and must not go out under the
 * consents of those who stay. Such an item loses its subject until somebody has read it and sets one. Returns those items.
 */
export const removeCaseFromItems = (db: Db, meetingId: Id, caseId: Id, isNamed: (title: string) => boolean): readonly Id[] => {
  const speaking = db
    .all<{ id: Id; title: string; subject: ItemSubject; isNoted: number }>(
      `select i.id, i.title, i.subject_area as subject, ${hasNotes} as isNoted from agenda_items i join agenda_item_cases c on c.item_id = i.id
        where i.meeting_id = :meetingId and c.case_id = :caseId`,
      { meetingId, caseId },
    )
    .filter(({ title, isNoted }) => isNoted === 1 || isNamed(title));
  const untagged = speaking.filter(({ subject }) => subject !== null).map(({ id }) => id);
  for (const { id } of speaking)
    db.run('insert or ignore into agenda_item_former_cases (item_id, case_id) values (:id, :caseId)', { id, caseId });
  for (const id of untagged) db.run('update agenda_items set subject_area = null, version = version + 1 where id = :id', { id });
  db.run(
    'delete from agenda_item_cases where case_id = :caseId and item_id in (select id from agenda_items where meeting_id = :meetingId)',
    { meetingId, caseId },
  );
  return untagged;
};

export const writeOrder = (db: Db, order: readonly Id[]): void => {
  order.forEach((id, position) => db.run('update agenda_items set position = :position where id = :id', { id, position: position + 1 }));
};

export const setRemoved = (db: Db, meetingId: Id, id: Id, removedAt: Instant | null): number =>
  db.run(
    'update agenda_items set removed_at = :removedAt where id = :id and meeting_id = :meetingId and (removed_at is null) <> (:removedAt is null)',
    {
      id,
      meetingId,
      removedAt,
    },
  );

/** Removed items are deleted for good once minutes are finalised. */
export const deleteRemoved = (db: Db, meetingId: Id): void => {
  db.run('delete from agenda_items where meeting_id = :meetingId and removed_at is not null', { meetingId });
};
