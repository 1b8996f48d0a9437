import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, at, dateAt, type Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { areas } from '../../core/areas.ts';
import { inTransaction, reading } from '../../core/contexts.ts';
import { seedDemo } from '../../core/demo/seed.ts';
import { migrations } from '../../core/migrations.ts';
import type { Db } from '../../register/database.ts';
import { fact, storeFacts } from '../../register/facts.ts';
import { openRegister, type Register } from '../../register/register.ts';
import { openTestCore, passphrase, type TestCore } from '../../testing/test-core.ts';
import { allMeetings, allPlans } from '../../testing/whole-tables.ts';
import { openActions } from '../actions/store.ts';
import { isWithdrawnWhole, lastStanding, missingSignatures } from '../consents/rules.ts';
import { signatoryOf } from '../consents/service.ts';
import { consentsOf } from '../consents/store.ts';
import { recallsIn } from '../disclosures/recalls/recalls.ts';
import { itemsOf } from '../meetings/agenda/item-store.ts';
import { agenciesOf, casesOf } from '../meetings/store.ts';
import { allCases } from '../participants/store.ts';
import { mandatoryBefore } from '../relocation/checklist-rules.ts';
import { planOf } from '../relocation/plan.ts';
import { checksOf } from '../relocation/store.ts';
import { readSettings, writeSettings } from '../settings/store.ts';
import { reassessmentOf } from '../threats/dues.ts';
import { firstCoordinator } from '../users/store.ts';
import type { OpenSession, Session } from '../users/unlock/session.ts';
import { makeKept, turnKept } from '../../register/kept.ts';
import { casesTurned } from '../participants/list-store.ts';
import { furthest } from './next-dates.ts';
import { dueItems, nextDates, type DueFacts } from './rules.ts';
import { overviewContract } from './contract.ts';
import { keptDues } from './dues.ts';
import { overviewHandlers } from './service.ts';
import { duesKept } from './store.ts';

/** The demo's spring, told in a register of its own, so that its inside can be looked at. */
let test: TestCore;
let register: Register;
let opened: OpenSession;
let now: Instant;
const session = {
  now: () => now,
  ports: { ask: () => Promise.resolve({ kind: 'printed' }) },
  leavingReason: '',
  migrations,
} as unknown as Session;

beforeAll(async () => {
  test = await openTestCore();
  ({ now } = test.clock);
  test.core.close();
  const slots = { folder: test.folder, runtime: 'stand-in', now, migrations, secret: passphrase() } as const;
  ({ register } = await openRegister({ ...slots, slots: (envelope) => envelope.slots.filter((slot) => slot.kind === 'user') }));
  const user = firstCoordinator(register.db);
  if (!user) throw new Error('the register has no coordinator');
  opened = { register, user, grants: new Set(), demo: false, by: 'passphrase', notices: [] };
  await seedDemo(session, opened);
});
afterAll(() => {
  register.close();
  test.close();
});

/** Case by case, by the rules of each area, without anything stored. */
const askedOneByOne = (db: Db): DueFacts => {
  const today = dateAt(now);
  const rows = allCases(db).filter(({ state }) => state === 'active' || state === 'paused');
  const numbers = new Map(allCases(db).map((row) => [row.caseId, row.caseNumber]));
  const refs = (ids: readonly Id[]) => ids.map((caseId) => ({ caseId, caseNumber: numbers.get(caseId) ?? '' }));
  const { ownSignatureAge, consentWarningDays } = readSettings(db);
  return {
    consentWarningDays,
    cases: rows.map(({ caseId, caseNumber, birthDate }) => {
      const who = signatoryOf(db, caseId);
      return {
        ...{ caseId, caseNumber, birthDate },
        hasGuardians: who.guardianIds.length > 0,
        last: lastStanding(consentsOf(db, caseId)) ?? null,
        consents: consentsOf(db, caseId)
          .filter((one) => !isWithdrawnWhole(one))
          .map((one) => ({
            ...{ number: one.number, validFrom: one.validFrom, validTo: one.validTo },
            missing: missingSignatures(one, who, now, ownSignatureAge).length,
          })),
      };
    }),
    reassessments: rows.flatMap(({ caseId, caseNumber }) => {
      const due = reassessmentOf(db, caseId, now);
      return due ? [{ caseId, caseNumber, dueOn: due.dueOn, demandedBy: due.newThreat?.dueAt ?? null }] : [];
    }),
    actions: openActions(db).map(({ id, version, dueOn, ownerAgencyId, ownerAgency, origin, cases }) => ({
      ...{ id, version, dueOn, agencyId: ownerAgencyId, agency: ownerAgency, cases: refs(cases) },
      from: { type: origin.type, number: origin.number, date: origin.date },
    })),
    meetings: allMeetings(db).map(({ id, type, number, date, startTime, state }) => ({
      ...{ id, type, number, date, startTime, state, cases: refs(casesOf(db, id)) },
      items: itemsOf(db, id).length,
      invited: agenciesOf(db, id).length,
    })),
    moves: allPlans(db).flatMap(({ caseId, caseNumber, planId, moveDate }) =>
      moveDate === null ? [] : [{ caseId, caseNumber, planId, moveDate, ...mandatoryBefore(checksOf(db, planId)) }],
    ),
    conflicts: allPlans(db)
      .filter(({ caseId }) => planOf({ db, today, user: opened.user }, caseId)?.destination?.state === 'conflict')
      .map(({ caseId, caseNumber, planId }) => ({ caseId, caseNumber, planId })),
    recalls: rows.flatMap(({ caseId, caseNumber }) => {
      const recalls = recallsIn(db, caseId);
      const [since] = recalls.map((one) => one.withdrawnAt).toSorted();
      return since === undefined ? [] : [{ caseId, caseNumber, since: dateAt(since), recipients: recalls.length }];
    }),
    decisions: [],
    logCheckOn: null,
    others: [],
    secondBackup: null,
  };
};

const ofNoCase = ['decision', 'log-check', 'second-backup'];
const idag = () => reading(session, opened, (context) => overviewHandlers.due({}, context, []));

/** From the end of the story on: what was kept on that day must do for all days to come, until somebody writes again. */
const days = Array.from({ length: 61 }, (_, i) => 4 * i);

describe('Idag', () => {
  it.each(days)('shows on day %i what asking every case by itself shows', (day) => {
    now = at(addDays(dateAt(test.clock.now), day), '10:00');
    const shown = idag();
    const oracle = askedOneByOne(register.db);
    expect(shown.items.filter(({ kind }) => !ofNoCase.includes(kind))).toEqual(dueItems(oracle, now));
    const open = oracle.actions.filter(({ agencyId }) => agencyId !== null);
    expect(Object.fromEntries(shown.agencies.map((one) => [one.agencyId, [one.open, one.late]]))).toEqual(
      Object.fromEntries(
        [...Map.groupBy(open, ({ agencyId }) => agencyId ?? '')].map(([agencyId, mine]) => [
          agencyId,
          [mine.length, mine.filter(({ dueOn }) => dueOn < dateAt(now)).length],
        ]),
      ),
    );
  });

  it('has every kind of thing to show in these days', () => {
    const kinds = days.flatMap((day) => {
      now = at(addDays(dateAt(test.clock.now), day), '10:00');
      return idag().items.map(({ kind }) => kind);
    });
    expect([...new Set(kinds)].sort()).toEqual(
      expect.arrayContaining([
        'action',
        'comes-of-age',
        'consent-lapses',
        'meeting',
        'minutes',
        'move-day',
        'reassessment',
        'signature-missing',
      ]),
    );
  });
});

describe('the next date of each case', () => {
  const kept = (db: Db) =>
    Object.fromEntries(
      db
        .all<{ caseId: Id; date: string }>('select case_id as caseId, next_on as date from case_list where next_on is not null')
        .map(({ caseId, date }) => [caseId, date]),
    );
  const asked = (db: Db) =>
    Object.fromEntries(nextDates(dueItems(askedOneByOne(db), now, furthest)).map(({ caseId, date }) => [caseId, date]));

  it('is what asking every case says after a whole spring of writes', () => {
    ({ now } = test.clock);
    turnKept(register.db, areas, now);
    expect(Object.keys(asked(register.db)).length).toBeGreaterThan(8);
    expect(kept(register.db)).toEqual(asked(register.db));
  });

  it.each([...days, 290, 366, 800])('follows the days, and on day %i only the cases that turned are asked again', (day) => {
    now = at(addDays(dateAt(test.clock.now), day), '10:00');
    turnKept(register.db, areas, now);
    expect(kept(register.db)).toEqual(asked(register.db));
    expect(casesTurned(register.db, dateAt(now))).toEqual([]);
  });

  it('follows the warning before a consent lapses', () => {
    const { db } = register;
    ({ now } = test.clock);
    const before = readSettings(db);
    const change = (consentWarningDays: number) =>
      inTransaction(session, opened, new Set(), true, (context) => {
        writeSettings(db, { ...before, consentWarningDays });
        context.audit('settings.changed', {});
      });
    change(0);
    const without = kept(db);
    expect(without).toEqual(asked(db));
    change(300);
    expect(kept(db)).toEqual(asked(db));
    expect(kept(db)).not.toEqual(without);
    change(before.consentWarningDays);
  });

  it('is counted with the rows, whatever was written', () => {
    const { db } = register;
    const counted = db.all(
      `select state_order, phase_order, count(*) as cases, count(name_key) as named, count(next_on) as dated
         from case_list group by state_order, phase_order order by 1, 2`,
    );
    expect(counted.length).toBeGreaterThan(3);
    expect(db.all('select * from case_counts order by 1, 2')).toEqual(counted);
  });
});

describe('what is kept of a case', () => {
  const kept = (db: Db) =>
    areas.flatMap(({ name }) => allCases(db).flatMap(({ caseId }) => duesKept(db, name, caseId).map((row) => [name, row])));

  it('is what its areas say of it, after a whole spring of writes', () => {
    ({ now } = test.clock);
    const { db } = register;
    const before = kept(db);
    expect(before.length).toBeGreaterThan(20);
    storeFacts(db, { keptFrom: '' });
    makeKept(db, areas, now);
    expect(kept(db)).toEqual(before);
  });

  it('is rebuilt when its basis has changed, and left alone otherwise', () => {
    const { db } = register;
    const before = kept(db);
    const basis = fact(db, 'keptFrom');
    db.run('delete from dues');
    makeKept(db, areas, now);
    expect(kept(db)).toEqual([]);
    storeFacts(db, { keptFrom: '' });
    makeKept(db, areas, now);
    expect(kept(db)).toEqual(before);
    expect(fact(db, 'keptFrom')).toBe(basis);
  });

  it('follows the age from which one signs, in the same transaction', () => {
    const { db } = register;
    const young = Math.max(...allCases(db).map(({ birthDate }) => Number((birthDate ?? '').slice(0, 4))));
    expect(young).toBeGreaterThan(2005);
    const before = readSettings(db);
    const change = (ownSignatureAge: number) =>
      inTransaction(session, opened, new Set(), true, (context) => {
        writeSettings(db, { ...before, ownSignatureAge });
        context.audit('settings.changed', {});
      });
    change(0);
    expect(fact(db, 'keptFrom')).toContain('consents 0');
    change(before.ownSignatureAge);
    expect(fact(db, 'keptFrom')).toContain(`consents ${before.ownSignatureAge}`);
  });
});

it('shows what an area that it knows nothing of has it show, on its day and without its texts, and counts it as a next date', () => {
  const [row] = allCases(register.db).filter(({ state }) => state === 'active');
  if (!row) throw new Error('the demo has open cases');
  const { caseId } = row;
  const today = dateAt(now);
  const storm = { kind: 'storm', ref: 'gale', dueOn: addDays(today, 1), facts: { strength: 9, name: 'Alva' } };
  const weather = {
    ...{ name: 'weather', looksAt: [] },
    dues: { kinds: { storm: null, drizzle: null }, shown: ['storm'], of: () => [storm, { ...storm, kind: 'drizzle' }] },
  } as unknown as (typeof areas)[number];
  const all = [...areas, weather];
  expect(() =>
    inTransaction(session, opened, new Set(), true, (context) => {
      keptDues.keep(register.db, all, caseId, new Set(['weather']), now);
      const shown = overviewHandlers.due({}, { ...context, areas: all }, []).items.filter(({ kind }) => kind === 'other');
      expect(overviewContract.due.output.parse(overviewHandlers.due({}, { ...context, areas: all }, []))).toBeDefined();
      expect(shown).toEqual([
        expect.objectContaining({
          ...{ id: 'weather.storm/gale', what: 'weather.storm', date: storm.dueOn, group: 'week', facts: { strength: 9 } },
          cases: [expect.objectContaining({ caseId })],
        }),
      ]);
      const next = register.db.get<{ nextOn: string }>('select next_on as nextOn from case_list where case_id = :caseId', { caseId });
      expect(next && next.nextOn <= storm.dueOn).toBe(true);
      throw new Error('nothing of it stays');
    }),
  ).toThrow('nothing of it stays');
});
