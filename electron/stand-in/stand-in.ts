/**
 * Electron's API as far as the shell uses it, over Chromium. For tests, and for trying the program where Electron's binary
 * cannot be had; never packaged. README.md says what it proves and what it cannot.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { ElectronApi, InvokeEvent } from '../shell/electron-api.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { Emitter, preventable } from './emitter.ts';
import { StandInSession } from './session.ts';
import { StandInWindow, type Surroundings } from './window.ts';

export type StandInOptions = {
  /** Where the window appears: a context of its own each time it is asked. */
  readonly windowContext: () => Promise<BrowserContext>;
  /** A headless browser for papers; asked for when the first one is printed. */
  readonly headless: () => Promise<Browser>;
  readonly dialogs: DialogAnswers;
  /** Takes the place of Electron's `userData`, as `--user-data-dir` names it. */
  readonly dataFolder: string;
  /** Instead of a named data folder: where every program keeps its data, so that the shell names its own below it. */
  readonly appData?: string;
  /** Which system's signs it gives; this one's when left out. */
  readonly platform?: NodeJS.Platform;
};

export type StandIn = {
  readonly electron: ElectronApi;
  /** The page of the program's window, once there is one. */
  readonly page: () => Promise<Page>;
  /**
   * As if the operating system had said so, in the way it says it: a locked screen is an event on Windows and macOS, on Linux an answer
   * to whoever asks. Throws for what the system never says.
   */
  readonly system: (event: 'lock-screen' | 'suspend' | 'shutdown' | 'session-end') => void;
  /** What the clipboard and the window's protection were left at: kept here, for there is no system behind them. */
  readonly desk: () => Promise<{ readonly clipboard: string; readonly isProtected: boolean }>;
  /** Resolves with the exit code when the program has quit. */
  readonly ended: Promise<number>;
};

/** For every context of ours: what Electron's window would not do either. */
export const contextDefaults: BrowserContextOptions = { acceptDownloads: false, serviceWorkers: 'block' };

const version = (): string => {
  const { version: given } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  return given;
};

export const createStandIn = (options: StandInOptions): StandIn => {
  const platform = options.platform ?? process.platform;
  const app = new Emitter();
  const powerMonitor = new Emitter();
  let isReady = false;
  /** Until somebody has asked: then the person is back. */
  let isScreenLocked = false;
  const folders: Record<string, string> = {
    userData: options.appData === undefined ? options.dataFolder : join(options.appData, 'Electron'),
    appData: options.appData ?? options.dataFolder,
    home: homedir(),
  };
  const sessions = new Map<string, StandInSession>();
  const handlers = new Map<string, (event: InvokeEvent, ...given: unknown[]) => Promise<string>>();
  const windows = new Set<StandInWindow>();
  const given = new Map<string, string>(options.appData === undefined ? [['user-data-dir', options.dataFolder]] : []);
  const clipboard = { text: '' };
  let lastId = 0;
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (finish = resolve));
  let windowOpened: (window: StandInWindow) => void = () => undefined;
  const firstWindow = new Promise<StandInWindow>((resolve) => (windowOpened = resolve));

  const sessionOf = (partition: string | undefined): StandInSession => {
    const name = partition ?? '';
    const known = sessions.get(name) ?? new StandInSession();
    sessions.set(name, known);
    return known;
  };

  let isQuitting = false;
  const exit = (code: number): void => {
    isQuitting = true;
    for (const window of windows) window.destroy();
    finish(code);
  };
  /** As Electron does it: whoever listens to `before-quit` may hold it up, and no `window-all-closed` follows. */
  const quit = (): void => {
    if (isQuitting) return;
    const event = preventable({});
    app.emit('before-quit', event);
    if (!event.defaultPrevented) exit(0);
  };

  const surroundings: Surroundings = {
    nextId: () => (lastId += 1),
    session: sessionOf,
    context: async ({ webPreferences }) =>
      webPreferences?.preload === undefined
        ? (await options.headless()).newContext({ ...contextDefaults, javaScriptEnabled: webPreferences?.javascript ?? true })
        : options.windowContext(),
    save: options.dialogs.save,
    invoke: async (channel, event, values) => {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return handler(event, ...values);
    },
    copied: (text) => {
      clipboard.text = text;
    },
    created: (window) => {
      windows.add(window);
      windowOpened(window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    closed: (window) => {
      windows.delete(window);
      if (windows.size === 0 && !isQuitting) app.emit('window-all-closed');
    },
  };

  const electron: ElectronApi = {
    app: {
      isPackaged: false,
      commandLine: {
        appendSwitch: (name, value) => void given.set(name, value ?? ''),
        hasSwitch: (name) => given.has(name),
      },
      enableSandbox: () => {
        if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
      },
      // The register's own lock keeps a second process out; there is no second window to bring forward here.
      requestSingleInstanceLock: () => true,
      whenReady: async () => {
        await Promise.resolve();
        isReady = true;
      },
      getPath: (name) => {
        const folder = folders[name];
        if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
        return folder;
      },
      setPath: (name, path) => {
        if (!isAbsolute(path)) throw new Error('Path must be absolute');
        if (folders[name] === undefined || !existsSync(path)) throw new Error('Failed to set path');
        folders[name] = path;
      },
      getVersion: version,
      quit,
      exit: (code) => exit(code ?? 0),
      on: (event: string, listener: (...values: never[]) => void) => app.on(event, listener),
    },
    BrowserWindow: class extends StandInWindow {
      constructor(windowOptions = {}) {
        if (!isReady) throw new Error('Cannot create BrowserWindow before app is ready');
        super(surroundings, windowOptions);
      }
    },
    clipboard: {
      readText: () => Promise.resolve(clipboard.text),
      clear: () => {
        clipboard.text = '';
      },
    },
    dialog: {
      // As Electron on Linux before it is ready: there is no box of the system's here.
      showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
      showOpenDialog: (_window, asked) => options.dialogs.open(asked),
      showSaveDialog: (_window, asked) => options.dialogs.save(asked),
    },
    ipcMain: { handle: (channel, listener) => void handlers.set(channel, listener) },
    Menu: { buildFromTemplate: () => ({ items: [] }), setApplicationMenu: () => undefined },
    powerMonitor: {
      on: (event: string, listener: (...values: never[]) => void) => powerMonitor.on(event, listener),
      getSystemIdleState: (threshold) => {
        if (threshold <= 0) throw new TypeError('Invalid idle threshold, must be greater than 0');
        const wasLocked = isScreenLocked;
        isScreenLocked = false;
        return wasLocked ? 'locked' : 'active';
      },
    },
    protocol: {
      registerSchemesAsPrivileged: () => {
        if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      },
    },
    session: { defaultSession: sessionOf(undefined), fromPartition: sessionOf },
  };

  return {
    electron,
    page: async () => (await firstWindow).webContents.page,
    desk: async () => ({ clipboard: clipboard.text, isProtected: (await firstWindow).isContentProtected }),
    system: (event) => {
      if (event === 'lock-screen' && platform === 'linux') isScreenLocked = true;
      else if (event === 'session-end' && platform === 'win32')
        for (const window of windows) window.emit('session-end', { reasons: ['logoff'] });
      else if (event === 'session-end' || (event === 'shutdown' && platform === 'win32'))
        throw new Error(`${platform} never says ${event}`);
      else powerMonitor.emit(event, preventable({}));
    },
    ended,
  };
};
