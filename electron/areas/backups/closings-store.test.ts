import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Db } from '../../register/database.ts';
import { keepClosed } from './closings-store.ts';

/** Of a register as it was before a table and a column came. */
it('what the register that is left has no place for is not carried over, and hinders nothing', () => {
  const raw = new Database(':memory:');
  raw.exec(`attach ':memory:' as source;
    create table main.guardians (id text, child_id text, threat_reason text not null default '');
    create table source.guardians (id text, child_id text);
    create table main.cases (id text, person_id text);
    create table main.persons (id text, protection text, version integer);
    create table source.persons (id text, protection text, version integer);
    insert into main.cases values ('case', 'alva');
    insert into main.persons values ('alva', 'none', 1), ('milo', 'protected-registration', 1), ('sam', 'secrecy-flag', 1);
    insert into source.persons values ('alva', 'fictitious', 1), ('milo', 'fictitious', 1), ('sam', 'none', 1);`);
  expect(keepClosed(new Db(raw), '2026-05-07T08:00:00.000Z')).toEqual([{ what: 'protection', id: 'alva', caseId: 'case' }]);
  expect(raw.prepare('select id, protection from main.persons order by id').all()).toEqual([
    { id: 'alva', protection: 'protected-registration' },
    { id: 'milo', protection: 'protected-registration' },
    { id: 'sam', protection: 'secrecy-flag' },
  ]);
});
