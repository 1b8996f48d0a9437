import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCore, type CoreHost, type RestartCause } from './core-host.ts';
import { lockFrame, refusal } from './policy/frame.ts';

/** A core that repeats what it was asked, locks when told to, and stays busy forever when asked to. */
const worker = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.kind === 'close') process.exit(0);
  if (message.kind !== 'call') return;
  const { procedure } = JSON.parse(message.text);
  if (procedure === 'busy') for (;;);
  if (procedure === 'users.lock') return parentPort.postMessage({ kind: 'lock' });
  parentPort.postMessage({ kind: 'reply', id: message.id, text: JSON.stringify({ procedure, bytes: message.bytes.map((each) => each.length) }) });
});
parentPort.postMessage({ kind: 'ready' });
`;

let folder: string;
let host: CoreHost;
let restarts: RestartCause[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-core-host-'));
  const workerFile = join(folder, 'worker.mjs');
  writeFileSync(workerFile, worker);
  restarts = [];
  host = startCore({
    workerFile,
    settings: {
      registerFolder: null,
      usualFolder: folder,
      demoFolder: folder,
      appearanceFile: folder,
      lastFolderFile: folder,
      earlierFolders: [],
      runtime: 'stand-in',
      version: '0',
      clock: null,
    },
    answer: () => Promise.resolve({ kind: 'cancelled' }),
    onEvent: () => undefined,
    onRestart: (cause) => restarts.push(cause),
    onFault: () => undefined,
    onLost: () => undefined,
  });
});
afterEach(async () => {
  await host.kill();
  rmSync(folder, { recursive: true });
});

const ask = (procedure: string, bytes: readonly Uint8Array[] = []) => host.call(JSON.stringify({ procedure, input: {} }), bytes);

describe('a lock', () => {
  test('empties the window before the core has said anything, and ends a core that is busy', async () => {
    await ask('first');
    const busy = ask('busy');
    host.lock();
    expect(restarts).toEqual(['lock']);
    expect(await busy).toBe(refusal('locked'));
    expect(JSON.parse(await ask('second'))).toMatchObject({ procedure: 'second' });
    expect(restarts).toEqual(['lock']);
  });

  test('keeps what the emptied window asks for the fresh core, bytes and all', async () => {
    await ask('first');
    host.lock();
    const passphrase = new Uint8Array([1, 2, 3]);
    expect(JSON.parse(await ask('second', [passphrase]))).toEqual({ procedure: 'second', bytes: [3] });
    expect([...passphrase]).toEqual([0, 0, 0]);
  });

  test('asked for twice is one lock, and empties the window each time: it may have hidden itself to ask', async () => {
    await ask('first');
    host.lock();
    host.lock();
    await ask('second');
    expect(restarts).toEqual(['lock', 'lock']);
  });

  test('that the core itself asks for begins the window again, too', async () => {
    await ask('first');
    // Bypasses the shell's own lock, as happens when a new key is made.
    void host.call(lockFrame, []);
    await expect.poll(() => restarts).toEqual(['lock']);
  });
});

test('a core that does not close is ended after a bound', async () => {
  await ask('first');
  void ask('busy');
  await host.close();
  expect(JSON.parse(await ask('second'))).toMatchObject({ result: { ok: false } });
});
