import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../base/ids.ts';
import { meetingsHandlers } from '../areas/meetings/service.ts';
import { meetingParts } from '../areas/meetings/rules.ts';
import { casesOf } from '../areas/meetings/store.ts';
import { relocationHandlers } from '../areas/relocation/service.ts';
import { insertShutOut } from '../areas/users/conflicts/shut-out-store.ts';
import { firstCoordinator } from '../areas/users/store.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import type { Db } from '../register/database.ts';
import { storeFacts } from '../register/facts.ts';
import { makeKept } from '../register/kept.ts';
import { openRegister, type Register } from '../register/register.ts';
import { fillRegister } from '../testing/large-register.ts';
import { openTestCore, passphrase, type TestCore } from '../testing/test-core.ts';
import { allMeetings, allPlans } from '../testing/whole-tables.ts';
import { areas } from './areas.ts';
import { reading } from './contexts.ts';
import { migrations } from './migrations.ts';

/** The windows of a list, one after the other, against the whole of its table. */
const now = '2026-05-07T08:00:00.000Z';
const today = '2026-05-07';
const session = { now: () => now, leavingReason: '', migrations } as unknown as Session;
let core: TestCore;
let register: Register;
let db: Db;
let opened: OpenSession;
let shut: ReadonlySet<Id>;

beforeAll(async () => {
  core = await openTestCore();
  core.core.close();
  const given = { folder: core.folder, runtime: 'stand-in', now, migrations, secret: passphrase() } as const;
  ({ register } = await openRegister({ ...given, slots: ({ slots }) => slots.filter(({ kind }) => kind === 'user') }));
  ({ db } = register);
  const user = firstCoordinator(db);
  if (!user) throw new Error('the register has no coordinator');
  fillRegister(db, { cases: 240, notes: 0, due: 90, seed: 11, now, userId: user.id });
  db.run("update meetings set state = 'held' where state = 'finalised' and rowid % 5 = 0");
  db.run('update relocation_plans set move_date = null where rowid % 4 = 0');
  storeFacts(db, { keptFrom: '' });
  makeKept(db, areas, now);
  opened = { register, user, grants: new Set(), demo: false, by: 'passphrase', notices: [] };
});
afterAll(() => {
  register.close();
  core.close();
});

type Page<Row> = { readonly rows: readonly Row[]; readonly more: boolean };
const inWindows = <Row>(ask: (part: { offset: number; limit: number }) => Page<Row>): readonly Row[] => {
  const rows: Row[] = [];
  for (;;) {
    const page = ask({ offset: rows.length, limit: 7 });
    expect(page.rows.length).toBeLessThanOrEqual(7);
    rows.push(...page.rows);
    if (!page.more) return rows;
    expect(page.rows).toHaveLength(7);
  }
};

describe.each(['everything', 'what the user is shut out of left out'])('in windows, %s', (which) => {
  beforeAll(() => {
    const { user } = opened;
    shut = new Set(which === 'everything' ? [] : db.all<{ id: Id }>('select id from cases where rowid % 3 = 0').map(({ id }) => id));
    for (const caseId of shut) insertShutOut(db, { caseId, userId: user.id, reason: 'Syster', decidedBy: user.id, decidedAt: now });
  });

  it.each(meetingParts)('the meetings that are %s', (part) => {
    const shown = inWindows((asked) =>
      reading(
        session,
        opened,
        (context) =>
          meetingsHandlers.list({ part, ...asked }, context, []) as Page<{ id: Id; cases: { name: string | null; caseId: Id }[] }>,
      ),
    );
    const whole = allMeetings(db)
      .filter(({ date, state }) => (date >= today ? 'coming' : state === 'finalised' ? 'past' : 'unfinished') === part)
      .filter(({ id }) => casesOf(db, id).some((caseId) => !shut.has(caseId)));
    expect(whole.length).toBeGreaterThan(7);
    // Those to come with the next one first.
    expect(shown.map(({ id }) => id)).toEqual((part === 'coming' ? whole.toReversed() : whole).map(({ id }) => id));
    for (const { id, cases } of shown) {
      expect(cases.map(({ caseId }) => caseId)).toEqual(casesOf(db, id));
      expect(cases.filter(({ caseId }) => shut.has(caseId)).every(({ name }) => name === null)).toBe(true);
    }
  });

  it('the plans, by move day', () => {
    const ask = (asked: { offset: number; limit: number }) =>
      reading(
        session,
        opened,
        (context) => relocationHandlers.list(asked, context, []) as Page<{ planId: Id }> & { readonly total: number },
      );
    const whole = allPlans(db).filter(({ caseId }) => !shut.has(caseId));
    expect(whole.filter(({ moveDate }) => moveDate === null).length).toBeGreaterThan(5);
    expect(inWindows(ask).map(({ planId }) => planId)).toEqual(whole.map(({ planId }) => planId));
    expect(ask({ offset: 0, limit: 1 }).total).toBe(whole.length);
  });

  it('the plans, after a case was closed and another day was set', () => {
    const [first, second] = allPlans(db).filter(({ caseId }) => !shut.has(caseId));
    db.run("update cases set state = 'closed' where id = :id", { id: first?.caseId ?? '' });
    db.run("update relocation_plans set move_date = '2031-01-01' where id = :id", { id: second?.planId ?? '' });
    for (const one of [first, second])
      for (const { kept } of areas) kept?.keep(db, areas, one?.caseId ?? '', new Set(['participants', 'relocation']), now);
    const shown = inWindows((asked) =>
      reading(session, opened, (context) => relocationHandlers.list(asked, context, []) as Page<{ planId: Id }>),
    );
    expect(shown.map(({ planId }) => planId)).toEqual(
      allPlans(db)
        .filter(({ caseId }) => !shut.has(caseId))
        .map(({ planId }) => planId),
    );
    expect(shown.some(({ planId }) => planId === first?.planId)).toBe(false);
  });
});
