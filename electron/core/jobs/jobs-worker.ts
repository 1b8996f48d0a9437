import { parentPort, workerData } from 'node:worker_threads';
import { faultOf } from '../../base/faults.ts';
import { openDatabase } from '../../register/database.ts';
import { areas } from '../areas.ts';
import { jobNamed } from '../assembly.ts';
import type { FromJob, JobStart } from './job-messages.ts';
import { failureOf } from '../refusals.ts';

/** One job in its thread: opens the register, does the work, reports the outcome, ends. */
const port = parentPort;
if (!port) throw new Error('a job runs in a worker thread');

const say = (message: FromJob): void => port.postMessage(message);
const { name, input, user, now, file, key, cancel } = workerData as JobStart;

const work = async (): Promise<void> => {
  const db = (() => {
    try {
      return openDatabase(file, key);
    } finally {
      key.fill(0);
    }
  })();
  try {
    const output = await jobNamed(areas, name).run(input, {
      db,
      areas,
      user,
      now,
      progress: (done, total, step) => say({ kind: 'progress', done, total, step }),
      cancelled: () => Atomics.load(cancel, 0) !== 0,
    });
    say({ kind: 'done', output });
  } finally {
    db.close();
  }
};

// A thread ends by itself when nothing is left to do; ending it here would lose the last message.
work().catch((error: unknown) => {
  const failure = failureOf(error);
  say({ kind: 'refused', failure, fault: failure.code === 'internal' ? faultOf(error) : null });
});
