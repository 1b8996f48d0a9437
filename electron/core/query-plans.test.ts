import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../base/ids.ts';
import { caseStates, phases } from '../base/terms.ts';
import { listColumns } from '../areas/participants/contract.ts';
import { insertShutOut } from '../areas/users/conflicts/shut-out-store.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { storeFacts } from '../register/facts.ts';
import { makeKept } from '../register/kept.ts';
import type { Register } from '../register/register.ts';
import { openCounted, type Asked, type Counting } from '../testing/asked-statements.ts';
import { fillRegister } from '../testing/large-register.ts';
import { openTestCore, type TestCore } from '../testing/test-core.ts';
import { areas } from './areas.ts';
import { procedureNamed } from './assembly.ts';
import { inTransaction, reading } from './contexts.ts';
import { migrations } from './migrations.ts';

/**
 * What somebody waits for many times a day, and how SQLite looks for it: never by going through a table that grows. Each statement that
 * such a call really asks is explained, with what it was asked with.
 */
const now = '2026-05-07T08:00:00.000Z';
const session = { now: () => now, leavingReason: '', migrations } as unknown as Session;
let core: TestCore;
let register: Register;
let counting: Counting;
let opened: OpenSession;
let caseId: Id;

beforeAll(async () => {
  core = await openTestCore();
  const counted = await openCounted(core, now);
  ({ register, counting } = counted);
  const { user } = counted;
  const { db } = register;
  fillRegister(db, { cases: 200, notes: 3, due: 60, seed: 5, now, userId: user.id });
  storeFacts(db, { keptFrom: '' });
  makeKept(db, areas, now);
  const ids = db.all<{ id: Id }>('select id from cases order by number').map(({ id }) => id);
  [caseId = ''] = ids;
  // Narrowed by what she is shut out of, as the lists are.
  insertShutOut(db, { caseId: ids.at(-1) ?? '', userId: user.id, reason: 'Syster', decidedBy: user.id, decidedAt: now });
  opened = counted.sessionOf([caseId]);
});
afterAll(() => {
  register.close();
  core.close();
});

/** Tables that are as long as what a municipality sets up, and not as its cases are. */
const small = new Set(
  'agencies agency_contacts agency_names users settings shut_outs case_counts register_facts legal_grounds decisions log_samples backup_state json_each'.split(
    ' ',
  ),
);

/** Goes through all of a kind by intention: through what is open in the whole register, which does not grow with what is done with. */
const byIntention: readonly RegExp[] = [
  // How many plans of open cases there are, in an index of their own.
  /^select count\(\*\) as n from plan_list/,
  // How many open actions each agency has, in an index of open ones.
  /from actions a join agencies g .* a\.dropped_at is null and a\.done_at is null/,
];

const flat = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim();

/** What a name in a plan stands for. */
const tablesIn = (sql: string): ReadonlyMap<string, string> =>
  new Map(
    [
      ...flat(sql).matchAll(/\b(?:from|join) ([a-z_]+)(?:\(:?\w+\))?(?: (?!where|on|order|join|left|group|limit|union|cross)([a-z]\w*))?/g),
    ].flatMap(([, table = '', alias]) => [[table, table] as const, ...(alias === undefined ? [] : [[alias, table] as const])]),
  );

const scansOf = ({ sql, params }: Asked): readonly string[] => {
  if (!/^\s*(?:with|select|update|delete|insert)/i.test(sql)) return [];
  const tables = tablesIn(sql);
  const isWindow = / limit :\w+(?: offset :\w+)?$| limit 1$/.test(flat(sql));
  return register.db
    .all<{ detail: string }>(`explain query plan ${sql}`, params)
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name] = /^SCAN (\w+)/.exec(detail) ?? [];
      const table = name === undefined ? undefined : tables.get(name);
      if (table === undefined || table === 'found' || small.has(table) || byIntention.some((each) => each.test(flat(sql)))) return false;
      // From the beginning of an index, or of the log by its numbers, as far as the window goes.
      return !(isWindow && (/ USING (?:COVERING )?INDEX /.test(detail) || / order by (?:e\.)?seq(?: desc)? limit /.test(flat(sql))));
    });
};

const ask = (name: string, input: unknown): readonly Asked[] => {
  const found = procedureNamed(areas, name);
  if (!found) throw new Error(name);
  const { procedure, handler } = found;
  const parsed = procedure.input.parse(input);
  counting.taken();
  if (procedure.access === 'read') reading(session, opened, (context) => handler(parsed, context, []));
  else inTransaction(session, opened, new Set(), procedure.unaudited !== true, (context) => handler(parsed, context, []));
  return counting.taken();
};

const note = { type: 'threat', nature: 'fact', happenedAt: now, source: 'Samtal', reliability: 'medium', subjectArea: null, text: 'Ord' };
const log = { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 100 };
const hot: readonly (readonly [what: string, name: string, inputs: () => readonly object[]])[] = [
  [
    'the list of participants, in every order and through every filter',
    'participants.list',
    () =>
      listColumns.flatMap((sort) =>
        (['ascending', 'descending'] as const).flatMap((direction) =>
          [null, ...caseStates].flatMap((state) => [null, ...phases].map((phase) => ({ sort, direction, state, phase }))),
        ),
      ),
  ],
  ['who is offered in a picker', 'participants.choices', () => ['', 'a', 'al pr', 'ä-2026'].map((text) => ({ text, chosen: [caseId] }))],
  ['a search', 'participants.search', () => ['a', 'alva prov', '198506', '19850611-1234', 'Ä-2026-001'].map((text) => ({ text }))],
  ['opening a case', 'participants.openCase', () => [{ caseId, reason: '' }]],
  ['the notes of a case', 'events.list', () => [{ caseId }, { caseId, type: 'observation' }, { caseId, offset: 100 }]],
  ['writing a note', 'events.add', () => [{ caseId, ...note }]],
  ['the list of meetings', 'meetings.list', () => ['coming', 'unfinished', 'past'].map((part) => ({ part }))],
  ['the list of plans', 'relocation.list', () => [{}]],
  ['Idag', 'overview.due', () => [{}]],
  ['the log', 'audit.list', () => [log, { ...log, before: 100 }, { ...log, kind: 'events.' }, { ...log, caseNumber: 'Ä-2026' }]],
];

describe('no table that grows is gone through for', () => {
  it.each(hot)('%s', (_, name, inputs) => {
    const asked = inputs().flatMap((input) => ask(name, input));
    expect(asked.length).toBeGreaterThan(1);
    const different = [...new Map(asked.map((one) => [one.sql, one])).values()];
    const found = different.flatMap((one) => scansOf(one).map((detail) => `${detail} ← ${flat(one.sql).slice(0, 200)}`));
    expect(found).toEqual([]);
  });

  it('finds a table that is gone through', () => {
    expect(scansOf({ sql: 'select e.id from events e where e.text = :text', params: { text: 'x' } })).toEqual(['SCAN e']);
    expect(scansOf({ sql: 'select * from name_words', params: {} })).toHaveLength(1);
  });
});
