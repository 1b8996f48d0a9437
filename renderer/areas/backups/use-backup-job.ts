import { useState } from 'react';
import type { Id } from '../../../electron/base/ids.ts';
import type { Failure, Result } from '../../../electron/base/result.ts';
import { invalidate } from '../../client/client.ts';
import { useJob, type RunningJob } from '../../client/use-job.ts';

/** Making or checking a copy, one at a time, with what hindered the last. Being cancelled is no trouble. */
export const useBackupJob = (): {
  readonly job: RunningJob;
  readonly failure: Failure | null;
  readonly run: <T>(start: (jobId: Id) => Promise<Result<T>>) => Promise<T | null>;
} => {
  const job = useJob();
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    job,
    failure,
    run: async (start) => {
      setFailure(null);
      const answer = await job.run(start);
      if (answer.ok) return answer.value;
      if (answer.error.code !== 'cancelled') setFailure(answer.error);
      // The reason for the refusal may show in the list as well, such as a removed USB stick.
      invalidate(['backups']);
      return null;
    },
  };
};
