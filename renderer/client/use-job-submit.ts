import { useCallback } from 'react';
import type { Id } from '../../electron/base/ids.ts';
import type { Failure, Result } from '../../electron/base/result.ts';
import { useJob, type RunningJob } from './use-job.ts';
import { useSubmit } from './use-submit.ts';

export type JobSubmit = {
  readonly job: RunningJob;
  /** Why the last one was refused. Whoever cancelled it knows: that is no refusal to be told of. */
  readonly failure: Failure | null;
  /** Null when it was not begun because another was still running. */
  readonly start: <T>(work: (jobId: Id) => Promise<Result<T>>) => Promise<Result<T> | null>;
  readonly clear: () => void;
};

/** Long work as one act: its progress, the way out, and why it was refused. */
export const useJobSubmit = (): JobSubmit => {
  const job = useJob();
  const { failure, submit, clear } = useSubmit();
  const { run } = job;
  const start = useCallback(
    async <T>(work: (jobId: Id) => Promise<Result<T>>): Promise<Result<T> | null> => {
      const answer = await submit(() => run(work));
      if (answer?.ok === false && answer.error.code === 'cancelled') clear();
      return answer;
    },
    [submit, run, clear],
  );
  return { job, failure, start, clear };
};
