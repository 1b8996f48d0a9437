import { Worker } from 'node:worker_threads';
import { faultOf, type Fault } from '../../base/faults.ts';
import { Refusal } from '../../base/result.ts';
import type { FromJob, JobStart } from './job-messages.ts';
import type { RunJob } from './jobs.ts';

/** How long a job may take to notice that it should stop, before its thread is terminated and its transaction rolls back. */
const patience = 1000;

/**
 * Each job runs in its own thread with its own connection, so that the core stays responsive and no key remains in memory after the work is
 * done.
 */
export const runInThread =
  (workerFile: URL, onFault: (fault: Fault) => void = () => undefined): RunJob =>
  ({ job, input, user, now, connection, onProgress }) => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const { file, key } = connection();
    const start: JobStart = { name: job.name, input, user, now, file, key, cancel };
    // Transferred to the thread, so no copy remains on this side.
    const worker = new Worker(workerFile, { workerData: start, transferList: [key.buffer as ArrayBuffer] });
    let timer: NodeJS.Timeout | undefined;
    const result = new Promise<unknown>((resolve, reject) => {
      worker.on('message', (message: FromJob) => {
        if (message.kind === 'progress') onProgress(message.done, message.total, message.step);
        else if (message.kind === 'done') resolve(message.output);
        else {
          if (message.fault !== null) onFault(message.fault);
          reject(new Refusal(message.failure.code, message.failure));
        }
      });
      worker.on('error', (error) => {
        onFault(faultOf(error));
        reject(error);
      });
      worker.on('exit', () => reject(new Refusal(Atomics.load(cancel, 0) === 0 ? 'internal' : 'cancelled')));
    });
    const gone = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
    // The answer is delivered once the thread, and with it its connection, is gone.
    const answer = async (): Promise<unknown> => {
      try {
        return await result;
      } finally {
        await gone;
        clearTimeout(timer);
      }
    };
    return {
      result: answer(),
      cancel: () => {
        Atomics.store(cancel, 0, 1);
        timer ??= setTimeout(() => void worker.terminate(), patience);
      },
      stop: () => {
        Atomics.store(cancel, 0, 1);
        void worker.terminate();
      },
    };
  };
