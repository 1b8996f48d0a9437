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
  /** By which kind of slot: the recovery code proves nobody's person. */
  readonly by: By;
  /** What the person who unlocked has to be told. */
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
  /** Undefined: the standard cost. Tests alone set another. */
  readonly cost: KdfCost | undefined;
  readonly folder: () => string;
  readonly chooseFolder: (folder: string) => void;
  readonly demoFolder: string;
  /** Theme and language of this machine. */
  readonly appearanceFile: string;
  /** In which folder a register was last open on this computer; null when none was. */
  readonly lastFolder: () => string | null;
  /** The file in which the newest generation of each register is remembered, outside of their folders. */
  readonly generationMemory: string;
  /** Data folders of earlier versions, in which a register may still lie. */
  readonly earlierPlaces: readonly EarlierPlace<(typeof earlierPlaces)[number]>[];
  /** Why something about a protected person leaves: given with one call and for that call alone. */
  readonly leavingReason?: string;
  /** Who signs beside the one who acts: given with one call and for that call alone. */
  readonly signature?: Signature | null;
  readonly opened: () => OpenSession | null;
  readonly open: (session: OpenSession) => void;
  /** Closes the register, and nothing else: what is done next needs it closed, and ends with `lock`. */
  readonly close: () => void;
  /** Closes the register and tells the shell to end this worker and reload the window. */
  readonly lock: () => void;
  /** The code proposed until it is taken into use; wiped then. */
  readonly proposal: RecoveryProposal;
  /** Long work before a register is open, on a file of its own. */
  readonly jobs: {
    readonly run: <I, O>(job: Job<I, O>, jobId: Id, input: I, as: { readonly on: Connection; readonly user: User }) => Promise<O>;
    readonly cancel: (jobId: Id) => void;
  };
  /** Tries to unlock come one after another: at once they would all be made before the first wrong one counts. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The last wrong try, and when this program first saw it noted (milliseconds); see delay-rules.ts. */
  readonly waiting: { current: { readonly lastAt: Instant; readonly seenAt: number } | null };
  /** Fills a fresh demo register with its invented people, as the given user. */
  readonly seedDemo: (session: OpenSession) => Promise<void>;
};
