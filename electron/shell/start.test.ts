import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callChannel, eventChannel } from './channels.ts';
import { forbiddenSwitches, switches } from './policy/policy.ts';
import { recordElectron, type RecordingOptions } from './recording-electron.ts';
import { start, type Program, type StartOptions } from './start.ts';

/** A core that returns its settings, and what it receives, as the reply; `test.ask` sends its input to the shell. */
const worker = `
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.kind === 'close') {
    writeFileSync(new URL('../put-away', import.meta.url), '');
    process.exit(0);
  }
  if (message.kind === 'port-reply') parentPort.postMessage({ kind: 'event', text: JSON.stringify(message.answer) });
  if (message.kind !== 'call') return;
  const { procedure, input } = JSON.parse(message.text);
  if (procedure === 'test.ask') parentPort.postMessage({ kind: 'port', id: 1, ask: input });
  if (procedure.startsWith('shell.')) parentPort.postMessage({ kind: 'event', text: procedure });
  if (procedure === 'users.lock') return parentPort.postMessage({ kind: 'lock' });
  parentPort.postMessage({ kind: 'reply', id: message.id, text: JSON.stringify({ ...workerData, bytes: message.bytes.map((each) => [...each]) }) });
});
parentPort.postMessage({ kind: 'ready' });
`;

let outFolder: string;
let program: Program | null = null;
beforeEach(async () => {
  outFolder = await mkdtemp(join(tmpdir(), 'utvag-start-'));
  await mkdir(join(outFolder, 'core'));
  await mkdir(join(outFolder, 'renderer'));
  await writeFile(join(outFolder, 'package.json'), '{"type":"module"}');
  await writeFile(join(outFolder, 'core/core-worker.js'), worker);
});
afterEach(async () => {
  await program?.close();
  program = null;
  await rm(outFolder, { recursive: true });
});

const begin = async (
  options: RecordingOptions = {},
  args: readonly string[] = [],
  platform: NodeJS.Platform = 'darwin',
  ownProcess?: StartOptions['process'],
) => {
  const recorded = recordElectron({ userData: join(outFolder, 'data'), isStarting: true, ...options });
  const environment = { UTVAG_CLOCK: '2026-05-07T08:00:00Z' };
  program = await start(recorded.electron, {
    runtime: 'electron',
    outFolder,
    arguments: args,
    environment,
    platform,
    ...(ownProcess && { process: ownProcess }),
  });
  return recorded;
};

const ours = { type: 'frame', sender: { id: 7 }, senderFrame: { url: 'app://utvag/index.html', origin: 'app://utvag', parent: null } };

describe('start', () => {
  it('hardening 02 configured: turns the sandbox on, registers the scheme and takes the only instance before Electron is ready', async () => {
    const { app } = await begin();
    const names = app.names();
    expect(names.slice(0, names.indexOf('whenReady'))).toEqual(expect.arrayContaining(['enableSandbox', 'registerSchemesAsPrivileged']));
    expect(app.calls).toContainEqual([
      'registerSchemesAsPrivileged',
      [
        {
          scheme: 'app',
          privileges: expect.objectContaining({ standard: true, secure: true, bypassCSP: false, allowServiceWorkers: false }) as unknown,
        },
      ],
    ]);
    expect(app.calls).toContainEqual(['appendSwitch', 'disable-http-cache', undefined]);
  });

  it('hardening 03 configured: cuts the network before Electron is ready, and every page and session from it', async () => {
    const { app, windows } = await begin();
    const given = app.calls.slice(0, app.names().indexOf('whenReady')).filter(([name]) => name === 'appendSwitch');
    expect(given.map(([, ...each]) => each)).toEqual(switches.map(([name, value]) => [name, value]));
    expect(app.names()).toEqual(expect.arrayContaining(['configureHostResolver', 'setProxy']));
    expect(windows[0]?.webContents.calls[0]).toEqual(['setWebRTCIPHandlingPolicy', 'disable_non_proxied_udp']);
  });

  it('hardening 24 configured: quits when another instance runs, and is brought forward by one', async () => {
    const second = await begin({ hasLock: false });
    expect([program, second.app.names().at(-1), second.windows]).toEqual([null, 'quit', []]);
    const first = await begin();
    first.app.emit('second-instance', {}, ['/opt/Utvag/utvag']);
    expect(first.windows[0]?.names()).toEqual(['setContentProtection', 'loadURL', 'show', 'restore', 'focus']);
    first.app.emit('second-instance', {}, ['/opt/Utvag/utvag', '--demo']);
    expect(first.windows[0]?.names().at(-1), 'whoever wants the demo is not shown this register').toBe('focus');
    expect(first.windows[0]?.names()).toHaveLength(5);
    first.windows[0]?.destroy();
    expect(() => first.app.emit('second-instance', {}, []), 'asked for while it is ending').not.toThrow();
  });

  it.each(forbiddenSwitches)('hardening 17 configured: does not run packaged with --%s', async (name) => {
    const { app, windows } = await begin({ isPackaged: true, switches: [name] });
    expect([app.calls, windows]).toEqual([[['exit', 1]], []]);
  });

  it('gives the core its settings, and passes bytes on', async () => {
    const { ipc } = await begin({}, ['--register', '/srv/register']);
    const passphrase = new Uint8Array([1, 2, 3]);
    expect(JSON.parse(String(await ipc.emit(callChannel, ours, '{"procedure":"users.status"}', [passphrase])))).toEqual({
      registerFolder: '/srv/register',
      usualFolder: join(outFolder, 'data', 'register'),
      demoFolder: join(outFolder, 'data', 'demo'),
      appearanceFile: join(outFolder, 'data', 'appearance.json'),
      lastFolderFile: join(outFolder, 'data', 'last-folder.json'),
      earlierFolders: [],
      runtime: 'electron',
      version: '0.0.0',
      clock: '2026-05-07T08:00:00Z',
      bytes: [[1, 2, 3]],
    });
    expect([...passphrase]).toEqual([0, 0, 0]);
  });

  it('refuses a frozen clock when packaged', async () => {
    const { ipc } = await begin({ isPackaged: true });
    expect(JSON.parse(String(await ipc.emit(callChannel, ours, '{"procedure":"users.status"}', [])))).toMatchObject({ clock: null });
  });

  it('hardening 09 configured: refuses a foreign sender and has it recorded', async () => {
    const { ipc, windows } = await begin();
    const reply = await ipc.emit(callChannel, { ...ours, senderFrame: null }, '{"procedure":"users.status"}', []);
    expect(JSON.parse(String(reply))).toEqual({ result: { ok: false, error: { code: 'forbidden' } }, changed: [] });
    await expect.poll(() => windows[0]?.webContents.calls).toContainEqual(['send', eventChannel, 'shell.foreign-sender']);
  });

  it.each(['lock-screen', 'suspend', 'user-did-resign-active'])('on %s has the register locked and begins again', async (event) => {
    const { powerMonitor, windows } = await begin({}, ['--demo']);
    powerMonitor.emit(event);
    // The demo is not reopened automatically.
    await expect
      .poll(() => windows[0]?.calls)
      .toEqual([
        ['setContentProtection', true],
        ['loadURL', 'app://utvag/index.html?demo=1'],
        ['show'],
        ['setContentProtection', true],
        ['loadURL', 'app://utvag/index.html'],
      ]);
  });

  it('answers the wish to lock itself and empties the window at once, whatever the core is doing', async () => {
    const { ipc, windows } = await begin();
    const loads = (): number => windows[0]?.names().filter((name) => name === 'loadURL').length ?? 0;
    const before = loads();
    const answered = ipc.emit(callChannel, ours, '{"procedure":"users.lock","input":{}}', []);
    expect(loads()).toBe(before + 1);
    expect(JSON.parse(String(await answered))).toEqual({ result: { ok: true, value: {} }, changed: [] });
  });

  it('hardening 23 configured: takes the window out of screen pictures again at a lock, and what was copied off the clipboard', async () => {
    const { ipc, windows, clipboard, powerMonitor } = await begin();
    const ask = (input: unknown): unknown => ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input }), []);
    await ask({ port: 'protect-screen', isProtected: false });
    await expect.poll(() => windows[0]?.calls.at(-1)).toEqual(['setContentProtection', false]);
    clipboard.text = 'ett namn';
    await ask({ port: 'clear-clipboard-later' });
    await ask({ port: 'protect-screen', isProtected: false });
    await expect.poll(() => windows[0]?.calls.filter(([, isProtected]) => isProtected === false)).toHaveLength(2);
    expect(clipboard.text).toBe('ett namn');
    powerMonitor.emit('suspend');
    await expect
      .poll(() => windows[0]?.calls.slice(-2))
      .toEqual([
        ['setContentProtection', true],
        ['loadURL', 'app://utvag/index.html'],
      ]);
    await expect.poll(() => clipboard.text).toBe('');
  });

  it('at a lock lets the page send what was typed last, and waits for no page that hangs', async () => {
    const { ipc, windows, powerMonitor } = await begin();
    const names = (): readonly string[] => windows[0]?.names() ?? [];
    const loads = (): number => names().filter((name) => name === 'loadURL').length;
    powerMonitor.emit('suspend');
    expect(windows[0]?.webContents.calls.at(-1)).toEqual(['send', eventChannel, '{"kind":"leaving"}']);
    expect(loads(), 'the page is still there').toBe(1);
    await ipc.emit(callChannel, ours, '{"procedure":"users.lock","input":{}}', []);
    await expect.poll(loads).toBe(2);
    powerMonitor.emit('suspend');
    await expect.poll(loads, { message: 'nobody answered this time' }).toBe(3);
  });

  it('ends all the same when putting away hangs, though its window holds its close', async () => {
    const { clipboard, electron, ending, ipc } = await begin();
    await ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input: { port: 'clear-clipboard-later' } }), []);
    await ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input: { port: 'read-trace' } }), []);
    // The program that owned the clipboard no longer responds.
    clipboard.readText = () => new Promise(() => undefined);
    electron.app.quit();
    await expect.poll(() => ending.code).toBe(0);
  });

  it('locks behind a page that fell over', async () => {
    const { windows } = await begin();
    windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => windows[0]?.names().filter((name) => name === 'loadURL')).toHaveLength(2);
  });

  it('notes a fault of its own without its words, and goes on', async () => {
    const listeners = new Map<string, (error: unknown) => void>();
    const fakeProcess = { on: (event: string, listener: (error: unknown) => void) => void listeners.set(event, listener) };
    await begin({}, [], 'linux', fakeProcess);
    listeners.get('uncaughtException')?.(new RangeError('Alva Testsson'));
    listeners.get('unhandledRejection')?.(new TypeError('Alva Testsson'));
    const trace = await readFile(join(outFolder, 'data/trace.json'), 'utf8');
    expect(JSON.parse(trace)).toMatchObject([
      { source: 'shell', name: 'RangeError' },
      { source: 'shell', name: 'TypeError' },
    ]);
    expect(trace).not.toContain('Alva');
  });

  it('holds the window that a person closes until the page has sent what was typed last', async () => {
    const { ipc, windows, ending } = await begin();
    let isPrevented = false;
    windows[0]?.emit('close', { preventDefault: () => (isPrevented = true) });
    expect([isPrevented, windows[0]?.destroyed]).toEqual([true, false]);
    await ipc.emit(callChannel, ours, '{"procedure":"users.lock","input":{}}', []);
    await expect.poll(() => ending.code, { timeout: 10_000 }).toBe(0);
    expect(
      windows[0]?.names().filter((name) => name === 'loadURL'),
      'it ends, and begins no more',
    ).toHaveLength(1);
  });

  it('is shown when its page has loaded, also where ready-to-show never comes', async () => {
    const { windows } = await begin();
    expect(windows[0]?.names()).toContain('show');
  });

  it.each<[string, (recorded: Awaited<ReturnType<typeof begin>>) => void]>([
    ['the menu, a key or a signal quits', ({ electron }) => electron.app.quit()],
    ['the window is closed', ({ windows }) => windows[0]?.destroy()],
    ['the system shuts down', ({ powerMonitor }) => powerMonitor.emit('shutdown', { preventDefault: () => undefined })],
  ])('puts everything away before Electron ends when %s', async (_how, quit) => {
    const recorded = await begin();
    const { ipc, clipboard, ending } = recorded;
    clipboard.text = 'ett namn';
    await ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input: { port: 'clear-clipboard-later' } }), []);
    await ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input: { port: 'read-trace' } }), []);
    quit(recorded);
    expect(ending.code, 'not before').toBeNull();
    await expect.poll(() => ending.code, { timeout: 10_000 }).toBe(0);
    expect(clipboard.text).toBe('');
    expect(await readFile(join(outFolder, 'put-away'), 'utf8')).toBe('');
  });

  it('on Windows is locked when the session is about to end, and ends with it', async () => {
    const { windows, ending } = await begin({}, [], 'win32');
    windows[0]?.emit('query-session-end', {});
    await expect.poll(() => windows[0]?.names().filter((name) => name === 'loadURL').length).toBe(2);
    windows[0]?.emit('session-end', {});
    await expect.poll(() => ending.code, { timeout: 10_000 }).toBe(0);
  });

  it('on Linux is locked when the screen is, which only an answer tells', async () => {
    const { windows, idle } = await begin({}, [], 'linux');
    idle.state = 'locked';
    await expect.poll(() => windows[0]?.names().filter((name) => name === 'loadURL').length, { timeout: 10_000 }).toBe(2);
  });

  it('lets what the core asks reach the desktop: copies, the appearance, and what became of a print job', async () => {
    const { ipc, windows, clipboard, menus, nativeTheme } = await begin({}, ['--lang', 'sv']);
    const ask = (input: unknown): unknown => ipc.emit(callChannel, ours, JSON.stringify({ procedure: 'test.ask', input }), []);
    const told = (): unknown => windows[0]?.webContents.calls.at(-1)?.[2];
    await ask({ port: 'copy', text: 'ett namn' });
    await expect.poll(() => clipboard.text).toBe('ett namn');
    await ask({ port: 'use-appearance', theme: 'dark', language: 'en' });
    await expect.poll(() => nativeTheme.themeSource).toBe('dark');
    expect(menus.map((menu) => menu.map(({ label }) => label).at(1))).toEqual(['&Redigera', '&Edit']);
    await ask({ port: 'print', html: '<p>Protokoll</p>' });
    await expect.poll(told).toBe('{"kind":"cancelled"}');
    expect(windows[1]?.calls[0]).toEqual(['setParentWindow', windows[0]]);
  });

  it('hardening 07 configured: confines every page that is ever made', async () => {
    const { windows } = await begin();
    expect([...(windows[0]?.webContents.listeners.keys() ?? [])]).toEqual(
      expect.arrayContaining(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']),
    );
  });
});
