import { Worker } from 'node:worker_threads';
import { Refusal } from '../../electron/base/result.ts';
import type { RunParser } from '../../electron/core/parsers/parser-thread.ts';
import type { Answered, Asked } from './foreign-worker.ts';

export type Bounds = { readonly heap: number; readonly outside: number; readonly seconds: number };

const tooComplex = (): Refusal => new Refusal('unreadable-file', { details: { reason: 'too-complex' } });

/** Parsers in one thread with the program's own limits; a file that exceeds them ends it, and the next file gets a new one. */
export const lastingThread = ({ heap, outside, seconds }: Bounds): { readonly run: RunParser; readonly end: () => void } => {
  let worker: Worker | null = null;
  const made = (): Worker =>
    new Worker(new URL('foreign-worker.js', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64 },
    });
  const read = (asked: Asked, limit: number): Promise<unknown> => {
    const thread = (worker ??= made());
    return new Promise<unknown>((resolve, reject) => {
      const over = (work: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        thread.off('message', onMessage).off('error', onError);
        work();
      };
      const end = (): void =>
        over(() => {
          worker = null;
          void thread.terminate();
          reject(tooComplex());
        });
      const timer = setTimeout(end, limit * 1000);
      const watch = setInterval(() => {
        thread.getHeapStatistics().then(
          ({ external_memory: bytes }) => {
            if (bytes > outside * 1024 * 1024) end();
          },
          () => undefined,
        );
      }, 100);
      const onMessage = (answer: Answered): void =>
        over(() => (answer.ok ? resolve(answer.output) : reject(new Refusal(answer.failure.code, answer.failure))));
      // V8 ends a thread that exceeds its heap; anything else would be a bug in our code.
      const onError = (error: Error & { code?: string }): void =>
        over(() => {
          worker = null;
          reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error);
        });
      thread.on('message', onMessage).on('error', onError);
      thread.postMessage(asked);
    });
  };
  const run: RunParser = ({ parser, input }) => ({
    result: read({ name: parser.name, input }, Math.min(parser.seconds, seconds)),
    cancel: () => undefined,
    stop: () => undefined,
  });
  return { run, end: () => void worker?.terminate() };
};
