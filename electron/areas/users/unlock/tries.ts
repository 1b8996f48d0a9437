import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { createTurns } from '../../../base/in-turn.ts';
import { Refusal } from '../../../base/result.ts';
import type { AuditPayload } from '../../../register/log/audit-chain.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { waitUntil } from './delay-rules.ts';
import { clearTries, noteTry, triesOf } from './tries-store.ts';

/** Whose secret is tried: a user's passphrase, or the code on paper. */
export type Whose = { readonly userId: Id } | 'recovery-code';

type Seen = { readonly lastAt: Instant; readonly seenAt: number };
/** When this program first saw each last wrong try, and a queue of tries: in parallel they would all be made before the first counts. */
type Memory = { readonly seen: Map<string, Seen>; readonly inTurn: ReturnType<typeof createTurns> };
const memories = new WeakMap<Db, Memory>();

const memoryOf = (db: Db): Memory => {
  const memory = memories.get(db) ?? { seen: new Map(), inTurn: createTurns() };
  memories.set(db, memory);
  return memory;
};

const keyOf = (whose: Whose): string => (whose === 'recovery-code' ? whose : whose.userId);

/** Refuses `wait` as the lock does: after three wrong tries of somebody's secret the next one has to wait, no matter who makes it. */
const requireTurn = (db: Db, key: string, now: Instant): void => {
  const tries = triesOf(db, key);
  if (!tries) return;
  const { seen } = memoryOf(db);
  const present = Date.parse(now);
  const before = seen.get(key);
  const mine = before?.lastAt === tries.lastAt && before.seenAt <= present ? before : { lastAt: tries.lastAt, seenAt: present };
  seen.set(key, mine);
  if (waitUntil({ failures: tries.failures, lastAt: Date.parse(tries.lastAt) }, present, mine.seenAt) !== null) throw new Refusal('wait');
};

/** What a wrong try leaves in the log. */
type Trace = { readonly kind: string; readonly payload: AuditPayload; readonly caseId?: Id };

/** What a try needs from its caller. */
export type TryContext = Pick<ActContext, 'db' | 'keyring' | 'now'> & {
  readonly write: (work: (context: Pick<OpenContext, 'audit' | 'now'>) => void) => void;
};

/**
 * Counts tries of one secret, whatever it opens. A wrong one makes an entry, and counts across restarts until the right one is given.
 * Refuses `wait`.
 */
export const countTry = async (
  { db, write, now }: Omit<TryContext, 'keyring'>,
  key: string,
  wrong: Trace,
  isRight: () => Promise<boolean>,
): Promise<boolean> =>
  memoryOf(db).inTurn(async () => {
    requireTurn(db, key, now());
    if (await isRight()) {
      if (triesOf(db, key)) db.transaction(() => clearTries(db, key));
      return true;
    }
    write(({ audit, now: at }) => {
      noteTry(db, key, at);
      audit(wrong.kind, wrong.payload, wrong.caseId);
    });
    return false;
  });

/**
 * Tries a secret in the open window: the user's own passphrase, another's for a second signature, the code on paper. Only against slots
 * that the register knows to be that person's. Refuses `wait`.
 */
export const trySecret = async (context: TryContext, whose: Whose, secret: Uint8Array, wrong: Trace): Promise<boolean> =>
  countTry(context, keyOf(whose), wrong, () =>
    context.keyring.opens(
      ({ kind, userId }) => (whose === 'recovery-code' ? kind === 'recovery' : kind === 'user' && userId === whose.userId),
      secret,
    ),
  );
