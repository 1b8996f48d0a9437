import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../core/areas.ts';
import { migrations } from '../../core/migrations.ts';
import { openDatabase, type Db } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { migrate } from '../../register/migrations.ts';
import { openTestCore, value, type TestCore } from '../../testing/test-core.ts';
import { invented } from '../../testing/invented.ts';
import { aliasesIn } from './rules.ts';
import {
  allCases,
  casesByName,
  casesByPersonalNumber,
  insertCase,
  insertPerson,
  keptNames,
  nameSql,
  type CaseRow,
  type NewPerson,
} from './store.ts';

const now = '2026-05-07T08:00:00.000Z';
let home: string;
let db: Db;
let made = 0;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-names-'));
  db = openDatabase(join(home, 'register.db'), newRegisterKey(), { create: true });
  migrate(db, migrations, now);
});
afterAll(() => {
  db.close();
  rmSync(home, { recursive: true });
});

const nobody: NewPerson = {
  ...{ givenName: '', familyName: '', alias: '', personalNumber: null, numberMissingReason: 'okänt', birthDate: null },
  ...{ protection: 'none', municipality: null, phone: '', email: '' },
};
const add = (person: Partial<NewPerson>): string => {
  made += 1;
  const personId = insertPerson(db, { ...nobody, ...person });
  const caseId = insertCase(db, personId, { number: `Ä-2026-${made}`, phase: 'contact', state: 'active', openedOn: '2026-05-07' });
  keptNames.keep(db, areas, caseId, new Set(['participants']), now);
  return caseId;
};

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');
/** Everybody is looked at: what the index must find. */
const lookedAt = (words: readonly string[]): readonly CaseRow[] =>
  allCases(db).filter((row) => {
    const names = folded(`${row.givenName} ${row.familyName} ${row.alias} ${aliasesIn(row.otherAliases).join(' ')}`).split(/[\s-]+/);
    return words.every((word) => names.some((name) => name.startsWith(folded(word))));
  });

const letter = fc.constantFrom('a', 'A', 'b', 'å', 'Å', 'A\u030A', 'ö', 'é', 'ﬁ', '𝒜', '%', '_', '*', "'");
const word = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
const name = fc.array(word, { minLength: 1, maxLength: 2 }).chain((words) => fc.constantFrom(words.join(' '), words.join('-')));

describe('the search by name', () => {
  it('finds whom looking at everybody finds, whatever letters there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ givenName: name, familyName: name, alias: fc.oneof(fc.constant(''), name) }), { maxLength: 4 }),
        (people) => {
          for (const person of people) add(person);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
    expect(allCases(db).length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        expect(casesByName(db, words, { most: 10_000 }).map(({ caseId }) => caseId)).toEqual(lookedAt(words).map(({ caseId }) => caseId));
      }),
      { numRuns: 400 },
    );
  });

  it('never looks at all names: each word goes through the index', () => {
    const plan = db.all<{ detail: string }>(`explain query plan ${nameSql(2, { shown: true, shut: ['a'] })}`, {
      first: 'a',
      end: 'b',
      b0: 'a',
      e0: 'b',
      most: 20,
      shut: '["a"]',
    });
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/\bSCAN (?!json_each)|TEMP B-TREE/);
  });
});

describe('the search by number', () => {
  it('finds a number with and without its century, from six digits on', () => {
    const caseId = add({ givenName: 'Milo', personalNumber: '20080914-2383', birthDate: '2008-09-14' });
    for (const typed of ['200809', '20080914', '080914', '200809142383', '0809142383', '2008091423', '08091423'])
      expect(
        casesByPersonalNumber(db, typed).map((row) => row.caseId),
        typed,
      ).toEqual([caseId]);
    for (const typed of ['080915', '20080915', '19080914', '0809142384', '914238', '142383'])
      expect(casesByPersonalNumber(db, typed), typed).toEqual([]);
  });
});

describe('through the window', () => {
  let core: TestCore;
  beforeAll(async () => {
    core = await openTestCore();
  });
  afterAll(() => core.close());

  it('follows a name that is changed, and says when more begin alike than are shown', async () => {
    const { caseId } = value(await core.client.participants.register({ ...invented('Sam'), birthDate: '2001-03-02' }));
    const hits = async (text: string) => value(await core.client.participants.search({ text }));
    expect((await hits('sa')).rows).toHaveLength(1);
    value(await core.client.participants.change({ caseId, version: 1, changes: { givenName: 'Robin' } }));
    expect((await hits('sam')).rows).toHaveLength(0);
    expect((await hits('ro')).rows.map((row) => row.caseId)).toEqual([caseId]);
    for (let i = 0; i < 51; i += 1)
      value(await core.client.participants.register({ ...invented(`Love${i}`), birthDate: '2001-03-02', familyName: `Svensk${i}` }));
    const many = await hits('lov');
    expect(many.more).toBe(true);
    expect(many.rows).toHaveLength(50);
    expect((await hits('love1')).more).toBe(false);
  });
});
