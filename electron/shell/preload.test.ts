import { compileFunction } from 'node:vm';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

type Exposed = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The built preload, run with only what a sandboxed preload may require. */
const run = async (versions: Record<string, string>, refusesBytes = false) => {
  const built = await build({ configFile: 'build/vite.preload.config.ts', logLevel: 'silent', build: { write: false } });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const exposed: Record<string, Exposed[string]> = {};
  const invoked: unknown[][] = [];
  const listeners: ((...given: unknown[]) => void)[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: Exposed[string]) => (exposed[key] = api) },
    ipcRenderer: {
      // As in Electron: what is sent is copied before the call returns; the answer comes later.
      invoke: (...given: unknown[]) => {
        if (refusesBytes && (given[2] as readonly Uint8Array[]).length > 0) throw new Error('An object could not be cloned.');
        invoked.push(structuredClone(given));
        return Promise.resolve('{}');
      },
      on: (channel: string, listener: (...given: unknown[]) => void) =>
        listeners.push((...given) => listener({ channel, sender: 'ipcRenderer' }, ...given)),
      removeListener: () => listeners.splice(0),
    },
  };
  const files = output.output.filter((file) => file.type === 'chunk');
  expect(files.length).toBe(1);
  const required: string[] = [];
  const require = (name: string): unknown => {
    required.push(name);
    return electron;
  };
  const preload = compileFunction(files[0]?.code ?? '', ['require', 'exports', 'module', 'process']);
  preload(require, {}, {}, { versions, platform: 'linux' });
  return { exposed, invoked, listeners, required };
};

describe('the preload', () => {
  it('hardening 10 configured: exposes one call, one stream of events and which runtime this is', async () => {
    const { exposed, required } = await run({ electron: '45.4.1' });
    expect(required).toEqual(['electron']);
    expect(Object.fromEntries(Object.entries(exposed).map(([key, api]) => [key, Object.keys(api)]))).toEqual({
      utvag: ['call', 'onEvent', 'about'],
    });
    expect(exposed['utvag']?.['about']).toEqual({ runtime: 'electron', platform: 'linux' });
    expect((await run({})).exposed['utvag']?.['about']).toEqual({ runtime: 'stand-in', platform: 'linux' });
  });

  it('hands the page the text of an event and nothing of where it came from', async () => {
    const { exposed, listeners } = await run({});
    const heard: unknown[][] = [];
    const onEvent = exposed['utvag']?.['onEvent'] as (listener: (...given: unknown[]) => void) => () => void;
    const stop = onEvent((...given) => heard.push(given));
    listeners[0]?.('text');
    expect(heard).toEqual([['text']]);
    stop();
    expect(listeners).toEqual([]);
  });

  it('overwrites its own copy of a passphrase once it is sent, also when sending failed', async () => {
    const { exposed, invoked } = await run({});
    const copies = [new Uint8Array([107, 111, 100]), new Uint8Array([1])];
    const call = exposed['utvag']?.['call'] as (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
    const reply = call('{}', copies);
    expect(copies, 'before anybody has answered').toEqual([new Uint8Array(3), new Uint8Array(1)]);
    expect(await reply).toBe('{}');
    expect(invoked).toEqual([['utvag:call', '{}', [new Uint8Array([107, 111, 100]), new Uint8Array([1])]]]);

    const refusing = (await run({}, true)).exposed['utvag']?.['call'] as typeof call;
    const copy = new Uint8Array([107]);
    await expect((async () => refusing('{}', [copy]))()).rejects.toThrow('cloned');
    expect(copy).toEqual(new Uint8Array(1));
  });
});
