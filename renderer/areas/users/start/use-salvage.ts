import { useState } from 'react';
import type { Salvaged } from '../../../../electron/areas/users/repair/damage-contract.ts';
import type { Failure, Result } from '../../../../electron/base/result.ts';
import { useJob, type RunningJob } from '../../../client/use-job.ts';

type Salvaging = {
  readonly job: RunningJob;
  readonly failure: Failure | null;
  /** Nothing in the file can be read. */
  readonly isHopeless: boolean;
  readonly start: () => Promise<void>;
};

/** Saves what can be read; asks for the folder first. Cancelling changes nothing. */
export const useSalvage = (ask: (jobId: string) => Promise<Result<Salvaged | null>>, onSaved: (salvaged: Salvaged) => void): Salvaging => {
  const job = useJob();
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async (): Promise<void> => {
    setFailure(null);
    const answer = await job.run(ask);
    if (!answer.ok) setFailure(answer.error.code === 'cancelled' ? null : answer.error);
    else if (answer.value) onSaved(answer.value);
  };
  return { job, failure, isHopeless: failure?.details?.['nothing'] === true, start };
};
