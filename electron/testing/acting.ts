import { inTransaction } from '../core/contexts.ts';
import { migrations } from '../core/migrations.ts';
import type { ActContext } from '../register/context.ts';
import { openRegister } from '../register/register.ts';
import { firstCoordinator } from '../areas/users/store.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { passphrase, type TestCore } from './test-core.ts';

/** What an `act` procedure passes to the gate and the release; ports are answered by the test core's `answers`. */
export type Acting = Pick<ActContext, 'now' | 'ports' | 'write' | 'db' | 'leavingReason'> & {
  readonly grants: Set<string>;
  readonly close: () => void;
};

/** Closes the core and opens its register again, for tests of code below the procedures. */
export const actingOn = async (test: TestCore, leavingReason = ''): Promise<Acting> => {
  const now = () => test.clock.now;
  const ports: Session['ports'] = {
    ask: async (ask) => {
      test.asked.push(ask);
      return test.answers.shift()?.(ask) ?? { kind: 'cancelled' };
    },
  };
  test.core.close();
  const { register } = await openRegister({
    folder: test.folder,
    runtime: 'stand-in',
    now: now(),
    migrations,
    secret: passphrase(),
    slots: ({ slots }) => slots.filter((slot) => slot.kind === 'user'),
  });
  const user = firstCoordinator(register.db);
  if (!user) throw new Error('the register has no coordinator');
  const opened: OpenSession = { register, user, grants: new Set(), demo: false, by: 'passphrase', notices: [] };
  // A transaction uses only the time and the reason of its session.
  const session = { now, ports, leavingReason } as Session;
  return {
    now,
    ports,
    db: register.db,
    leavingReason,
    write: (work) => inTransaction(session, opened, new Set(), true, work),
    grants: opened.grants,
    close: () => register.close(),
  };
};
