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

/** A recovery code that was made and shown but is not in use yet: its bytes, and the two groups (0–7) to type back. */
export type RecoveryProposal = { current: { readonly bytes: Uint8Array; readonly ask: readonly [number, number] } | null };

/** What a use case receives: the register, who acts, when, and ways to leave traces. */
export type OpenContext = {
  readonly db: Db;
  readonly user: User;
  readonly now: Instant;
  /** The Swedish calendar date of `now`. */
  readonly today: IsoDate;
  readonly trial: boolean;
  /** What each area says about itself. */
  readonly areas: readonly AreaFacts[];
  /** The reason given with this call why data about a protected person leaves; '' if there is none. */
  readonly leavingReason: string;
  /** Adds an entry to the chain, in the same transaction as the change it records. */
  readonly audit: (kind: string, payload: AuditPayload, caseId?: Id) => void;
  readonly auditHead: () => AuditHead;
  /** Other areas, besides the procedure's own, whose queries are now stale. */
  readonly changed: (...areas: readonly string[]) => void;
  /** Cases opened in this session, except those the user is shut out of; `add` refuses those with `shut-out`. */
  readonly grants: { readonly has: (caseId: Id) => boolean; readonly add: (caseId: Id) => void };
};

/** For procedures that wait: they open transactions explicitly, and no transaction spans an `await`. */
export type ActContext = Omit<OpenContext, 'audit' | 'now' | 'today'> & {
  readonly now: () => Instant;
  /** The countersigner, with the secret as typed; null: nobody has been asked yet. */
  readonly signature: Signature | null;
  /** A demo: invented people, and secrets that are not stored. */
  readonly isDemo: boolean;
  readonly ports: Ports;
  readonly read: <T>(work: (context: OpenContext) => T) => T;
  /** One transaction, which must write an audit entry. */
  readonly write: <T>(work: (context: OpenContext) => T) => T;
  readonly progress: (jobId: Id, done: number, total: number, step: string) => void;
  /** Long work, off this thread. */
  readonly jobs: Jobs;
  /** Foreign files, read off this thread and away from the register. */
  readonly parsers: Parsers;
  /** Heads of the audit chain that are kept outside the encrypted file. */
  readonly knownHeads: () => readonly AuditHead[];
  /** Who can open the register. */
  readonly keyring: Keyring;
  readonly recoveryProposal: RecoveryProposal;
  /** The register's folder, which contains its backups. Never sent to the window. */
  readonly folder: string;
  /** A copy of the key for a worker's own connection, and the file that it opens. */
  readonly connection: () => Connection;
  /** The register as a whole: where it is, and a hold on its writes. */
  readonly register: Pick<Register, 'folder' | 'pointer' | 'db' | 'held' | 'hold' | 'rememberNewest'>;
  /** The newest version of the tables. */
  readonly migrations: readonly Migration[];
  /** Locks, as if the user had done it. */
  readonly lock: () => void;
};

type Bytes = readonly Uint8Array[];
type Answer<P extends Procedure> = z.input<P['output']>;
type Handler<P extends Procedure, Closed> = P['when'] extends 'any'
  ? (input: z.output<P['input']>, context: Closed, bytes: Bytes) => Answer<P> | Promise<Answer<P>>
  : P['access'] extends 'act'
    ? (input: z.output<P['input']>, context: ActContext, bytes: Bytes) => Promise<Answer<P>>
    : (input: z.output<P['input']>, context: OpenContext, bytes: Bytes) => Answer<P>;

/** One handler for each procedure of the contract; a missing, surplus or wrong one does not compile. */
export type Handlers<C extends Contract, Closed = never> = { readonly [P in keyof C]: Handler<C[P], Closed> };
