import type { Id } from '../../base/ids.ts';
import { decidingRoles } from '../../base/permissions.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import type { User } from '../../register/user.ts';
import { wipe } from '../../register/keys/keys.ts';
import { secondSignature } from '../users/signatures/second-signature.ts';
import { isShutOut } from '../users/conflicts/shut-out-store.ts';
import { allUsers } from '../users/store.ts';
import type { DecisionKind } from './rules.ts';
import { insertDecision } from './store.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A decision as the log and the list of decisions tell of it. */
export type Told = {
  readonly kind: DecisionKind;
  /** The log's kind. */
  readonly entry: string;
  /** What it is about, by name; left out of a case. */
  readonly subject?: string;
  readonly before: Fields;
  readonly after: Fields;
  /** What the log tells beside. */
  readonly beside?: Fields;
};

/**
 * Enters a decision: in the log with before and after, and among the decisions for everybody else who decides. Of a case nothing but its
 * number stands there, and nobody who is shut out of it is told.
 */
export const enterDecision = (inside: OpenContext, { kind, entry, ...told }: Told, caseId: Id | null, signer: User | null): void => {
  const { db, user, now, audit, changed } = inside;
  const readers = allUsers(db).filter(
    (one) => one.id !== user.id && decidingRoles.includes(one.role) && (caseId === null || !isShutOut(db, one.id, caseId)),
  );
  insertDecision(
    db,
    {
      kind,
      caseId,
      subject: caseId === null ? (told.subject ?? '') : '',
      before: caseId === null ? told.before : {},
      after: caseId === null ? told.after : {},
      decidedBy: user.id,
      signedBy: signer?.id ?? null,
      decidedAt: now,
    },
    readers.map(({ id }) => id),
  );
  const names = { decidedBy: user.name, ...(signer ? { signedBy: signer.name } : {}) };
  audit(entry, { ...told.beside, before: told.before, after: told.after, ...names }, caseId ?? undefined);
  changed('decisions', 'overview');
};

type Asked = { readonly caseId: Id | null; readonly signerId: Id; readonly secret: Uint8Array };

type Work<W, T> = {
  /** Refuses what cannot be decided. Asked twice: before anybody types a passphrase for nothing, and as things stand afterwards. */
  readonly weigh: (context: OpenContext) => W;
  readonly decide: (inside: OpenContext, weighed: W) => { readonly told: Told; readonly value: T };
  /** Areas whose queries are stale afterwards. */
  readonly changes: readonly string[];
};

/** What two who may decide do together: one acts, the other signs with her passphrase there and then. Wipes `secret`. */
export const decideByTwo = async <W, T>(
  context: ActContext,
  { caseId, signerId, secret }: Asked,
  { weigh, decide, changes }: Work<W, T>,
): Promise<T> => {
  try {
    context.read((reading) => weigh(reading));
    const signer = await secondSignature(context, { caseId, signerId, secret, roles: decidingRoles });
    const value = context.write((inside) => {
      const done = decide(inside, weigh(inside));
      enterDecision(inside, done.told, caseId, signer);
      return done.value;
    });
    context.changed(...changes);
    return value;
  } finally {
    wipe(secret);
  }
};
