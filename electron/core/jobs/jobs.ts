import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { OpenSession, Session } from '../../areas/users/unlock/session.ts';
import type { User } from '../../register/user.ts';
import { openDatabase, type Db } from '../../register/database.ts';
import type { Connection, Job, Jobs } from '../../register/jobs.ts';
import type { Parser, Parsers } from '../../base/parsers.ts';
import { wipe } from '../../register/keys/keys.ts';
import { areas } from '../areas.ts';
import type { RunParser } from '../parsers/parser-thread.ts';

export type JobRequest = {
  readonly job: Job<unknown, unknown>;
  readonly input: unknown;
  readonly user: User;
  readonly now: Instant;
  /** The core's own connection, for work that stays in its thread; null for work on another file, which gets its own connection. */
  readonly db: Db | null;
  /** For the job's own connection; the caller wipes the key. */
  readonly connection: () => Connection;
  readonly onProgress: (done: number, total: number, step: string) => void;
};

export type StartedJob = {
  readonly result: Promise<unknown>;
  /** Asks to stop. */
  readonly cancel: () => void;
  /** Ends it without waiting for an answer, because the register is being locked. */
  readonly stop: () => void;
};

export type RunJob = (request: JobRequest) => StartedJob;

const openedOn = ({ file, key }: Connection): Db => {
  try {
    return openDatabase(file, key);
  } finally {
    wipe(key);
  }
};

/** In this thread, on the core's connection. */
export const runInPlace: RunJob = ({ job, input, user, now, db, connection, onProgress }) => {
  let asked = false;
  const cancel = (): void => {
    asked = true;
  };
  const run = async (): Promise<unknown> => {
    // As in a thread, the work begins only after it has been started.
    await Promise.resolve();
    const on = db ?? openedOn(connection());
    try {
      return await job.run(input, { db: on, areas, user, now, progress: onProgress, cancelled: () => asked });
    } finally {
      if (on !== db) on.close();
    }
  };
  return { result: run(), cancel, stop: cancel };
};

/** Running work, by the id that the window assigned. */
export type Running = {
  readonly start: (jobId: Id, request: JobRequest) => Promise<unknown>;
  readonly parsers: Parsers;
  readonly cancel: (jobId: Id) => void;
  readonly stopAll: () => void;
};

export const createRunning = (runJob: RunJob, runParser: RunParser): Running => {
  const under = new Map<Id, StartedJob>();
  const follow = async (jobId: Id, begin: () => StartedJob): Promise<unknown> => {
    if (under.has(jobId)) throw new Refusal('invalid', { fields: { jobId: 'shape-custom' } });
    const started = begin();
    under.set(jobId, started);
    try {
      return await started.result;
    } finally {
      under.delete(jobId);
    }
  };
  return {
    start: (jobId, request) => follow(jobId, () => runJob(request)),
    parsers: {
      run: async <I, O>(parser: Parser<I, O>, jobId: Id, input: I, onProgress: (share: number) => void = () => undefined) =>
        (await follow(jobId, () => runParser({ parser: parser as Parser<unknown, unknown>, input, onProgress }))) as O,
    },
    cancel: (jobId) => under.get(jobId)?.cancel(),
    stopAll: () => {
      for (const started of under.values()) started.stop();
    },
  };
};

/** A use case's access to long work, as the user who asked for it. */
export const jobsFor = (
  running: Running,
  session: Session,
  { register, user }: OpenSession,
  progress: (jobId: Id, done: number, total: number, step: string) => void,
): Jobs => ({
  run: async <I, O>(job: Job<I, O>, jobId: Id, input: I, on?: Connection) =>
    (await running.start(jobId, {
      job: job as Job<unknown, unknown>,
      input,
      user,
      now: session.now(),
      db: on ? null : register.db,
      connection: () => on ?? { file: register.databaseFile, key: register.copyKey() },
      onProgress: (done, total, step) => progress(jobId, done, total, step),
    })) as O,
  cancel: running.cancel,
});

/** The same while no register is open: on a file of its own, for someone who has given a passphrase for it. */
export const jobsWhileLocked = (
  running: Running,
  now: () => Instant,
  progress: (jobId: Id, done: number, total: number, step: string) => void,
): Session['jobs'] => ({
  run: async (job, jobId, input, { on, user }) => {
    const request = { job: job as Job<unknown, unknown>, input, user, now: now(), db: null, connection: () => on };
    return (await running.start(jobId, { ...request, onProgress: (done, total, step) => progress(jobId, done, total, step) })) as never;
  },
  cancel: running.cancel,
});
