/**
 * Starts the core in its worker, forwards calls to it and answers its questions. Ends the worker on lock, so everything it knew is gone
 * too.
 */
import { Worker } from 'node:worker_threads';
import { faultOf, type Fault } from '../base/faults.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';
import type { CoreSettings, FromCore, ToCore } from '../core/messages.ts';
import { createCircle } from './process/circle.ts';
import { frameText, isRefused, lockFrame, refusal } from './policy/frame.ts';
import { StartFault } from './process/start-fault.ts';

export type RestartCause = 'lock' | 'crash';

export type CoreHostOptions = {
  readonly workerFile: string;
  readonly settings: CoreSettings;
  readonly answer: (ask: PortAsk) => Promise<PortAnswer>;
  /** A `CoreEvent` as JSON. */
  readonly onEvent: (text: string) => void;
  /**
   * The window must start over: at once when a lock is requested, whatever the core is doing, and when a fresh core has replaced one that
   * crashed. Its calls wait for the fresh core.
   */
  readonly onRestart: (cause: RestartCause) => void;
  /** A fault in our code, for the trace. */
  readonly onFault: (source: 'core' | 'job', fault: Fault) => void;
  /** There is no core any more and there will be none: the last ones were never ready, or crashed again and again. Called once. */
  readonly onLost: (why: StartFault) => void;
};

export type CoreHost = {
  /** Resolves when the first core is ready. Rejects with a `StartFault` if none ever is; `onLost` is not called then. */
  readonly ready: Promise<void>;
  /** Takes over the bytes: they are copied once and moved to the core, and the originals are overwritten. Never rejects. */
  readonly call: (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
  /** Has the window cleared at once and the register locked: by the core if it answers in time, otherwise by ending it. */
  readonly lock: () => void;
  /** Reports to the core something that the shell refused. No procedure has such a name, so the router refuses and logs it. */
  readonly record: (refused: 'foreign-sender' | 'foreign-request' | 'malformed-frame' | 'frame-too-large') => void;
  readonly setClock: (instant: string) => void;
  /** Resolves when the core has shut down properly, or was terminated. */
  readonly close: () => Promise<void>;
  /** Ends the core at once, as the end of the process would: it saves nothing. */
  readonly kill: () => Promise<void>;
};

/** How long a core may take to close before it is terminated, in ms. */
const patience = 3000;
/**
 * How long it may take to lock, in ms. After that, work in progress is lost, as in a crash, along with what was typed in the last second.
 */
const lockPatience = 1500;
/** A core that dies this often without ever being ready is not restarted. */
const mostFailures = 3;
/** Nor is one that does become ready, but dies more often than this within that time (ms). */
const [mostEnds, endsSpan] = [5, 60_000];

const ended: Fault = { name: 'CoreEnded', code: null, frames: [] };

const buffersOf = (message: ToCore): ArrayBuffer[] => {
  const bytes =
    message.kind === 'call' ? message.bytes : message.kind === 'port-reply' && 'bytes' in message.answer ? [message.answer.bytes] : [];
  return bytes.map((each) => each.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
};

/** A separate copy: small Node buffers share one pool, which cannot be transferred. */
const takeOver = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(bytes);
  bytes.fill(0);
  return copy;
};

export const startCore = (options: CoreHostOptions): CoreHost => {
  let settings = options.settings;
  let worker: Worker | null = null;
  let nextId = 1;
  let failures = 0;
  const isCircle = createCircle(mostEnds, endsSpan);
  let isHopeless = false;
  let closing = false;
  let isLost = false;
  /** The fault of the last core that crashed. */
  let lastFault = ended;
  let wasReady = false;
  let settle: { readonly resolve: () => void; readonly reject: (why: StartFault) => void };
  const ready = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  ready.catch(() => undefined);
  const waiting = new Map<number, (text: string) => void>();
  /** While a lock is under way: requests that the cleared window already makes to the next core. */
  let held: (() => void)[] | null = null;

  const post = (message: ToCore): void => worker?.postMessage(message, buffersOf(message));

  const answer = async (asker: Worker, id: number, ask: PortAsk): Promise<void> => {
    const given = await options.answer(ask).catch((): PortAnswer => ({ kind: 'failed', code: 'internal' }));
    // A core that was ended in the meantime gets no answer, and its successor did not ask.
    if (worker !== asker) return;
    // The register folder that the user chose also applies to the core after the next lock.
    if (ask.port === 'choose-folder' && given.kind === 'folder') settings = { ...settings, registerFolder: given.path };
    if (ask.port === 'use-register') settings = { ...settings, registerFolder: ask.path };
    post({ kind: 'port-reply', id, answer: 'bytes' in given ? { ...given, bytes: takeOver(given.bytes) } : given });
  };

  const restart = (cause: RestartCause): void => {
    const old = worker;
    worker = null;
    void old?.terminate();
    for (const reply of waiting.values()) reply(refusal(cause === 'lock' ? 'locked' : 'internal'));
    waiting.clear();
    const asked = held;
    held = null;
    if (!closing && !isLost && isHopeless) lose(new StartFault({ kind: 'core', fault: lastFault }));
    if (!closing && !isLost) {
      begin();
      // If the lock was requested here, the window has already started over.
      if (asked === null) options.onRestart(cause);
    }
    for (const ask of asked ?? []) ask();
  };

  const lose = (why: StartFault): void => {
    if (isLost || closing) return;
    isLost = true;
    if (wasReady) options.onLost(why);
    else settle.reject(why);
  };

  const begin = (): void => {
    let hasSaidWhy = false;
    const current = new Worker(options.workerFile, { workerData: settings });
    worker = current;
    current.on('message', (message: FromCore) => {
      if (worker !== current) return;
      switch (message.kind) {
        case 'ready':
          failures = 0;
          wasReady = true;
          settle.resolve();
          return;
        case 'unloadable':
          hasSaidWhy = true;
          options.onFault('core', message.fault);
          lose(new StartFault({ kind: 'module', module: message.module, fault: message.fault }));
          return;
        case 'fault':
          options.onFault(message.source, message.fault);
          return;
        case 'reply':
          waiting.get(message.id)?.(message.text);
          waiting.delete(message.id);
          return;
        case 'event':
          options.onEvent(message.text);
          return;
        case 'port':
          void answer(current, message.id, message.ask);
          return;
        case 'lock':
          restart('lock');
      }
    });
    // Without a listener, an error in the worker would end the whole program; `exit` always follows.
    current.on('error', (error) => {
      hasSaidWhy = true;
      lastFault = faultOf(error);
      options.onFault('core', lastFault);
      process.stderr.write(`core: ${lastFault.name}\n`);
    });
    current.on('exit', () => {
      if (worker !== current) return;
      if (!hasSaidWhy) options.onFault('core', (lastFault = ended));
      failures += 1;
      isHopeless = isCircle() || failures >= mostFailures;
      restart('crash');
    });
  };

  const send = (text: string, bytes: readonly Uint8Array[]): Promise<string> =>
    new Promise((resolve) => {
      if (worker === null || closing) {
        resolve(refusal('internal'));
        return;
      }
      const id = nextId++;
      waiting.set(id, resolve);
      post({ kind: 'call', id, text, bytes });
    });

  const call = (text: string, bytes: readonly Uint8Array[]): Promise<string> => {
    const taken = bytes.map(takeOver);
    if (held === null) return send(text, taken);
    const later = held;
    return new Promise((resolve) => void later.push(() => void send(text, taken).then(resolve)));
  };

  const lock = (): void => {
    const asked = worker;
    if (asked === null || closing) return;
    if (held !== null) {
      // Already locking; the window that asks has hidden itself and starts over.
      options.onRestart('lock');
      return;
    }
    // Anything the window sent earlier, including drafts, arrives before this.
    const answered = send(lockFrame, []);
    held = [];
    options.onRestart('lock');
    const end = (): void => {
      if (worker === asked && !closing) restart('lock');
    };
    // A register that is already locked refuses.
    void answered.then((text) => {
      if (isRefused(text)) end();
    });
    setTimeout(end, lockPatience).unref();
  };

  begin();

  return {
    ready,
    call,
    lock,
    record: (refused) => void call(frameText(`shell.${refused}`), []),
    setClock: (instant) => {
      settings = { ...settings, clock: instant };
      post({ kind: 'set-clock', clock: instant });
    },
    close: async () => {
      const last = worker;
      closing = true;
      if (last === null) return;
      const gone = new Promise<void>((resolve) => void last.once('exit', () => resolve()));
      last.postMessage({ kind: 'close' } satisfies ToCore);
      const timer = setTimeout(() => void last.terminate(), patience);
      await gone;
      clearTimeout(timer);
    },
    kill: async () => {
      closing = true;
      await worker?.terminate();
    },
  };
};
