import type { IsoDate } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { Phase, ProtectionLevel } from '../../base/terms.ts';
import { casesIn } from '../drafts/store.ts';
import { sortKey } from '../../base/sort-key.ts';
import type { Part } from '../../base/list-part.ts';
import type { Kept } from '../../register/area.ts';
import type { Db, SqlValue } from '../../register/database.ts';
import type { CheckState } from './checklist-rules.ts';
import type { Plan } from './contract.ts';
import type { Override, PlanFields, RowList } from './plan-rules.ts';

/** Field → column, for the plan's own fields. */
const planColumns: { readonly [F in keyof PlanFields]: string } = {
  purpose: 'purpose',
  purposeText: 'purpose_text',
  childText: 'child_text',
  reversalText: 'reversal_text',
  moveDate: 'move_date',
  responsible: 'responsible',
  acceptedOn: 'accepted_on',
  policeText: 'police_text',
  policeDate: 'police_date',
  decidedBy: 'decided_by',
  decidedOn: 'decided_on',
  frameOre: 'frame_ore',
  frameNote: 'frame_note',
  meetingPoint: 'meeting_point',
  driver: 'driver',
  whoKnows: 'who_knows',
  ifLate: 'if_late',
  codeWord: 'code_word',
  safeSpot: 'safe_spot',
  reserveHousing: 'reserve_housing',
  fetchesChildren: 'fetches_children',
  moneyReserve: 'money_reserve',
};

type Columns = Readonly<Record<string, string>>;
/** What each list stores: table, and field → column. Names are ours; values are always bound. */
const rows: { readonly [L in RowList]: { readonly table: string; readonly columns: Columns } } = {
  alternatives: { table: 'relocation_alternatives', columns: { code: 'code', locality: 'locality', remark: 'remark' } },
  checks: {
    table: 'relocation_checks',
    columns: {
      template: 'template',
      text: 'text',
      fromDay: 'from_day',
      toDay: 'to_day',
      mandatory: 'mandatory',
      owner: 'owner',
      note: 'note',
      doneOn: 'done_on',
      doneBy: 'done_by',
      notApplicable: 'not_applicable',
    },
  },
  family: { table: 'relocation_family', columns: { name: 'name', relation: 'relation', moves: 'moves', contact: 'contact', risk: 'risk' } },
  costs: { table: 'relocation_costs', columns: { kind: 'kind', text: 'text', quantity: 'quantity', unitOre: 'unit_ore' } },
  times: { table: 'relocation_times', columns: { time: 'time', kind: 'kind', text: 'text' } },
  numbers: { table: 'relocation_numbers', columns: { name: 'name', number: 'number' } },
};

const selected = (columns: Columns): string =>
  Object.entries(columns)
    .map(([field, column]) => `${column} as ${field}`)
    .join(', ');

export type PlanRecord = PlanFields & { readonly planId: Id; readonly caseId: Id; readonly version: number };

const planSelect = `select id as planId, case_id as caseId, version, ${selected(planColumns)} from relocation_plans`;
export const planOfCase = (db: Db, caseId: Id): PlanRecord | undefined =>
  db.get<PlanRecord>(`${planSelect} where case_id = :caseId`, { caseId });
export const caseOfPlan = (db: Db, planId: Id): Id | undefined =>
  db.get<{ caseId: Id }>('select case_id as caseId from relocation_plans where id = :planId', { planId })?.caseId;

export const insertPlan = (db: Db, caseId: Id, responsible: string): Id => {
  const id = newId();
  db.run('insert into relocation_plans (id, case_id, responsible) values (:id, :caseId, :responsible)', { id, caseId, responsible });
  return id;
};

/** Writes some fields and counts the version up; an empty change only counts. */
export const updatePlan = (db: Db, planId: Id, changes: Partial<PlanFields>): void => {
  const fields = (Object.keys(changes) as (keyof PlanFields)[]).filter((field) => field in planColumns);
  const sets = fields.map((field) => `${planColumns[field]} = :${field}, `).join('');
  db.run(`update relocation_plans set ${sets}version = version + 1 where id = :planId`, {
    ...Object.fromEntries(fields.map((field): [string, SqlValue] => [field, changes[field] ?? null])),
    planId,
  });
};

type Values = Readonly<Record<string, SqlValue>>;

/** Rows of one list that are not removed, in the person's order. Booleans come as 0 and 1. */
const rowsOf = <R>(db: Db, list: RowList, planId: Id, order = 'position'): R[] => {
  const { table, columns } = rows[list];
  return db.all<R>(
    `select id, ${selected(columns)} from ${table} where plan_id = :planId and removed_at is null order by ${order}, position`,
    { planId },
  );
};

export const rowById = <R>(db: Db, list: RowList, planId: Id, id: Id, removed = false): R | undefined => {
  const { table, columns } = rows[list];
  return db.get<R>(
    `select id, ${selected(columns)} from ${table} where id = :id and plan_id = :planId and removed_at is ${removed ? 'not null' : 'null'}`,
    { id, planId },
  );
};

export const insertRow = (db: Db, list: RowList, planId: Id, values: Values): Id => {
  const { table, columns } = rows[list];
  const fields = Object.keys(columns).filter((field) => field in values);
  const id = newId();
  db.run(
    `insert into ${table} (id, plan_id, position, ${fields.map((field) => columns[field]).join(', ')})
     values (:id, :planId, (select coalesce(max(position), 0) + 1 from ${table} where plan_id = :planId), ${fields.map((field) => `:${field}`).join(', ')})`,
    { id, planId, ...Object.fromEntries(fields.map((field) => [field, values[field] ?? null])) },
  );
  return id;
};

export const updateRow = (db: Db, list: RowList, id: Id, values: Values): void => {
  const { table, columns } = rows[list];
  const fields = Object.keys(columns).filter((field) => field in values);
  db.run(`update ${table} set ${fields.map((field) => `${columns[field]} = :${field}`).join(', ')} where id = :id`, {
    id,
    ...Object.fromEntries(fields.map((field) => [field, values[field] ?? null])),
  });
};

export const setRemoved = (db: Db, list: RowList, id: Id, at: string | null): void => {
  db.run(`update ${rows[list].table} set removed_at = :at where id = :id`, { id, at });
};

export const setPositions = (db: Db, ids: readonly Id[]): void => {
  ids.forEach((id, index) => db.run('update relocation_alternatives set position = :position where id = :id', { id, position: index + 1 }));
};

export const alternativesOf = (db: Db, planId: Id): Plan['alternatives'] => rowsOf(db, 'alternatives', planId);
export const familyOf = (db: Db, planId: Id): Plan['family'] => rowsOf(db, 'family', planId);
export const costsOf = (db: Db, planId: Id): Plan['costs'] => rowsOf(db, 'costs', planId);
export const timesOf = (db: Db, planId: Id): Plan['times'] => rowsOf(db, 'times', planId, 'time');
export const numbersOf = (db: Db, planId: Id): Plan['numbers'] => rowsOf(db, 'numbers', planId);

type StoredCheck = Omit<Plan['checks'][number], 'mandatory' | 'dueOn'> & { readonly mandatory: 0 | 1 };
export type Check = Omit<Plan['checks'][number], 'dueOn'>;
/** `doneBy` is the user's id here. */
export const checksOf = (db: Db, planId: Id): Check[] =>
  rowsOf<StoredCheck>(db, 'checks', planId, 'to_day, from_day').map((check) => ({ ...check, mandatory: check.mandatory === 1 }));

export type Chosen = { readonly alternativeId: Id; readonly chosenAt: string; readonly chosenBy: string };
export const destinationOf = (db: Db, planId: Id): Chosen | undefined =>
  db.get<Chosen>(
    `select d.alternative_id as alternativeId, d.chosen_at as chosenAt, u.name as chosenBy
       from relocation_destinations d join users u on u.id = d.chosen_by where d.plan_id = :planId`,
    { planId },
  );

/** Cases whose chosen destination is in this municipality. */
export const casesMovingTo = (db: Db, code: string): Id[] =>
  db
    .all<{ caseId: Id }>(
      `select p.case_id as caseId from relocation_destinations d join relocation_plans p on p.id = d.plan_id
         join relocation_alternatives a on a.id = d.alternative_id where a.code = :code`,
      { code },
    )
    .map(({ caseId }) => caseId);

export const setDestination = (
  db: Db,
  planId: Id,
  chosen: { readonly alternativeId: Id; readonly at: string; readonly by: Id } | null,
): void => {
  db.run('delete from relocation_destinations where plan_id = :planId', { planId });
  if (chosen) {
    db.run(
      'insert into relocation_destinations (plan_id, alternative_id, chosen_at, chosen_by) values (:planId, :alternativeId, :at, :by)',
      { planId, ...chosen },
    );
  }
};

type StoredOverride = Override & { readonly reason: string; readonly decidedBy: string; readonly signedBy: string };

/** The decision behind the current choice; a new choice needs a new one. */
export const overrideOf = (db: Db, planId: Id): StoredOverride | undefined => {
  const row = db.get<Omit<StoredOverride, 'zones'> & { readonly zones: string }>(
    `select o.code, o.locality, o.zones, o.reason, a.name as decidedBy, b.name as signedBy
       from relocation_overrides o join relocation_destinations d
         on d.plan_id = o.plan_id and d.alternative_id = o.alternative_id and d.chosen_at = o.decided_at
         join users a on a.id = o.decided_by join users b on b.id = o.signed_by
      where o.plan_id = :planId`,
    { planId },
  );
  return row && { ...row, zones: JSON.parse(row.zones) as string[] };
};

export const insertOverride = (
  db: Db,
  planId: Id,
  given: Override & {
    readonly alternativeId: Id;
    readonly reason: string;
    readonly decidedBy: Id;
    readonly signedBy: Id;
    readonly decidedAt: string;
  },
): void => {
  db.run(
    `insert into relocation_overrides (id, plan_id, alternative_id, code, locality, zones, reason, decided_by, signed_by, decided_at)
     values (:id, :planId, :alternativeId, :code, :locality, :zones, :reason, :decidedBy, :signedBy, :decidedAt)`,
    { id: newId(), planId, ...given, zones: JSON.stringify(given.zones) },
  );
};

export const copiesOf = (db: Db, planId: Id): Plan['copies'] =>
  db.all(
    `select c.number, c.made_at as madeAt, u.name as madeBy, d.left_as as leftAs
       from relocation_copies c join users u on u.id = c.made_by join disclosures d on d.id = c.disclosure_id
      where c.plan_id = :planId and d.left_as is not null order by c.number`,
    { planId },
  );

export const nextCopy = (db: Db, planId: Id): number =>
  db.get<{ next: number }>('select coalesce(max(number), 0) + 1 as next from relocation_copies where plan_id = :planId', { planId })
    ?.next ?? 1;

export const insertCopy = (
  db: Db,
  planId: Id,
  copy: { readonly number: number; readonly disclosureId: Id; readonly at: string; readonly by: Id },
): void => {
  db.run(
    'insert into relocation_copies (plan_id, number, disclosure_id, made_at, made_by) values (:planId, :number, :disclosureId, :at, :by)',
    { planId, ...copy },
  );
};

export const deleteCopy = (db: Db, planId: Id, disclosureId: Id): void => {
  db.run('delete from relocation_copies where plan_id = :planId and disclosure_id = :disclosureId', { planId, disclosureId });
};

export type ListedPlan = {
  readonly caseId: Id;
  readonly planId: Id;
  readonly caseNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly protection: ProtectionLevel;
  readonly phase: Phase;
  readonly moveDate: string | null;
};

/** A day that none is after. */
const noDay = '9999-99-99';

/** The plans of open cases, kept in the order of their list. */
export const keptPlans: Kept = {
  tables: ['plan_list'],
  basis: () => 'plans 1',
  keep: (db, _, caseId, changed) => {
    if (!changed.has('relocation') && !changed.has('participants')) return;
    const found = db.get<{ moveDate: IsoDate | null; number: string }>(
      `select r.move_date as moveDate, c.number from relocation_plans r join cases c on c.id = r.case_id
        where r.case_id = :caseId and c.state in ('active', 'paused')`,
      { caseId },
    );
    if (!found) {
      db.run('delete from plan_list where case_id = :caseId', { caseId });
      return;
    }
    db.run(
      `insert into plan_list (case_id, move_key, number_key) values (:caseId, :moveKey, :numberKey)
       on conflict (case_id) do update set move_key = excluded.move_key, number_key = excluded.number_key
         where move_key <> excluded.move_key or number_key <> excluded.number_key`,
      { caseId, moveKey: found.moveDate ?? noDay, numberKey: sortKey(found.number) },
    );
  },
};

/** The statement of a window, for its plan to be looked at. */
export const plansSql = (hasShut: boolean): string =>
  `select l.case_id as caseId from plan_list l ${hasShut ? 'where l.case_id not in (select value from json_each(:shut))' : ''}
    order by l.move_key, l.number_key limit :limit offset :offset`;

const shutParams = (shut: readonly Id[]): { shut?: string } => (shut.length > 0 ? { shut: JSON.stringify(shut) } : {});

/** Plans of open cases, by move day; those without one last. Never reads where to. */
export const plansIn = (db: Db, shut: readonly Id[], { offset, limit }: Part): readonly ListedPlan[] => {
  const cases = db.all<{ caseId: Id }>(plansSql(shut.length > 0), { offset, limit, ...shutParams(shut) }).map(({ caseId }) => caseId);
  const rows = new Map(
    db
      .all<ListedPlan>(
        `select r.case_id as caseId, r.id as planId, c.number as caseNumber, p.given_name as givenName, p.family_name as familyName, p.alias, p.protection,
                c.phase, r.move_date as moveDate
           from relocation_plans r join cases c on c.id = r.case_id join persons p on p.id = c.person_id
          where r.case_id in (select value from json_each(:cases))`,
        { cases: JSON.stringify(cases) },
      )
      .map((row) => [row.caseId, row]),
  );
  return cases.flatMap((caseId) => rows.get(caseId) ?? []);
};

/** Counts them in the index, which is as long as there are plans of open cases. */
export const countPlans = (db: Db, shut: readonly Id[]): number =>
  db.get<{ n: number }>(
    `select count(*) as n from plan_list ${shut.length > 0 ? 'where case_id not in (select value from json_each(:shut))' : ''}`,
    shutParams(shut),
  )?.n ?? 0;

export type DatedPlan = Pick<ListedPlan, 'caseId' | 'planId' | 'caseNumber'> & { readonly moveDate: IsoDate };

/** Plans of open cases with a move day between two days, both included, by the day. */
export const plansMovingBetween = (db: Db, from: IsoDate, to: IsoDate): DatedPlan[] =>
  db.all<DatedPlan>(
    `select r.case_id as caseId, r.id as planId, c.number as caseNumber, r.move_date as moveDate
       from relocation_plans r join cases c on c.id = r.case_id and c.state in ('active', 'paused')
      where r.move_date between :from and :to order by r.move_date, c.number`,
    { from, to },
  );

/** The plan of an open case, if it has a move day. */
export const plansMovingOf = (db: Db, caseId: Id): DatedPlan[] =>
  db.all<DatedPlan>(
    `select r.case_id as caseId, r.id as planId, c.number as caseNumber, r.move_date as moveDate
       from relocation_plans r join cases c on c.id = r.case_id and c.state in ('active', 'paused')
      where r.case_id = :caseId and r.move_date is not null`,
    { caseId },
  );

/** What tells whether a row of the checklist is settled, by plan. */
export const checksOfPlans = (db: Db, planIds: readonly Id[]): ReadonlyMap<Id, (CheckState & { readonly planId: Id })[]> =>
  Map.groupBy(
    db
      .all<Omit<CheckState, 'mandatory'> & { readonly planId: Id; readonly mandatory: 0 | 1 }>(
        `select plan_id as planId, from_day as fromDay, to_day as toDay, mandatory, done_on as doneOn, not_applicable as notApplicable
           from relocation_checks where removed_at is null and plan_id in (select value from json_each(:planIds))`,
        { planIds: JSON.stringify(planIds) },
      )
      .map((check) => ({ ...check, mandatory: check.mandatory === 1 })),
    ({ planId }) => planId,
  );

const rowTables = ['alternatives', 'checks', 'family', 'costs', 'times', 'numbers'].map((list) => `relocation_${list}`);

/** The case of a plan, or of a row in one of its lists; null if neither exists. */
export const casesOfPlanPart = (db: Db, id: Id): readonly Id[] | null =>
  casesIn(
    db,
    `select case_id as caseId from relocation_plans where id = :id
     ${rowTables.map((table) => `union select p.case_id from ${table} r join relocation_plans p on p.id = r.plan_id where r.id = :id`).join('\n')}`,
    id,
  );
