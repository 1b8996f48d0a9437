import type { IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { sortKey } from '../../base/sort-key.ts';
import type { Part } from '../../base/list-part.ts';
import { caseStates, phases, type CaseState, type Phase, type ProtectionLevel } from '../../base/terms.ts';
import type { Db, SqlValue } from '../../register/database.ts';
import type { ListColumn } from './contract.ts';
import { listName } from './rules.ts';

/** What a row of the list is made from. */
export type ListedCase = {
  readonly caseId: Id;
  readonly caseNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly protection: ProtectionLevel;
  readonly phase: Phase;
  readonly state: CaseState;
  readonly openedOn: IsoDate;
};

type Keys = {
  readonly nameKey: string | null;
  readonly numberKey: string;
  readonly stateOrder: number;
  readonly phaseOrder: number;
  readonly openedOn: IsoDate;
};

/** Raise it when keys are made in another way: older rows are then rebuilt. The orders are part of it. */
export const listBasis = (): string => `list 1 ${caseStates.join(' ')} ${phases.join(' ')}`;

/** By what the list shows of somebody, and by nothing else: a name that no row shows has no place among names. */
const keysOf = (row: ListedCase): Keys => {
  const shown = listName(row);
  return {
    nameKey: shown === null ? null : sortKey(shown),
    numberKey: sortKey(row.caseNumber),
    stateOrder: caseStates.indexOf(row.state),
    phaseOrder: phases.indexOf(row.phase),
    openedOn: row.openedOn,
  };
};

/** Updates the keys of a case. Writes only what differs. */
export const keepListed = (db: Db, caseId: Id, row: ListedCase | undefined): void => {
  if (!row) return;
  const keys = keysOf(row);
  const kept = db.get<Keys>(
    `select name_key as nameKey, number_key as numberKey, state_order as stateOrder, phase_order as phaseOrder, opened_on as openedOn
       from case_list where case_id = :caseId`,
    { caseId },
  );
  if (!kept)
    db.run(
      `insert into case_list (case_id, name_key, number_key, state_order, phase_order, opened_on)
       values (:caseId, :nameKey, :numberKey, :stateOrder, :phaseOrder, :openedOn)`,
      { caseId, ...keys },
    );
  else if ((Object.keys(keys) as (keyof Keys)[]).some((key) => keys[key] !== kept[key]))
    db.run(
      `update case_list set name_key = :nameKey, number_key = :numberKey, state_order = :stateOrder, phase_order = :phaseOrder,
         opened_on = :openedOn where case_id = :caseId`,
      { caseId, ...keys },
    );
};

/** What is next in a case, and until when that holds. Kept by the area that knows what is due. */
export type NextDate = { readonly nextOn: IsoDate | null; readonly turnsOn: IsoDate | null };

export const keepNextDate = (db: Db, caseId: Id, { nextOn, turnsOn }: NextDate): void => {
  db.run(
    `update case_list set next_on = :nextOn, turns_on = :turnsOn
      where case_id = :caseId and (next_on is not :nextOn or turns_on is not :turnsOn)`,
    { caseId, nextOn, turnsOn },
  );
};

/** Cases whose next date may be another since that day began. */
export const casesTurned = (db: Db, today: IsoDate): readonly Id[] =>
  db
    .all<{ caseId: Id }>('select case_id as caseId from case_list where turns_on <= :today order by turns_on', { today })
    .map(({ caseId }) => caseId);

export type Counted = {
  readonly state: CaseState;
  readonly phase: Phase;
  readonly cases: number;
  readonly named: number;
  readonly dated: number;
};

/** How many there are, by state and phase: as many rows as there are such pairs, whatever the register holds. */
export const countedCases = (db: Db): readonly Counted[] =>
  db
    .all<Omit<Counted, 'state' | 'phase'> & { readonly stateOrder: number; readonly phaseOrder: number }>(
      'select state_order as stateOrder, phase_order as phaseOrder, cases, named, dated from case_counts',
    )
    .flatMap(({ stateOrder, phaseOrder, ...counts }) => {
      const [state, phase] = [caseStates[stateOrder], phases[phaseOrder]];
      return state === undefined || phase === undefined ? [] : [{ state, phase, ...counts }];
    });

export type ListFilter = { readonly state: CaseState | null; readonly phase: Phase | null };

const keyColumn = {
  name: 'name_key',
  case: 'number_key',
  phase: 'phase_order',
  state: 'state_order',
  next: 'next_on',
  opened: 'opened_on',
} as const;
/** What may be missing, and then stands last. */
const mayMiss = (column: ListColumn): column is 'name' | 'next' => column === 'name' || column === 'next';

/** Each pair of state and phase that a filter lets through; one arm without any where nothing is narrowed. Each goes through an index. */
const armsOf = ({ state, phase }: ListFilter): readonly string[] => {
  if (state === null && phase === null) return ['true'];
  const places = (asked: string | null, all: readonly string[], name: string): readonly string[] =>
    asked === null ? all.map((_, i) => String(i)) : [name];
  return places(state, caseStates, ':state').flatMap((s) =>
    places(phase, phases, ':phase').map((p) => `l.state_order = ${s} and l.phase_order = ${p}`),
  );
};
const narrowing = ({ state, phase }: ListFilter): Record<string, SqlValue> => ({
  ...(state === null ? {} : { state: caseStates.indexOf(state) }),
  ...(phase === null ? {} : { phase: phases.indexOf(phase) }),
});

const merged = (arms: readonly string[], from: string, columns: string, order: string): string =>
  `${arms.map((arm) => `select ${columns} ${from} and ${arm}`).join(' union all ')} order by ${order} limit :limit offset :offset`;

type Window = { readonly column: ListColumn; readonly isDescending: boolean; readonly filter: ListFilter; readonly shut: readonly Id[] };

/** The statement of a window, for its plan to be looked at. `isTail`: the rows that have no such key, by their numbers. */
export const windowSql = ({ column, isDescending, filter, shut }: Window, isTail: boolean): string => {
  const key = keyColumn[column];
  const arms = armsOf(filter);
  const inShut = 'l.case_id in (select value from json_each(:shut))';
  if (isTail && shut.length > 0)
    // Those whom the user is shut out of stand among the sealed ones, as if they had no key.
    return merged(
      [...arms.map((arm) => `l.${key} is null and not ${inShut} and ${arm}`), ...arms.map((arm) => `${inShut} and ${arm}`)],
      'from case_list l where true',
      'l.id, l.number_key as n',
      'n',
    );
  if (isTail) return merged(arms, `from case_list l where l.${key} is null`, 'l.id, l.number_key as n', 'n');
  const has = mayMiss(column) ? `l.${key} is not null${shut.length > 0 ? ` and not ${inShut}` : ''}` : 'true';
  const direction = isDescending ? 'desc' : 'asc';
  const [columns, order] =
    column === 'case'
      ? ['l.id, l.number_key as n', `n ${direction}`]
      : [`l.id, l.${key} as k, l.number_key as n`, `k ${direction}, n ${direction}`];
  return merged(arms, `from case_list l where ${has}`, columns, order);
};

/** Of those whom the user is shut out of, how many would have had a key. */
const shutWithKey = (db: Db, column: 'name' | 'next', filter: ListFilter, shut: readonly Id[]): number =>
  db.get<{ n: number }>(
    `select count(*) as n from json_each(:shut) s join case_list l on l.case_id = s.value
      where l.${keyColumn[column]} is not null and (:state is null or l.state_order = :state) and (:phase is null or l.phase_order = :phase)`,
    { state: null, phase: null, ...narrowing(filter), shut: JSON.stringify(shut) },
  )?.n ?? 0;

/**
 * A part of the list, as places in it. What has no such key, or is shut from the user, stands last by its number, whichever way; so does
 * its place tell nothing. Otherwise the descending order is the ascending one from behind.
 */
const placesIn = (db: Db, window: Window, counted: readonly Counted[], { offset, limit }: Part): readonly number[] => {
  const { column, filter, shut } = window;
  const ask = (isTail: boolean, from: number, most: number): readonly number[] => {
    const params: Record<string, SqlValue> = { limit: most, offset: from, ...narrowing(filter) };
    if (shut.length > 0 && mayMiss(column)) params['shut'] = JSON.stringify(shut);
    return db.all<{ id: number }>(windowSql(window, isTail), params).map(({ id }) => id);
  };
  if (!mayMiss(column)) return ask(false, offset, limit);
  const withKey =
    counted.reduce((sum, one) => sum + (column === 'name' ? one.named : one.dated), 0) -
    (shut.length > 0 ? shutWithKey(db, column, filter, shut) : 0);
  // Both are asked, if for nothing, so that how many statements there are depends on nothing.
  const first = Math.max(0, Math.min(limit, withKey - offset));
  return [...ask(false, offset, first), ...ask(true, Math.max(0, offset - withKey), limit - first)];
};

const listedColumns = `c.id as caseId, c.number as caseNumber, p.given_name as givenName, p.family_name as familyName, p.alias, p.protection,
  c.phase, c.state, c.opened_on as openedOn, l.next_on as nextOn`;

export const isLetThrough = ({ state, phase }: ListFilter, one: { readonly state: CaseState; readonly phase: Phase }): boolean =>
  (state === null || one.state === state) && (phase === null || one.phase === phase);

export const listedCases = (
  db: Db,
  window: Window,
  counted: readonly Counted[],
  part: Part,
): readonly (ListedCase & { readonly nextOn: IsoDate | null })[] => {
  const through = counted.filter((one) => isLetThrough(window.filter, one));
  const places = placesIn(db, window, through, part);
  const rows = new Map(
    db
      .all<ListedCase & { readonly nextOn: IsoDate | null; readonly id: number }>(
        `select l.id, ${listedColumns} from case_list l join cases c on c.id = l.case_id join persons p on p.id = c.person_id
          where l.id in (select value from json_each(:places))`,
        { places: JSON.stringify(places) },
      )
      .map(({ id, ...row }) => [id, row]),
  );
  return places.flatMap((place) => rows.get(place) ?? []);
};
