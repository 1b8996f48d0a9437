import type { Id } from '../../../electron/base/ids.ts';
import type { Failure, Result } from '../../../electron/base/result.ts';
import { invalidate } from '../../client/client.ts';
import type { RunningJob } from '../../client/use-job.ts';
import { useJobSubmit } from '../../client/use-job-submit.ts';

/** Making or checking a copy, one at a time, with what hindered the last. Being cancelled is no trouble. */
export const useBackupJob = (): {
  readonly job: RunningJob;
  readonly failure: Failure | null;
  readonly run: <T>(start: (jobId: Id) => Promise<Result<T>>) => Promise<T | null>;
} => {
  const { job, failure, start } = useJobSubmit();
  return {
    job,
    failure,
    run: async (work) => {
      const answer = await start(work);
      if (answer?.ok) return answer.value;
      // Why it was refused may show in the list as well: a stick that is gone.
      if (answer) invalidate(['backups']);
      return null;
    },
  };
};
