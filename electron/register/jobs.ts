import type { Instant } from '../base/dates.ts';
import type { User } from './user.ts';
import type { AreaFacts } from './area.ts';
import type { Db } from './database.ts';

/** What long work is given, wherever it runs: in the jobs worker on a connection of its own, in tests on the core's. */
export type JobContext = {
  readonly db: Db;
  /** What every area says of itself. */
  readonly areas: readonly AreaFacts[];
  readonly user: User;
  /** When the job was started; work does not age while it is done. */
  readonly now: Instant;
  /** How far it has come. `total` 0: not known. `step` names what is being done; the window words it. */
  readonly progress: (done: number, total: number, step: string) => void;
  /** Whether somebody asked to stop. Ask often: a job that does not answer is ended from outside. */
  readonly cancelled: () => boolean;
};

/**
 * Named long work. A plain function of its input: what goes in and what comes out must be data that can be copied to another
 * thread. It throws a `Refusal` to refuse; `cancelled` when it stopped because it was asked to. A transaction that it leaves
 * by throwing, or that ends with its thread, leaves nothing behind.
 */
export type Job<I, O> = {
  /** `<area>.<what>`, unique. */
  readonly name: string;
  readonly run: (input: I, context: JobContext) => O | Promise<O>;
};

/** An encrypted file, there already, and its key. */
export type Connection = { readonly file: string; readonly key: Uint8Array };

/** What a use case may do with jobs. The window chooses `jobId`, so that it can follow and cancel what it started. */
export type Jobs = {
  /**
   * Runs to the end, on the register or on the file that is given. Refuses what the job refuses, and `cancelled`. A key is given as a
   * copy, which is wiped.
   */
  readonly run: <I, O>(job: Job<I, O>, jobId: string, input: I, on?: Connection) => Promise<O>;
  /** Asks the job to stop; unknown ids are over already. */
  readonly cancel: (jobId: string) => void;
};
