import { verifyJob } from '../../areas/audit/jobs.ts';
import { checkJob, makeJob } from '../../areas/backups/jobs.ts';
import { commitJob, judgeJob } from '../../areas/exchange/jobs.ts';
import { checkFileJob, rekeyJob, salvageJob } from '../../areas/users/jobs.ts';
import type { Job } from '../../register/jobs.ts';

/** Every job there is: the core names it, the worker finds it here. */
const jobs = [judgeJob, commitJob, verifyJob, makeJob, checkJob, rekeyJob, checkFileJob, salvageJob] as readonly Job<never, unknown>[];

export const jobNamed = (name: string): Job<unknown, unknown> => {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Error(`there is no job called ${name}`);
  return job as Job<unknown, unknown>;
};
