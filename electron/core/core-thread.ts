import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '../base/dates.ts';
import { faultOf } from '../base/faults.ts';
import type { PortAnswer } from '../base/ports.ts';
import { createCore } from './core.ts';
import { runInThread } from './jobs/job-thread.ts';
import type { CoreSettings, FromCore, ToCore } from './messages.ts';
import { parseInThread } from './parsers/parser-thread.ts';

/** The core in its thread: frames in, replies and events out, with questions to the shell in between. */
const port = parentPort;
if (!port) throw new Error('the core runs in a worker thread');

const settings = workerData as CoreSettings;
/** Like every stored instant: with milliseconds, whatever the shell passed. */
const instantOf = (clock: string): Instant => new Date(clock).toISOString();
let frozen = settings.clock === null ? null : instantOf(settings.clock);
const now = (): Instant => frozen ?? new Date().toISOString();

const say = (message: FromCore): void => port.postMessage(message);

const waiting = new Map<number, (answer: PortAnswer) => void>();
let asked = 0;

const core = createCore({
  settings,
  now,
  ports: {
    ask: async (ask) => {
      asked += 1;
      const id = asked;
      return new Promise<PortAnswer>((resolve) => {
        waiting.set(id, resolve);
        say({ kind: 'port', id, ask });
      });
    },
  },
  emit: (event) => say({ kind: 'event', text: JSON.stringify(event) }),
  onLock: () => say({ kind: 'lock' }),
  // In the build, every entry is in a folder directly below out/.
  runJob: runInThread(new URL('../core/jobs-worker.js', import.meta.url), (fault) => say({ kind: 'fault', source: 'job', fault })),
  runParser: parseInThread(new URL('../core/parser-worker.js', import.meta.url), undefined, (fault) =>
    say({ kind: 'fault', source: 'job', fault }),
  ),
  onFault: (error) => say({ kind: 'fault', source: 'core', fault: faultOf(error) }),
});

port.on('message', (message: ToCore) => {
  switch (message.kind) {
    case 'call':
      void core.call(message.text, message.bytes).then((reply) => say({ kind: 'reply', id: message.id, text: JSON.stringify(reply) }));
      return;
    case 'port-reply':
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
      return;
    case 'set-clock':
      frozen = instantOf(message.clock);
      return;
    case 'close':
      core.close();
      process.exit(0);
  }
});

say({ kind: 'ready' });
