import { parentPort, workerData } from 'node:worker_threads';
import { faultOf } from '../../base/faults.ts';
import type { FromParser, ParserStart } from './parser-messages.ts';
import { parserNamed } from './parser-table.ts';
import { failureOf } from '../refusals.ts';

/** One foreign file in its thread: reads it, returns its content, ends. */
const port = parentPort;
if (!port) throw new Error('a parser runs in a worker thread');

const say = (message: FromParser): void => port.postMessage(message);
const { name, input, cancel } = workerData as ParserStart;

const work = async (): Promise<void> => {
  const output = await parserNamed(name).run(input, {
    progress: (share) => say({ kind: 'progress', share }),
    cancelled: () => Atomics.load(cancel, 0) !== 0,
  });
  say({ kind: 'done', output });
};

// A thread ends by itself when nothing is left to do; ending it here would lose the last message.
work().catch((error: unknown) => {
  const failure = failureOf(error);
  say({ kind: 'refused', failure, fault: failure.code === 'internal' ? faultOf(error) : null });
});
