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

/** A decision in the form used by the log and the list of decisions. */
export type Told = {
  readonly kind: DecisionKind;
  /** The log's kind. */
  readonly entry: string;
  /** What it is about, by name; left out for a case. */
  readonly subject?: string;
  readonly before: Fields;
  readonly after: Fields;
  /** What else the log records. */
  readonly beside?: Fields;
};

/**
 * Enters a decision: in the log with before and after, and among the decisions for everybody else who decides. For a case it holds only the
 * number, and nobody who is shut out of the case is told.
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
  /** Refuses what cannot be decided. Called twice: before anybody types a passphrase for nothing, and again afterwards. */
  readonly weigh: (context: OpenContext) => W;
  readonly decide: (inside: OpenContext, weighed: W) => { readonly told: Told; readonly value: T };
  /** Areas whose queries are stale afterwards. */
  readonly changes: readonly string[];
};

/** Something two deciders do together: one acts, the other signs with her passphrase on the spot. Wipes `secret`. */
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
