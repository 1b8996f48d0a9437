import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKept } from '../register/kept.ts';
import { firstCoordinator } from '../areas/users/store.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import type { Procedure } from '../base/contract.ts';
import { Refusal } from '../base/result.ts';
import type { Db } from '../register/database.ts';
import { openRegister, type Register } from '../register/register.ts';
import { proceduresOf } from '../testing/contract-arbitraries.ts';
import { directed } from '../testing/directed-inputs.ts';
import { fillRegister } from '../testing/large-register.ts';
import { markedScene } from '../testing/marked-case.ts';
import { leadingThere } from '../testing/scene-ids.ts';
import { openTestCore, passphrase, type TestCore } from '../testing/test-core.ts';
import { areas } from './areas.ts';
import { procedureNamed } from './assembly.ts';
import { inTransaction, reading } from './contexts.ts';
import { contracts } from './contract.ts';
import { migrations } from './migrations.ts';

/**
 * The number of SQLite statements in a call must not depend on the amount of data: it must be the same in a register of three cases and in
 * one with a thousand more. Acts wait for people and jobs, and are not called here.
 */
const procedures = proceduresOf(contracts).filter(({ procedure }) => procedure.access !== 'act' && procedure.when !== 'any');

/** Still to be fixed: these run one query per case, or per meeting. */
const growing: readonly string[] = [];

class RolledBack extends Error {}

let core: TestCore;
let register: Register;
let statements = 0;
let asked: string[] = [];
const { now } = { now: '2026-05-07T08:00:00.000Z' };
const session = { now: () => now, leavingReason: '', migrations } as unknown as Session;

/** Counts the statements on the register's connection. */
const counting = (db: Db): Db => {
  const count =
    <A extends readonly unknown[], R>(ask: (...given: A) => R) =>
    (...given: A): R => {
      statements += 1;
      asked.push(String(given[0]));
      return ask(...given);
    };
  return {
    get: count(db.get.bind(db)),
    all: count(db.all.bind(db)),
    iterate: count(db.iterate.bind(db)),
    run: count(db.run.bind(db)),
    exec: count(db.exec.bind(db)),
    transaction: <T>(work: () => T): T => db.transaction(work),
  } as unknown as Db;
};

type Call = { readonly name: string; readonly input: unknown };
type Outcome = { readonly said: string; readonly statements: number; readonly asked: readonly string[] };

/** Calls a use case and rolls back whatever it wrote. */
const outcomeOf = (opened: OpenSession, { name, input }: Call): Outcome => {
  const found = procedureNamed(areas, name);
  if (!found) throw new Error(name);
  const { procedure, handler } = found;
  const granted = [...opened.grants];
  const bytes = Array.from({ length: procedure.bytes ?? 0 }, () => new Uint8Array([1]));
  let said = 'ok';
  statements = 0;
  asked = [];
  try {
    const parsed = procedure.input.parse(input);
    register.db.transaction(() => {
      if (procedure.access === 'read') reading(session, opened, (context) => handler(parsed, context, bytes));
      else inTransaction(session, opened, new Set(), procedure.unaudited !== true, (context) => handler(parsed, context, bytes));
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof Refusal) said = error.failure.code;
    else if (!(error instanceof RolledBack)) throw new Error(`${name} ${JSON.stringify(input)}`, { cause: error });
  }
  opened.grants.clear();
  for (const caseId of granted) opened.grants.add(caseId);
  return { said, statements, asked };
};

const outcomes = new Map<string, readonly { readonly input: unknown; readonly small: Outcome; readonly large: Outcome }[]>();

beforeAll(async () => {
  core = await openTestCore({ now: '2026-04-14T08:00:00.000Z' });
  const scene = await markedScene(core, 'none');
  core.core.close();
  const given = { folder: core.folder, runtime: 'stand-in', now, migrations, secret: passphrase() } as const;
  ({ register } = await openRegister({ ...given, slots: ({ slots }) => slots.filter(({ kind }) => kind === 'user') }));
  const { db } = register;
  makeKept(db, areas, now);
  const user = firstCoordinator(db);
  if (!user) throw new Error('the register has no coordinator');
  const counted = counting(db);
  const inside = new Proxy(register, {
    get: (target, key) => {
      if (key === 'db') return counted;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
  const grants = new Set(db.all<{ id: string }>('select id from cases').map(({ id }) => id));
  const opened: OpenSession = { register: inside, user, grants, demo: false, by: 'passphrase', notices: [] };
  const ids = leadingThere(db, scene);
  /** As the router would admit it. */
  const isAdmitted = (procedure: Procedure, input: Record<string, unknown>): boolean =>
    procedure.input.safeParse(input).success && (procedure.grant !== 'case' || grants.has(String(input['caseId'])));
  const calls = procedures.flatMap(({ name, procedure }) =>
    directed(procedure, ids, 24).flatMap((input): Call[] => (isAdmitted(procedure, input) ? [{ name, input }] : [])),
  );
  const small = calls.map((call) => outcomeOf(opened, call));
  fillRegister(db, { cases: 300, notes: 2, due: 20, seed: 7, now, userId: user.id });
  makeKept(db, areas, now);
  const large = calls.map((call) => outcomeOf(opened, call));
  for (const [i, { name, input }] of calls.entries()) {
    const [before, after] = [small[i], large[i]];
    if (before && after) outcomes.set(name, [...(outcomes.get(name) ?? []), { input, small: before, large: after }]);
  }
}, 120_000);
afterAll(() => {
  register.close();
  core.close();
});

describe('the number of statements', () => {
  it.each(procedures.filter(({ name }) => !growing.includes(name)).map(({ name }) => name))(
    'of %s is the same in a large register',
    (name) => {
      const all = outcomes.get(name) ?? [];
      expect(all.length).toBeGreaterThan(0);
      const grown = all.filter(({ small, large }) => small.statements < large.statements);
      const more = grown.map(({ input, small, large }) => ({
        input,
        said: [small.said, large.said],
        statements: [small.statements, large.statements],
        repeated: [...Map.groupBy(large.asked, (sql) => sql.replaceAll(/\s+/g, ' ').slice(0, 160))]
          .filter(([, times]) => times.length > 3)
          .map(([sql, times]) => `${times.length} × ${sql}`),
      }));
      expect(more.slice(0, 2)).toEqual([]);
    },
  );

  it('is seen of calls that answered, not only of refused ones', () => {
    const answered = [...outcomes].filter(([, all]) => all.some(({ large }) => large.said === 'ok')).map(([name]) => name);
    expect(answered.length).toBeGreaterThan(60);
  });
});
