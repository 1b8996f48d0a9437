import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachSource, openDatabase, type Db } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { keepClosed } from './closings-store.ts';

let folder: string;
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-test-'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Tables, rows and all, of the copy and of the register being replaced. */
const beside = (here: readonly string[], left: readonly string[]): Db => {
  const [mine, theirs] = ['copy.db', 'left.db'].map((name) => join(folder, name));
  const key = newRegisterKey();
  const other = openDatabase(theirs ?? '', key, { create: true });
  for (const sql of left) other.run(sql);
  other.close();
  db = openDatabase(mine ?? '', newRegisterKey(), { create: true });
  for (const sql of here) db.run(sql);
  attachSource(db, theirs ?? '', key);
  return db;
};

it('what the register that is left has no place for is not carried over, and hinders nothing', () => {
  const copy = beside(
    [
      `create table guardians (id text, child_id text, threat_reason text not null default '')`,
      'create table cases (id text, person_id text)',
      'create table persons (id text, protection text, version integer)',
      `insert into cases values ('case', 'alva')`,
      `insert into persons values ('alva', 'none', 1), ('milo', 'protected-registration', 1), ('sam', 'secrecy-flag', 1)`,
    ],
    // From before a guardian could be marked as a threat.
    [
      'create table guardians (id text, child_id text)',
      'create table persons (id text, protection text, version integer)',
      `insert into persons values ('alva', 'fictitious', 1), ('milo', 'fictitious', 1), ('sam', 'none', 1)`,
    ],
  );
  expect(keepClosed(copy, '2026-05-07T08:00:00.000Z')).toEqual([{ what: 'protection', id: 'alva', caseId: 'case' }]);
  expect(copy.all('select id, protection from persons order by id')).toEqual([
    { id: 'alva', protection: 'protected-registration' },
    { id: 'milo', protection: 'protected-registration' },
    { id: 'sam', protection: 'secrecy-flag' },
  ]);
});
