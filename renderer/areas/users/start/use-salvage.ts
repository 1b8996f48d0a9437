import type { Salvaged } from '../../../../electron/areas/users/repair/damage-contract.ts';
import type { Failure, Result } from '../../../../electron/base/result.ts';
import type { RunningJob } from '../../../client/use-job.ts';
import { useJobSubmit } from '../../../client/use-job-submit.ts';

type Salvaging = {
  readonly job: RunningJob;
  readonly failure: Failure | null;
  /** Nothing in the file can be read. */
  readonly isHopeless: boolean;
  readonly start: () => Promise<void>;
};

/** Saves what can be read; asks for the folder first. Cancelling changes nothing. */
export const useSalvage = (ask: (jobId: string) => Promise<Result<Salvaged | null>>, onSaved: (salvaged: Salvaged) => void): Salvaging => {
  const { job, failure, start } = useJobSubmit();
  const salvage = async (): Promise<void> => {
    const answer = await start(ask);
    if (answer?.ok && answer.value) onSaved(answer.value);
  };
  return { job, failure, isHopeless: failure?.details?.['nothing'] === true, start: salvage };
};
