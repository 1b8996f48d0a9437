import { Worker } from 'node:worker_threads';
import { faultOf, type Fault } from '../../base/faults.ts';
import type { Parser } from '../../base/parsers.ts';
import { Refusal } from '../../base/result.ts';
import type { StartedJob } from '../jobs/jobs.ts';
import type { FromParser, ParserStart } from './parser-messages.ts';

export type ParserRequest = {
  readonly parser: Parser<unknown, unknown>;
  readonly input: unknown;
  readonly onProgress: (share: number) => void;
};

export type RunParser = (request: ParserRequest) => StartedJob;

/** In this thread, without limits, as in tests. */
export const parseInPlace: RunParser = ({ parser, input, onProgress }) => {
  let asked = false;
  const cancel = (): void => {
    asked = true;
  };
  const run = async (): Promise<unknown> => {
    // As in a thread, the work begins only after it has been started.
    await Promise.resolve();
    return parser.run(input, { progress: onProgress, cancelled: () => asked });
  };
  return { result: run(), cancel, stop: cancel };
};

/** V8's own heap, and memory outside it (buffers, unpacked bytes), in megabytes. A list of 5,000 people needs a tenth of this. */
export type ParserBounds = { readonly heap: number; readonly outside: number };
const bounds: ParserBounds = { heap: 512, outside: 768 };

/** How often memory outside the heap is checked, in ms: V8 only limits its own. */
const look = 100;
/** How long a parser may take to notice that it should stop, in ms. */
const patience = 500;

const tooComplex = (): Refusal => new Refusal('unreadable-file', { details: { reason: 'too-complex' } });

/** V8 ends a thread that exceeds its heap with this error. */
const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Runs each foreign file in its own thread, which is terminated if it takes too long or too much memory. */
export const parseInThread =
  (workerFile: URL, { heap, outside }: ParserBounds = bounds, onFault: (fault: Fault) => void = () => undefined): RunParser =>
  ({ parser, input, onProgress }) => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const start: ParserStart = { name: parser.name, input, cancel };
    const worker = new Worker(workerFile, {
      workerData: start,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64 },
    });
    let ended: Refusal | null = null;
    const end = (why: Refusal): void => {
      ended ??= why;
      void worker.terminate();
    };
    const timer = setTimeout(() => end(tooComplex()), parser.seconds * 1000);
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        ({ external_memory: bytes }) => {
          if (bytes > outside * 1024 * 1024) end(tooComplex());
        },
        // It has ended.
        () => undefined,
      );
    }, look);
    const result = new Promise<unknown>((resolve, reject) => {
      worker.on('message', (message: FromParser) => {
        if (message.kind === 'progress') onProgress(message.share);
        else if (message.kind === 'done') resolve(message.output);
        else {
          if (message.fault !== null) onFault(message.fault);
          reject(new Refusal(message.failure.code, message.failure));
        }
      });
      worker.on('error', (error) => {
        if (isOutOfMemory(error)) return reject(tooComplex());
        onFault(faultOf(error));
        return reject(error);
      });
      worker.on('exit', () => reject(ended ?? new Refusal(Atomics.load(cancel, 0) === 0 ? 'internal' : 'cancelled')));
    }).finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
    });
    return {
      result,
      cancel: () => {
        Atomics.store(cancel, 0, 1);
        setTimeout(() => end(new Refusal('cancelled')), patience).unref();
      },
      stop: () => {
        Atomics.store(cancel, 0, 1);
        end(new Refusal('cancelled'));
      },
    };
  };
