import type { Instant } from '../../../base/dates.ts';
import { Refusal } from '../../../base/result.ts';
import { notedWhileLocked, noteWhileLocked, wrongTries, type WrongTryKind } from '../../../register/log/while-locked.ts';
import { waitUntil } from './delay-rules.ts';
import type { By } from './typed-secret.ts';
import type { Session } from './session.ts';

type Waiting = { readonly failures: number; /** When the next try may be made; null: now. */ readonly until: Instant | null };

/**
 * What the wrong tries noted next to the register mean for the next one. Tries of the passphrase and of the code, at the lock and on a
 * copy, count together.
 */
export const waitingFor = ({ folder, now, waiting }: Pick<Session, 'folder' | 'now' | 'waiting'>): Waiting => {
  const tries = wrongTries(notedWhileLocked(folder()));
  const at = tries.at(-1)?.at ?? '';
  const present = Date.parse(now());
  // Stored per last try; if the clock is set back once more, it is followed.
  if (waiting.current?.lastAt !== at || waiting.current.seenAt > present) waiting.current = { lastAt: at, seenAt: present };
  const until = waitUntil({ failures: tries.length, lastAt: Date.parse(at) }, present, waiting.current.seenAt);
  return { failures: tries.length, until: until === null ? null : new Date(until).toISOString() };
};

/** Refuses `wait` while the next try has to wait: nothing is tried or counted. */
export const requireTurn = (session: Pick<Session, 'folder' | 'now' | 'waiting'>): void => {
  if (waitingFor(session).until !== null) throw new Refusal('wait');
};

/** Counts an error that means a wrong secret, and no other. */
export const noteWrongTry = (
  { folder, now }: Pick<Session, 'folder' | 'now'>,
  error: unknown,
  how: By,
  kind: WrongTryKind = 'users.unlock-failed',
): void => {
  if (error instanceof Refusal && error.failure.code === 'wrong-passphrase') noteWhileLocked(folder(), now(), kind, { how });
};
