/**
 * What grows with the register and what does not: `npm run bench -- scale --scale 1000`. A register filled as it would be after years (25
 * notes per case, consents, assessments, plans, meetings, the log; 200 due things at every scale). Next to it, a plain file made by the
 * same module with the same rows and pragmas and no key, on which the bare statement runs in alternation. Filling takes about a minute for
 * 10,000 cases.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { defaultSettings, startingAgencies } from '../../electron/areas/settings/rules.ts';
import { insertAgency, writeSettings } from '../../electron/areas/settings/store.ts';
import { insertUser } from '../../electron/areas/users/store.ts';
import type { OpenSession, Session } from '../../electron/areas/users/unlock/session.ts';
import { newId } from '../../electron/base/ids.ts';
import { areas } from '../../electron/core/areas.ts';
import { procedureNamed } from '../../electron/core/assembly.ts';
import { inTransaction, reading } from '../../electron/core/contexts.ts';
import { migrations } from '../../electron/core/migrations.ts';
import { keptNames } from '../../electron/areas/participants/store.ts';
import { Db, openDatabase } from '../../electron/register/database.ts';
import { storeFacts } from '../../electron/register/facts.ts';
import { makeKept } from '../../electron/register/kept.ts';
import { migrate } from '../../electron/register/migrations.ts';
import type { Register } from '../../electron/register/register.ts';
import type { User } from '../../electron/register/user.ts';
import { fillRegister } from '../../electron/testing/large-register.ts';

const now = '2026-05-07T08:00:00.000Z';
const asked = process.argv.indexOf('--scale');
const cases = asked === -1 ? 1000 : Number(process.argv[asked + 1]);
/** Cases and people alone, and what is measured of lists of them: 100,000 cases in a minute or two. */
const isThin = process.argv.includes('--people');
/** Notes a case: fewer fill a very large register sooner, and change nothing of what is measured but the log. */
const notes = process.argv.includes('--few-notes') ? 2 : 25;
if (!Number.isInteger(cases) || cases < 300) throw new Error('--scale takes a number of cases, 300 or more');

const user: User = { id: newId(), name: 'Maja Ek', signature: 'ME', role: 'coordinator' };

const filled = (db: Db): Db => {
  migrate(db, migrations, now);
  db.transaction(() => {
    insertUser(db, user);
    writeSettings(db, {
      ...defaultSettings,
      municipality: '0581',
      organisation: 'social-board',
      unit: 'Avhopparverksamheten',
      language: 'sv',
    });
    for (const { ownOrganisation, ...agency } of startingAgencies) insertAgency(db, agency, ownOrganisation);
    storeFacts(db, { registerId: 'bench', generation: '0001', trial: 'true' });
  });
  fillRegister(db, { cases, notes, due: 200, seed: 1, now, userId: user.id, isThin });
  if (isThin)
    db.transaction(() => {
      for (const { id } of db.all<{ id: string }>('select id from cases')) keptNames.keep(db, areas, id, new Set(['participants']), now);
    });
  else makeKept(db, areas, now);
  return db;
};

type Times = { readonly median: number; readonly p95: number };
const timesOf = (times: readonly number[]): Times => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
};

/** Our code and the bare statement in alternation, so that anything that disturbs the machine disturbs both. */
const compare = (name: string, ours: (round: number) => void, theirs: (round: number) => void, rounds = 60): void => {
  const [mine, other]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds + 5; i += 1) {
    for (const [work, into] of [
      [ours, mine],
      [theirs, other],
    ] as const) {
      const start = performance.now();
      work(i);
      // The first runs prepare statements and fill caches.
      if (i >= 5) into.push(performance.now() - start);
    }
  }
  const [a, b] = [timesOf(mine), timesOf(other)];
  const ms = (value: number): string => value.toFixed(2).padStart(8);
  console.log(`${name.padEnd(44)} ${ms(a.median)} ${ms(a.p95)} ${ms(b.median)} ${ms(b.p95)}   ${(a.median / b.median).toFixed(2)}`);
};

const home = mkdtempSync(join(tmpdir(), 'utvag-scale-'));
try {
  const started = performance.now();
  const db = filled(openDatabase(join(home, 'ours.db'), randomBytes(32), { create: true }));
  const bare = new Database(join(home, 'plain.db'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON', 'temp_store = MEMORY'])
    bare.pragma(pragma);
  const plain = filled(new Db(bare));
  console.log(`${cases} cases, filled twice in ${((performance.now() - started) / 1000).toFixed(0)} s; milliseconds`);
  console.log(`${''.padEnd(44)} ${'ours'.padStart(8)} ${'p95'.padStart(8)} ${'bare'.padStart(8)} ${'p95'.padStart(8)}   ratio`);

  const ids = db.all<{ id: string }>('select id from cases order by number limit 50').map(({ id }) => id);
  const session = { now: () => now, leavingReason: '', migrations } as unknown as Session;
  const register = { db, held: null, pointer: { trial: true }, requireOwnFiles: () => undefined } as unknown as Register;
  const opened: OpenSession = { register, user, grants: new Set(ids), demo: false, by: 'passphrase', notices: [] };
  const call = (name: string, input: unknown): unknown => {
    const found = procedureNamed(areas, name);
    if (!found) throw new Error(name);
    const { procedure, handler } = found;
    const parsed = procedure.input.parse(input);
    return procedure.access === 'read'
      ? reading(session, opened, (context) => handler(parsed, context, []))
      : inTransaction(session, opened, new Set(), procedure.unaudited !== true, (context) => handler(parsed, context, []));
  };

  const words = ['a', 'al', 'alv', 'p', 'pr', 'prov', 'provman1', 'te', 'test', 'testsson2', 'k', 'kar', 'karin', 'x', 'xy'];
  const wordOf = (round: number): string => words[round % words.length] ?? '';
  compare(
    'lawful search, a keystroke (with its log entry)',
    (round) => void call('participants.search', { text: wordOf(round) }),
    (round) => {
      plain.all(
        `select c.id, c.number, p.given_name, p.family_name from name_words w join cases c on c.id = w.case_id join persons p on p.id = c.person_id
          where w.word >= :word and w.word < :end order by w.word limit 50`,
        { word: wordOf(round), end: `${wordOf(round)}\u{10ffff}` },
      );
    },
    150,
  );

  const window = `select c.id, c.number, p.given_name, p.family_name, p.alias, c.phase, c.state, c.opened_on, l.next_on from (
      select l.id from case_list l where l.state_order = 0 and l.phase_order = 3 and l.name_key is not null order by l.name_key limit 100) w
    join case_list l on l.id = w.id join cases c on c.id = l.case_id join persons p on p.id = c.person_id`;
  compare(
    'participants, 100 by name, of a state and phase',
    () => void call('participants.list', { sort: 'name', state: 'active', phase: 'acute-protection' }),
    () => void plain.all(window),
  );
  compare(
    'participants, 100 by next date, of a state',
    () => void call('participants.list', { sort: 'next', state: 'active' }),
    () =>
      void plain.all(
        `select c.id, c.number, p.given_name, p.family_name, p.alias, c.phase, c.state, c.opened_on, l.next_on from case_list l
          join cases c on c.id = l.case_id join persons p on p.id = c.person_id
          where l.state_order = 0 and l.phase_order = 3 and l.next_on is not null order by l.next_on limit 100`,
      ),
  );
  compare(
    'participants, 100 from the middle by name',
    () => void call('participants.list', { sort: 'name', offset: Math.floor(cases / 2) }),
    () =>
      void plain.all(
        `select c.id, c.number, p.given_name, p.family_name, p.alias, c.phase, c.state, c.opened_on, l.next_on from (
            select l.id from case_list l where l.name_key is not null order by l.name_key, l.number_key limit 100 offset :offset) w
          join case_list l on l.id = w.id join cases c on c.id = l.case_id join persons p on p.id = c.person_id`,
        { offset: Math.floor(cases / 2) },
      ),
  );
  compare(
    'a picker, a keystroke',
    (round) => void call('participants.choices', { text: wordOf(round), chosen: [] }),
    (round) => {
      plain.all(
        `select c.id, c.number, p.given_name, p.family_name from name_words w join cases c on c.id = w.case_id join persons p on p.id = c.person_id
          where w.word >= :word and w.word < :end and w.shown = 1 order by w.word limit 21`,
        { word: wordOf(round), end: `${wordOf(round)}\u{10ffff}` },
      );
    },
  );
  if (!isThin) {
    const dueKinds = areas.flatMap(({ name, dues }) => Object.keys(dues?.kinds ?? {}).map((kind) => ({ area: name, kind })));
    const due = `select d.ref, d.due_on, d.facts, c.number from dues d join cases c on c.id = d.case_id and c.state in ('active', 'paused')
    where d.area = :area and d.kind = :kind and d.due_on between :from and :to order by d.due_on`;
    compare(
      'Idag, 200 due things',
      () => void call('overview.due', {}),
      () => {
        for (const kind of dueKinds) plain.all(due, { ...kind, from: '2026-04-07', to: '2026-06-06' });
      },
    );

    const note = { type: 'observation', nature: 'fact', happenedAt: now, source: 'Samtal', reliability: 'medium', subjectArea: 'housing' };
    compare(
      'a note, durable, with its log entry',
      (round) => void call('events.add', { caseId: ids[round % 50], ...note, text: 'Mötte upp som avtalat.' }),
      (round) =>
        void plain.run(
          `insert into events (id, case_id, type, nature, happened_at, source, reliability, subject_area, text, author_id, written_at)
         values (:id, :caseId, 'observation', 'fact', :now, 'Samtal', 'medium', 'housing', 'Mötte upp som avtalat.', :userId, :now)`,
          { id: newId(), caseId: ids[round % 50] ?? '', now, userId: user.id },
        ),
      100,
    );

    const [full = ''] = ids;
    db.transaction(() => {
      for (let i = 0; i < 500; i += 1) call('events.add', { caseId: full, ...note, text: `Anteckning ${i}` });
    });
    compare(
      'a case with 500 notes, opened',
      () => {
        call('participants.openCase', { caseId: full, reason: '' });
        call('events.list', { caseId: full });
      },
      () => void plain.all('select * from events where case_id = :caseId order by happened_at desc limit 100', { caseId: full }),
    );
    compare(
      'the log, first page',
      () => void call('audit.list', { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 100 }),
      () =>
        void plain.all(
          'select e.seq, e.at, e.kind, c.number from audit_entries e left join cases c on c.id = e.case_id order by e.seq desc limit 100',
        ),
    );
    const meetings = `select m.*, (select json_group_array(k.case_id) from meeting_cases k where k.meeting_id = m.id) as cases from meetings m
    where m.state = 'finalised' and m.date < :today order by m.date desc limit 100`;
    compare(
      'meetings that have been, 100',
      () => void call('meetings.list', { part: 'past' }),
      () => void plain.all(meetings, { today: '2026-05-07' }),
    );
    const plans = `select c.number, p.given_name, p.family_name, r.move_date,
      (select count(*) from relocation_checks x where x.plan_id = r.id and x.mandatory = 1) as checks
    from plan_list l join relocation_plans r on r.case_id = l.case_id join cases c on c.id = l.case_id join persons p on p.id = c.person_id
    order by l.move_key, l.number_key limit 100`;
    compare(
      'plans by move day, 100',
      () => void call('relocation.list', {}),
      () => void plain.all(plans),
    );

    const meeting = db.get<{ id: string }>("select id from meetings where state = 'prepare' order by id limit 1")?.id ?? '';
    const about = db
      .all<{ id: string }>('select case_id as id from meeting_cases where meeting_id = :meeting', { meeting })
      .map(({ id }) => id);
    for (const caseId of about) opened.grants.add(caseId);
    const agenciesOf = (each: Db): readonly string[] =>
      each.all<{ id: string }>('select id from agencies order by position limit 12').map(({ id }) => id);
    const agencies = agenciesOf(db);
    for (const each of [db, plain])
      each.transaction(() => {
        for (const agencyId of agenciesOf(each))
          each.run('insert or ignore into meeting_agencies (meeting_id, agency_id) values (:meeting, :agencyId)', { meeting, agencyId });
        for (let i = 4; i <= 25; i += 1) {
          const id = newId();
          each.run(
            "insert into agenda_items (id, meeting_id, position, title, subject_area) values (:id, :meeting, :i, 'Läget', 'safety')",
            {
              ...{ id, meeting, i },
            },
          );
          for (const caseId of about) each.run('insert into agenda_item_cases (item_id, case_id) values (:id, :caseId)', { id, caseId });
        }
      });
    const consents = `select * from consents c left join consent_cells x on x.consent_id = c.id
    where c.case_id in (select case_id from meeting_cases where meeting_id = :meeting)`;
    compare(
      `cover of 25 items for ${agencies.length} agencies`,
      () => void call('meetings.cover', { meetingId: meeting }),
      () => void plain.all(consents, { meeting }),
      30,
    );
    compare(
      `preview of 25 items for ${agencies.length} agencies, each`,
      () => {
        for (const agencyId of agencies)
          call('meetings.preview', { meetingId: meeting, document: 'agenda', recipient: { kind: 'agency', agencyId } });
      },
      () => {
        for (const _ of agencies) plain.all(consents, { meeting });
      },
      20,
    );
  }
  db.close();
  plain.close();
} finally {
  rmSync(home, { recursive: true, force: true });
}
