import type { Instant } from '../base/dates.ts';
import type { User } from './user.ts';
import type { AreaFacts } from './area.ts';
import type { Db } from './database.ts';

/** What long work receives, wherever it runs: in the jobs worker on its own connection, in tests on the core's. */
export type JobContext = {
  readonly db: Db;
  /** What each area says about itself. */
  readonly areas: readonly AreaFacts[];
  readonly user: User;
  /** When the job was started; this does not move while the job runs. */
  readonly now: Instant;
  /** Reports progress. `total` 0: not known. `step` names the current step; the window words it. */
  readonly progress: (done: number, total: number, step: string) => void;
  /** Whether somebody asked to stop. Check often: a job that does not respond is terminated from outside. */
  readonly cancelled: () => boolean;
};

/**
 * Named long work. A plain function of its input: input and output must be data that can be copied to another thread. It throws a `Refusal`
 * to refuse, with `cancelled` if it stopped on request. A transaction that ends with a throw, or with its thread, leaves nothing behind.
 */
export type Job<I, O> = {
  /** `<area>.<what>`, unique. */
  readonly name: string;
  readonly run: (input: I, context: JobContext) => O | Promise<O>;
};

/** An encrypted file that already exists, and its key. */
export type Connection = { readonly file: string; readonly key: Uint8Array };

/** What a use case can do with jobs. The window chooses `jobId`, so that it can follow and cancel what it started. */
export type Jobs = {
  /**
   * Runs to the end, on the register or on the given file. Refuses with what the job refuses, and with `cancelled`. A key is passed as a
   * copy, which is wiped.
   */
  readonly run: <I, O>(job: Job<I, O>, jobId: string, input: I, on?: Connection) => Promise<O>;
  /** Asks the job to stop; an unknown id means that it has already ended. */
  readonly cancel: (jobId: string) => void;
};
