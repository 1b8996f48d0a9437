/** What Electron does and refuses, one test each, so that a program that would fail there fails here. No page is opened. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from './platforms.ts';
import { createStandIn, type StandInOptions } from './stand-in.ts';

type AnyListener = (event: { preventDefault: () => void }, ...given: unknown[]) => void;
/** A name that is missing from the shell's narrow type. */
const listen = (emitter: unknown, event: string, listener: AnyListener): void =>
  void (emitter as { on(name: string, then: AnyListener): unknown }).on(event, listener);

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'utvag-app-'));
});
afterEach(() => rm(dataFolder, { recursive: true }));

const never = new Promise<never>(() => undefined);
const make = (more: Partial<StandInOptions> = {}) =>
  createStandIn({
    windowContext: () => never,
    headless: () => never,
    dialogs: { open: () => never, save: () => never },
    dataFolder,
    ...more,
  });

/** A program that is ready, with a window, and the events it receives. */
const running = async (platform: Platform = 'linux') => {
  const standIn = make({ platform });
  const { app, BrowserWindow } = standIn.electron;
  await app.whenReady();
  const window = new BrowserWindow();
  const said: string[] = [];
  for (const event of ['before-quit', 'will-quit', 'quit', 'window-all-closed', 'activate', 'second-instance'])
    listen(app, event, () => said.push(event));
  for (const event of ['close', 'closed', 'query-session-end', 'session-end']) listen(window, event, () => said.push(event));
  for (const event of ['lock-screen', 'unlock-screen', 'suspend', 'resume', 'shutdown', 'user-did-resign-active'])
    listen(standIn.electron.powerMonitor, event, () => said.push(event));
  return {
    ...standIn,
    app,
    window: window as typeof window & { close(): void; isContentProtected(): boolean; isVisible(): boolean },
    said,
  };
};

describe('the end of the program', () => {
  it('comes in the order of Electron, and quit says nothing of the last window', async () => {
    const { app, said, ended } = await running();
    app.quit();
    expect(said).toEqual(['before-quit']);
    expect(await ended).toBe(0);
    expect(said).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
  });

  it('is put off by whoever prevents before-quit, the closing of a window, or will-quit', async () => {
    const { app, window, said, ended } = await running();
    const prevented = new Set(['before-quit', 'close', 'will-quit']);
    for (const [emitter, event] of [
      [app, 'before-quit'],
      [window, 'close'],
      [app, 'will-quit'],
    ] as const)
      listen(emitter, event, ({ preventDefault }) => void (prevented.delete(event) && preventDefault()));
    for (let tries = 0; tries < 4; tries += 1) {
      app.quit();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).toBe(0);
    expect(said).toEqual([
      'before-quit',
      ...['before-quit', 'close'],
      ...['before-quit', 'close', 'closed', 'will-quit'],
      ...['before-quit', 'will-quit', 'quit'],
    ]);
  });

  it('follows the last window that goes by itself only where somebody asks for it, or nobody listens', async () => {
    const { window, said, app, ended } = await running();
    window.close();
    expect(said).toEqual(['close', 'closed', 'window-all-closed']);
    app.quit();
    expect(await ended).toBe(0);
    const other = make();
    await other.electron.app.whenReady();
    new other.electron.BrowserWindow().destroy();
    expect(await other.ended).toBe(0);
  });

  it('by exit asks nobody', async () => {
    const { app, said, ended } = await running();
    app.exit(3);
    expect(await ended).toBe(3);
    expect(said).toEqual(['closed', 'quit']);
    app.quit();
    expect(said).toHaveLength(2);
  });
});

describe('what the system tells', () => {
  const told = async (platform: Platform): Promise<readonly string[]> => {
    const { system, said } = await running(platform);
    for (const event of ['lock-screen', 'unlock-screen', 'suspend', 'resume', 'user-did-resign-active', 'activate', 'shutdown'] as const)
      system(event);
    return said;
  };

  it('on Windows: the screen, sleep, and the end of the session to its windows', async () => {
    expect(await told('win32')).toEqual(['lock-screen', 'unlock-screen', 'suspend', 'resume', 'query-session-end', 'session-end']);
  });

  it('on macOS: the screen, sleep, another user, the icon, and the end', async () => {
    expect(await told('darwin')).toEqual([
      'lock-screen',
      'unlock-screen',
      'suspend',
      'resume',
      'user-did-resign-active',
      'activate',
      'shutdown',
    ]);
  });

  it('on Linux: sleep and the end; that the screen is locked is only to be asked for', async () => {
    expect(await told('linux')).toEqual(['suspend', 'resume', 'shutdown']);
    const { system, electron } = await running('linux');
    const monitor = electron.powerMonitor;
    expect(monitor.getSystemIdleState(1)).toBe('active');
    system('lock-screen');
    expect(monitor.getSystemIdleState(1)).toBe('locked');
    system('unlock-screen');
    expect(monitor.getSystemIdleState(1)).toBe('active');
    expect(() => monitor.getSystemIdleState(0)).toThrow('Invalid idle threshold');
  });

  it('says that the window is protected on Windows and macOS, and never on Linux', async () => {
    for (const [platform, isProtected] of [
      ['win32', true],
      ['darwin', true],
      ['linux', false],
    ] as const) {
      const { window, desk } = await running(platform);
      window.setContentProtection(true);
      expect(window.isContentProtected(), platform).toBe(isProtected);
      expect(await desk()).toMatchObject({ isProtected: true });
    }
  });
});

describe('what Electron refuses', () => {
  it('before it is ready: windows, sessions, dialogs, the resolver, a proxy', async () => {
    const { electron } = make();
    expect(() => new electron.BrowserWindow()).toThrow('Cannot create BrowserWindow before app is ready');
    expect(() => electron.session.defaultSession).toThrow('Session can only be received when app is ready');
    expect(() => electron.session.fromPartition('x')).toThrow('Session can only be received when app is ready');
    expect(() => electron.app.configureHostResolver({})).toThrow('before the app is ready');
    await expect(electron.app.setProxy({})).rejects.toThrow('after app is ready');
    await expect(electron.dialog.showSaveDialog({ isDestroyed: () => false, focus: () => undefined }, {})).rejects.toThrow(
      'after app is ready',
    );
  });

  it('after it is ready: privileges of a scheme, the sandbox; and a switch does nothing', async () => {
    const { electron, switches } = make();
    electron.app.commandLine.appendSwitch('early', '1');
    electron.protocol.registerSchemesAsPrivileged([]);
    const ready = electron.app.whenReady();
    electron.app.commandLine.appendSwitch('same-tick');
    await ready;
    electron.app.commandLine.appendSwitch('late');
    expect(() => electron.protocol.registerSchemesAsPrivileged([])).toThrow('before app is ready');
    expect(() => electron.app.enableSandbox()).toThrow('before app is ready');
    expect(electron.app.commandLine.hasSwitch('late')).toBe(true);
    expect([...switches().keys()]).toEqual(['early', 'same-tick']);
  });

  it('a path of a name it does not know, a relative one, and a folder that is not there', () => {
    const { electron } = make({ platform: 'linux' });
    const { app } = electron;
    expect(app.getPath('userData')).toBe(dataFolder);
    expect(() => app.getPath('recent')).toThrow("Failed to get 'recent' path");
    expect(() => app.setPath('nowhere', dataFolder)).toThrow('Failed to set path');
    expect(() => app.setPath('userData', 'relative')).toThrow('Path must be absolute');
    expect(() => app.setPath('userData', join(dataFolder, 'missing'))).toThrow('Failed to set path');
    app.setPath('userData', tmpdir());
    expect(app.getPath('userData')).toBe(tmpdir());
  });

  it('the use of a window that is gone, and of its page', async () => {
    const { window } = await running();
    const { webContents } = window;
    window.destroy();
    expect(window.isDestroyed()).toBe(true);
    expect(webContents.isDestroyed()).toBe(true);
    for (const use of [
      () => window.webContents,
      () => window.show(),
      () => window.focus(),
      () => window.isMinimized(),
      () => window.setContentProtection(true),
      () => webContents.send('x'),
      () => webContents.reload(),
    ])
      expect(use).toThrow('Object has been destroyed');
    await expect(window.loadURL('app://utvag/')).rejects.toThrow('Object has been destroyed');
  });

  it('a second handler for a channel or a scheme, and what cannot be cloned', async () => {
    const { electron, window } = await running();
    electron.ipcMain.handle('x', () => Promise.resolve(''));
    expect(() => electron.ipcMain.handle('x', () => Promise.resolve(''))).toThrow("Attempted to register a second handler for 'x'");
    const { protocol } = electron.session.defaultSession;
    protocol.handle('app', () => Promise.resolve(new Response('')));
    expect(() => protocol.handle('app', () => Promise.resolve(new Response('')))).toThrow('Failed to register protocol: app');
    expect(() => window.webContents.send('x', () => undefined)).toThrow('An object could not be cloned.');
  });

  it('a second instance over the same data folder; the first hears of it, and the lock goes with its holder', async () => {
    const first = await running();
    const second = make();
    expect(first.app.requestSingleInstanceLock()).toBe(true);
    expect(first.app.requestSingleInstanceLock()).toBe(true);
    expect(second.electron.app.requestSingleInstanceLock()).toBe(false);
    await expect.poll(() => first.said).toEqual(['second-instance']);
    first.app.exit();
    expect(second.electron.app.requestSingleInstanceLock()).toBe(true);
    second.electron.app.exit();
  });
});

describe('sessions', () => {
  it('are told of when they are made, once each', async () => {
    const { electron } = await running();
    const made: unknown[] = [];
    electron.app.on('session-created', (session) => made.push(session));
    const one = electron.session.fromPartition('one');
    expect(electron.session.fromPartition('one')).toBe(one);
    expect(made.filter((session) => session === one)).toHaveLength(1);
  });
});
