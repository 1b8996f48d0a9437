import type { Signature } from '../../../base/contract.ts';
import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Ports } from '../../../base/ports.ts';
import type { RegisterNotice } from '../../../base/register-notices.ts';
import type { RecoveryProposal } from '../../../register/context.ts';
import type { User } from '../../../register/user.ts';
import type { EarlierPlace } from '../../../register/folder/earlier-places.ts';
import type { Connection, Job } from '../../../register/jobs.ts';
import type { KdfCost } from '../../../register/keys/keys.ts';
import type { Migration } from '../../../register/migrations.ts';
import type { Register } from '../../../register/register.ts';
import type { Runtime } from '../../../register/keys/opened-key.ts';
import type { By } from './typed-secret.ts';
import type { earlierPlaces } from '../rules.ts';

/** What `register` is opened for: the person who unlocked it, and the cases opened since. */
export type OpenSession = {
  readonly register: Register;
  readonly user: User;
  readonly grants: Set<Id>;
  readonly demo: boolean;
  /** By which kind of slot: the recovery code does not prove who somebody is. */
  readonly by: By;
  /** What the person who unlocked must be told. */
  readonly notices: readonly RegisterNotice[];
};

/**
 * The core's state around the register: which folder, whether it is open. Procedures that work without an open register
 * (wizard, unlock, lock) are given this instead of a register context.
 */
export type Session = {
  readonly runtime: Runtime;
  readonly version: string;
  readonly now: () => Instant;
  readonly ports: Ports;
  readonly migrations: readonly Migration[];
  /** Undefined: the standard cost. Only tests set another. */
  readonly cost: KdfCost | undefined;
  readonly folder: () => string;
  readonly chooseFolder: (folder: string) => void;
  readonly demoFolder: string;
  /** Theme and language of this machine. */
  readonly appearanceFile: string;
  /** The folder of the register last open on this computer; null if none. */
  readonly lastFolder: () => string | null;
  /** The file that records the newest generation of each register, outside their folders. */
  readonly generationMemory: string;
  /** Data folders of earlier versions, where a register may still be. */
  readonly earlierPlaces: readonly EarlierPlace<(typeof earlierPlaces)[number]>[];
  /** Why something about a protected person leaves: given with one call, for that call only. */
  readonly leavingReason?: string;
  /** Who signs along with the acting user: given with one call, for that call only. */
  readonly signature?: Signature | null;
  readonly opened: () => OpenSession | null;
  readonly open: (session: OpenSession) => void;
  /** Only closes the register: the next step needs it closed, and ends with `lock`. */
  readonly close: () => void;
  /** Closes the register and tells the shell to end this worker and reload the window. */
  readonly lock: () => void;
  /** The proposed code, until it is taken into use; then wiped. */
  readonly proposal: RecoveryProposal;
  /** Long work before a register is open, on its own file. */
  readonly jobs: {
    readonly run: <I, O>(job: Job<I, O>, jobId: Id, input: I, as: { readonly on: Connection; readonly user: User }) => Promise<O>;
    readonly cancel: (jobId: Id) => void;
  };
  /** Tries to unlock run one after another: in parallel they would all be made before the first wrong one counts. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The last wrong try, and when this program first saw its note (milliseconds); see delay-rules.ts. */
  readonly waiting: { current: { readonly lastAt: Instant; readonly seenAt: number } | null };
  /** Fills a fresh demo register with its invented people, as the given user. */
  readonly seedDemo: (session: OpenSession) => Promise<void>;
};
