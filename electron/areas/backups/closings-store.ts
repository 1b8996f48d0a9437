import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Role } from '../../base/permissions.ts';
import type { Db } from '../../register/database.ts';

/** What closes access in the register being replaced, attached as `source`; `main` is the copy that replaces it. */
export type Closing = { readonly what: string; readonly id: Id; readonly caseId: Id | null };

export const disabledSince = (db: Db): readonly Id[] =>
  db
    .all<{ id: Id }>(
      `select here.id from main.users here join source.users there on there.id = here.id
        where here.disabled_at is null and there.disabled_at is not null order by here.rowid`,
    )
    .map(({ id }) => id);

export const setDisabled = (db: Db, ids: readonly Id[], at: Instant): void => {
  db.run('update main.users set disabled_at = :at where id in (select value from json_each(:ids))', { at, ids: JSON.stringify(ids) });
};

/** Users whose role in the register being replaced differs from that in the copy. */
export const rolesSince = (db: Db): readonly { readonly id: Id; readonly before: Role; readonly after: Role }[] =>
  db.all(
    `select here.id, here.role as before, there.role as after from main.users here join source.users there on there.id = here.id
      where here.role <> there.role order by here.rowid`,
  );

export const setRoles = (db: Db, changed: readonly { readonly id: Id; readonly after: Role }[]): void => {
  db.run(
    `update main.users set role = (select value ->> 'after' from json_each(:changed) where value ->> 'id' = main.users.id)
      where id in (select value ->> 'id' from json_each(:changed))`,
    { changed: JSON.stringify(changed) },
  );
};

/** Levels of protection, from least to most closed. */
const byProtection = (protection: string): string => `instr('none secrecy-flag protected-registration fictitious', ${protection})`;

/** Who recorded what is carried over, and came after the copy: by name only, unable to sign in. */
const strangers = `insert into main.users (id, name, signature, role, disabled_at)
  select id, name, signature, role, coalesce(disabled_at, :now) from source.users there
   where not exists (select 1 from main.users here where here.id = there.id)
     and (there.id in (select recorded_by from source.consent_withdrawals where consent_id in (select id from main.consents))
       or there.id in (select decided_by from source.shut_outs where case_id in (select id from main.cases)))
  returning id, null as caseId`;

/** One statement each, however large the register is. */
const steps: readonly { readonly what: string; readonly table: string; readonly column?: string; readonly sql: string }[] = [
  { what: 'recorder', table: 'shut_outs', sql: strangers },
  {
    what: 'shut-out',
    table: 'shut_outs',
    sql: `insert into main.shut_outs (id, case_id, user_id, reason, decided_by, decided_at)
      select id, case_id, user_id, reason, decided_by, decided_at from source.shut_outs there
       where ended_at is null and case_id in (select id from main.cases) and user_id in (select id from main.users)
         and not exists (select 1 from main.shut_outs here where here.user_id = there.user_id and here.case_id = there.case_id
                            and here.ended_at is null)
      returning id, case_id as caseId`,
  },
  {
    what: 'withdrawal',
    table: 'consent_withdrawals',
    sql: `insert into main.consent_withdrawals (id, consent_id, agency_id, subject_area, withdrawn_at, told_by, recorded_at, recorded_by)
      select id, consent_id, agency_id, subject_area, withdrawn_at, told_by, recorded_at, recorded_by from source.consent_withdrawals there
       where consent_id in (select id from main.consents) and (agency_id is null or agency_id in (select id from main.agencies))
         and not exists (select 1 from main.consent_withdrawals here where here.id = there.id)
      returning id, (select case_id from main.consents where id = consent_id) as caseId`,
  },
  {
    what: 'exception',
    table: 'consent_exceptions',
    sql: `update main.consent_exceptions set ended_at = (select ended_at from source.consent_exceptions there where there.id = main.consent_exceptions.id)
       where ended_at is null and id in (select id from source.consent_exceptions where ended_at is not null)
      returning id, (select case_id from main.consents where id = consent_id) as caseId`,
  },
  {
    what: 'protection',
    table: 'persons',
    // A restore does not end a record that was ended since: somebody must decide what ends with it.
    sql: `update main.persons set version = version + 1,
             protection = case there.protection when 'fictitious' then 'protected-registration' else there.protection end
        from (select id as person, protection from source.persons) there
       where person = id and ${byProtection('there.protection')} > ${byProtection('main.persons.protection')}
         and main.persons.protection <> 'protected-registration'
      returning id, (select c.id from main.cases c where c.person_id = persons.id) as caseId`,
  },
  {
    what: 'threat',
    table: 'guardians',
    column: 'threat_reason',
    sql: `update main.guardians set threat_reason = reason
        from (select id as guardian, threat_reason as reason from source.guardians where threat_reason <> '')
       where guardian = id and threat_reason = ''
      returning id, (select c.id from main.cases c where c.person_id = child_id) as caseId`,
  },
  {
    what: 'agency',
    table: 'agencies',
    sql: `update main.agencies as here set active = min(here.active, there.active),
             own_organisation = min(here.own_organisation, there.own_organisation), version = here.version + 1
        from source.agencies there
       where there.id = here.id and (there.active < here.active or there.own_organisation < here.own_organisation)
      returning id, null as caseId`,
  },
  {
    what: 'ground',
    table: 'legal_grounds',
    sql: `update main.legal_grounds set active = 0, version = version + 1
       where active = 1 and id in (select id from source.legal_grounds where active = 0)
      returning id, null as caseId`,
  },
];

/** Carries over what closes, and returns what that was. A register older than a table or column has nothing there to carry over. */
export const keepClosed = (db: Db, now: Instant): readonly Closing[] => {
  const tables = new Set(db.all<{ name: string }>(`select name from source.sqlite_schema where type = 'table'`).map(({ name }) => name));
  const hasColumn = (table: string, column: string | undefined): boolean =>
    column === undefined ||
    db.get(`select 1 from pragma_table_info(:table, 'source') where name = :column`, { table, column }) !== undefined;
  return steps
    .filter(({ table, column }) => tables.has(table) && hasColumn(table, column))
    .flatMap(({ what, sql }) => db.all<{ id: Id; caseId: Id | null }>(sql, { now }).map((row) => ({ what, ...row })));
};
