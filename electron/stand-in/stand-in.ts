/**
 * Electron's API as far as the shell uses it, over Chromium. For tests, and for trying the program where Electron's binary
 * cannot be had; never packaged. README.md says what it proves and what it cannot.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { ElectronApi, InvokeEvent } from '../shell/electron-api.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { Emitter } from './emitter.ts';
import { StandInItem } from './clipboard-item.ts';
import { StandInSession } from './session.ts';
import { StandInTheme } from './theme.ts';
import { StandInWindow, type Surroundings } from './window.ts';

export type StandInOptions = {
  /** Where the window appears: a context of its own each time it is asked. */
  readonly windowContext: () => Promise<BrowserContext>;
  /** A headless browser for papers; asked for when the first one is printed. */
  readonly headless: () => Promise<Browser>;
  readonly dialogs: DialogAnswers;
  /** Takes the place of Electron's `userData`. */
  readonly dataFolder: string;
};

export type StandIn = {
  readonly electron: ElectronApi;
  /** The page of the program's window, once there is one. */
  readonly page: () => Promise<Page>;
  /** As if the operating system had said so. */
  readonly system: (event: 'lock-screen' | 'suspend' | 'shutdown') => void;
  /** What the clipboard and the window's protection were left at: kept here, for there is no system behind them. */
  readonly desk: () => Promise<{
    readonly clipboard: string;
    readonly formats: readonly string[];
    readonly selection: string;
    readonly isProtected: boolean;
  }>;
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
  const app = new Emitter();
  const powerMonitor = new Emitter();
  const sessions = new Map<string, StandInSession>();
  const handlers = new Map<string, (event: InvokeEvent, ...given: unknown[]) => Promise<string>>();
  const windows = new Set<StandInWindow>();
  const given = new Map<string, string>();
  const clipboard = { text: '', selection: '', formats: [] as readonly string[] };
  const theme = new StandInTheme(() => [...windows]);
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

  const quit = (code: number): void => {
    app.emit('will-quit');
    for (const window of windows) window.destroy();
    finish(code);
  };

  const surroundings: Surroundings = {
    nextId: () => (lastId += 1),
    session: sessionOf,
    theme: () => theme.themeSource,
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
    copied: (where, text) => {
      clipboard[where === 'clipboard' ? 'text' : 'selection'] = text;
      if (where === 'clipboard') clipboard.formats = ['text/plain'];
    },
    created: (window) => {
      windows.add(window);
      windowOpened(window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    closed: (window) => {
      windows.delete(window);
      if (windows.size === 0) app.emit('window-all-closed');
    },
  };

  const put = async (content: StandInItem['content']): Promise<void> => {
    const text = content['text/plain'];
    clipboard.text = typeof text === 'string' ? text : '';
    clipboard.formats = Object.keys(content);
    const [window] = windows;
    await window?.webContents.putOnClipboard(clipboard.text);
  };
  const selection = {
    readText: () => Promise.resolve(clipboard.selection),
    clear: () => {
      clipboard.selection = '';
    },
  };

  const electron: ElectronApi = {
    app: {
      isPackaged: false,
      commandLine: {
        appendSwitch: (name, value) => void given.set(name, value ?? ''),
        hasSwitch: (name) => given.has(name),
      },
      enableSandbox: () => undefined,
      // The register's own lock keeps a second process out; there is no second window to bring forward here.
      requestSingleInstanceLock: () => true,
      whenReady: () => Promise.resolve(),
      getPath: () => options.dataFolder,
      getVersion: version,
      quit: () => quit(0),
      exit: (code) => quit(code ?? 0),
      on: (event: string, listener: (...values: never[]) => void) => app.on(event, listener),
    },
    BrowserWindow: class extends StandInWindow {
      constructor(windowOptions = {}) {
        super(surroundings, windowOptions);
      }
    },
    clipboard: {
      readText: () => Promise.resolve(clipboard.text),
      writeText: (text) => put({ 'text/plain': text }),
      write: async (items) => {
        for (const item of items) {
          if (!(item instanceof StandInItem)) throw new TypeError('clipboard.write expects an array of ClipboardItem');
          await put(item.content);
        }
      },
      clear: () => {
        clipboard.text = '';
        clipboard.formats = [];
      },
      ...(process.platform === 'linux' ? { selection } : {}),
    },
    ClipboardItem: StandInItem,
    dialog: {
      showOpenDialog: (_window, asked) => options.dialogs.open(asked),
      showSaveDialog: (_window, asked) => options.dialogs.save(asked),
    },
    ipcMain: { handle: (channel, listener) => void handlers.set(channel, listener) },
    Menu: { buildFromTemplate: () => ({ items: [], popup: () => undefined }), setApplicationMenu: () => undefined },
    nativeTheme: theme,
    powerMonitor,
    protocol: { registerSchemesAsPrivileged: () => undefined },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: sessionOf(undefined), fromPartition: sessionOf },
  };

  return {
    electron,
    page: async () => (await firstWindow).webContents.page,
    desk: async () => ({
      clipboard: clipboard.text,
      formats: clipboard.formats,
      selection: clipboard.selection,
      isProtected: (await firstWindow).isContentProtected,
    }),
    system: (event) => powerMonitor.emit(event),
    ended,
  };
};
