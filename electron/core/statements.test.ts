import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeFacts } from '../register/facts.ts';
import { makeKept } from '../register/kept.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import type { Procedure } from '../base/contract.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';
import { Refusal } from '../base/result.ts';
import type { Register } from '../register/register.ts';
import { proceduresOf } from '../testing/contract-arbitraries.ts';
import { directed } from '../testing/directed-inputs.ts';
import { fillRegister } from '../testing/large-register.ts';
import { markedScene } from '../testing/marked-case.ts';
import { leadingThere } from '../testing/scene-ids.ts';
import { openCounted, type Counting } from '../testing/asked-statements.ts';
import { aPdf } from '../testing/scan-samples.ts';
import { openTestCore, type TestCore } from '../testing/test-core.ts';
import { areas } from './areas.ts';
import { procedureNamed } from './assembly.ts';
import { actContext, inTransaction, reading } from './contexts.ts';
import { contracts } from './contract.ts';
import { migrations } from './migrations.ts';

/**
 * What a call asks of SQLite must not depend on how much there is: the same number of statements in a register of ten cases and in one
 * of a thousand. Not called are jobs, which go through everything by intention and away from the core's thread, and what works on keys,
 * folders and files and asks the register little more than who somebody is.
 */
const jobs = ['audit.verify', 'audit.verifyQuietly', 'consents.attachScan', 'exchange.chooseFile', 'exchange.readFile', 'exchange.commit'];
const isCalled = ({ name, procedure }: { readonly name: string; readonly procedure: Procedure }): boolean =>
  procedure.when !== 'any' &&
  !jobs.includes(name) &&
  (procedure.access !== 'act' || !['users', 'backups'].includes(name.split('.')[0] ?? ''));
const procedures = proceduresOf(contracts).filter(isCalled);

let core: TestCore;
let register: Register;
let counting: Counting;
const now = '2026-05-07T08:00:00.000Z';
const session = {
  now: () => now,
  leavingReason: 'Mötet kräver det i dag',
  migrations,
  folder: () => core.folder,
  lock: () => undefined,
  proposal: { current: null },
  // Papers are made and saved; every other dialog is cancelled.
  ports: {
    ask: (ask: PortAsk): Promise<PortAnswer> =>
      Promise.resolve(
        ask.port === 'print-to-pdf'
          ? { kind: 'pdf', bytes: aPdf() }
          : ask.port === 'save-file'
            ? { kind: 'saved', name: 'papper' }
            : { kind: 'cancelled' },
      ),
  },
} as unknown as Session;

type Call = { readonly name: string; readonly input: unknown };
type Outcome = { readonly said: string; readonly statements: number; readonly asked: readonly string[] };

/** Calls a use case and takes back whatever it wrote. */
const outcomeOf = async (opened: OpenSession, { name, input }: Call): Promise<Outcome> => {
  const found = procedureNamed(areas, name);
  if (!found) throw new Error(name);
  const { procedure, handler } = found;
  const granted = [...opened.grants];
  const bytes = Array.from({ length: procedure.bytes ?? 0 }, () => new Uint8Array([1]));
  const { access } = procedure;
  let said = 'ok';
  const parsed = procedure.input.parse(input);
  counting.taken();
  register.db.exec('begin immediate');
  try {
    if (access === 'read') reading(session, opened, (context) => handler(parsed, context, bytes));
    else if (access === 'act')
      await handler(
        parsed,
        actContext(session, opened, new Set(), () => undefined),
        bytes,
      );
    else inTransaction(session, opened, new Set(), procedure.unaudited !== true, (context) => handler(parsed, context, bytes));
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`${name} ${JSON.stringify(input)}`, { cause: error });
    said = error.failure.code;
  } finally {
    register.db.exec('rollback');
  }
  opened.grants.clear();
  for (const caseId of granted) opened.grants.add(caseId);
  const asked = counting.taken().map(({ sql }) => sql);
  return { said, statements: asked.length, asked };
};

const outcomes = new Map<string, readonly { readonly input: unknown; readonly small: Outcome; readonly large: Outcome }[]>();

beforeAll(async () => {
  core = await openTestCore({ now: '2026-04-14T08:00:00.000Z' });
  const scene = await markedScene(core, 'none');
  const counted = await openCounted(core, now);
  ({ register, counting } = counted);
  const { user } = counted;
  const { db } = register;
  makeKept(db, areas, now);
  const opened = counted.sessionOf(db.all<{ id: string }>('select id from cases').map(({ id }) => id));
  const ids = leadingThere(db, scene);
  /** As the router would admit it. */
  const isAdmitted = (procedure: Procedure, input: Record<string, unknown>): boolean =>
    procedure.input.safeParse(input).success && (procedure.grant !== 'case' || opened.grants.has(String(input['caseId'])));
  const calls = procedures.flatMap(({ name, procedure }) =>
    directed(procedure, ids, procedure.access === 'act' ? (procedure.bytes ? 1 : 6) : 24).flatMap((input): Call[] =>
      isAdmitted(procedure, input) ? [{ name, input }] : [],
    ),
  );
  const outcomesNow = async (): Promise<readonly Outcome[]> => {
    const all: Outcome[] = [];
    for (const call of calls) all.push(await outcomeOf(opened, call));
    return all;
  };
  const grow = (cases: number, due: number, seed: number): void => {
    fillRegister(db, { cases, notes: 2, due, seed, now, userId: user.id });
    storeFacts(db, { keptFrom: '' });
    makeKept(db, areas, now);
  };
  grow(7, 4, 3);
  const small = await outcomesNow();
  grow(990, 40, 7);
  const large = await outcomesNow();
  for (const [i, { name, input }] of calls.entries()) {
    const [before, after] = [small[i], large[i]];
    if (before && after) outcomes.set(name, [...(outcomes.get(name) ?? []), { input, small: before, large: after }]);
  }
});
afterAll(() => {
  register.close();
  core.close();
});

describe('the number of statements', () => {
  it.each(procedures.map(({ name }) => name))('of %s is the same in a large register', (name) => {
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
  });

  it('is seen of calls that answered, not only of refused ones', () => {
    const answered = [...outcomes].filter(([, all]) => all.some(({ large }) => large.said === 'ok')).map(([name]) => name);
    expect(answered.length).toBeGreaterThan(75);
    expect(answered).toEqual(expect.arrayContaining(['meetings.save', 'relocation.saveFull', 'logchecks.saveLog']));
  });
});
