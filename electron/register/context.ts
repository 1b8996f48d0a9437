import type { z } from 'zod';
import type { Contract, Procedure, Signature } from '../base/contract.ts';
import type { Instant, IsoDate } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import type { Parsers } from '../base/parsers.ts';
import type { Ports } from '../base/ports.ts';
import type { AreaFacts } from './area.ts';
import type { AuditHead, AuditPayload } from './log/audit-chain.ts';
import type { Db } from './database.ts';
import type { Connection, Jobs } from './jobs.ts';
import type { Keyring } from './keys/keyring.ts';
import type { Migration } from './migrations.ts';
import type { Register } from './register.ts';
import type { User } from './user.ts';

/** A recovery code that was made and shown, until it is taken into use: its bytes, and the two groups (0–7) to type back. */
export type RecoveryProposal = { current: { readonly bytes: Uint8Array; readonly ask: readonly [number, number] } | null };

/** What a use case is given: the register, who acts, when, and the ways to leave traces. */
export type OpenContext = {
  readonly db: Db;
  readonly user: User;
  readonly now: Instant;
  /** The Swedish calendar date of `now`. */
  readonly today: IsoDate;
  readonly trial: boolean;
  /** What every area says of itself. */
  readonly areas: readonly AreaFacts[];
  /** Why something about a protected person leaves, as it was given with this call; '' when nothing was. */
  readonly leavingReason: string;
  /** Adds an entry to the chain, in the same transaction as what it tells of. */
  readonly audit: (kind: string, payload: AuditPayload, caseId?: Id) => void;
  readonly auditHead: () => AuditHead;
  /** Areas beside the procedure's own whose queries are stale now. */
  readonly changed: (...areas: readonly string[]) => void;
  /** Cases opened in this session, without those the user is shut out of; `add` refuses them with `shut-out`. */
  readonly grants: { readonly has: (caseId: Id) => boolean; readonly add: (caseId: Id) => void };
};

/** For procedures that wait: transactions are opened explicitly and never span an `await`. */
export type ActContext = Omit<OpenContext, 'audit' | 'now' | 'today'> & {
  readonly now: () => Instant;
  /** Who signs beside the one who acts, with the secret as it was typed; null: nobody was asked yet. */
  readonly signature: Signature | null;
  /** A demo: invented people, and secrets that nobody keeps. */
  readonly isDemo: boolean;
  readonly ports: Ports;
  readonly read: <T>(work: (context: OpenContext) => T) => T;
  /** One transaction, which must leave an audit entry. */
  readonly write: <T>(work: (context: OpenContext) => T) => T;
  readonly progress: (jobId: Id, done: number, total: number, step: string) => void;
  /** Long work, away from this thread. */
  readonly jobs: Jobs;
  /** Files that somebody else made, read away from this thread and from the register. */
  readonly parsers: Parsers;
  /** Heads of the audit chain that are kept outside of the encrypted file. */
  readonly knownHeads: () => readonly AuditHead[];
  /** Who can open the register. */
  readonly keyring: Keyring;
  readonly recoveryProposal: RecoveryProposal;
  /** The register's folder: its backups lie there. Never for the window. */
  readonly folder: string;
  /** A copy of the key for a worker's own connection, and the file it opens. */
  readonly connection: () => Connection;
  /** The register as a whole: where it lies, and a hold on its writes. */
  readonly register: Pick<Register, 'folder' | 'pointer' | 'db' | 'held' | 'hold' | 'rememberNewest'>;
  /** The newest tables there are. */
  readonly migrations: readonly Migration[];
  /** Locks, as the person does. */
  readonly lock: () => void;
};

type Bytes = readonly Uint8Array[];
type Answer<P extends Procedure> = z.input<P['output']>;
type Handler<P extends Procedure, Closed> = P['when'] extends 'any'
  ? (input: z.output<P['input']>, context: Closed, bytes: Bytes) => Answer<P> | Promise<Answer<P>>
  : P['access'] extends 'act'
    ? (input: z.output<P['input']>, context: ActContext, bytes: Bytes) => Promise<Answer<P>>
    : (input: z.output<P['input']>, context: OpenContext, bytes: Bytes) => Answer<P>;

/** One handler a procedure of the contract; the compiler refuses a missing, a surplus or a wrong one. */
export type Handlers<C extends Contract, Closed = never> = { readonly [P in keyof C]: Handler<C[P], Closed> };
