/**
 * Electron's API as far as the shell uses it, over Chromium. For tests, and for trying the program where Electron's binary is not
 * available; never packaged. README.md says what it proves and what it cannot.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { ElectronApi } from '../shell/electron-api.ts';
import { StandInApp } from './app.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { StandInItem } from './clipboard-item.ts';
import { preventable } from './emitter.ts';
import { StandInIpcMain } from './ipc-main.ts';
import { isSentOn, platformOf } from './platforms.ts';
import { StandInPowerMonitor, type PowerEvent } from './power-monitor.ts';
import { StandInSession } from './session.ts';
import { StandInTheme } from './theme.ts';
import { StandInWindow, type Surroundings } from './window.ts';

/** What can happen around the program. Whether and how it is reported depends on the system. */
export type SystemEvent = PowerEvent | 'activate' | 'second-instance' | 'session-end';

export type StandInOptions = {
  /** The system it imitates; by default the one it runs on. */
  readonly platform?: NodeJS.Platform;
  /** On `wayland` a hidden window never gets `ready-to-show`. */
  readonly display?: 'x11' | 'wayland';
  /** Where the window appears: a separate context each time it is called. */
  readonly windowContext: () => Promise<BrowserContext>;
  /** A headless browser for papers; requested when the first one is printed. */
  readonly headless: () => Promise<Browser>;
  readonly dialogs: DialogAnswers;
  /** Replaces Electron's `userData`, as `--user-data-dir` names it. */
  readonly dataFolder: string;
  /** Instead of a named data folder: where every program keeps its data, so that the shell creates its own folder below it. */
  readonly appData?: string;
};

export type StandIn = {
  readonly electron: ElectronApi;
  /** The page of the program's window, once there is one. */
  readonly page: () => Promise<Page>;
  /** As if it had happened to the computer; reported to the program the way the platform does. */
  readonly system: (event: SystemEvent) => void;
  /** The last state of the clipboard and of the window's protection: stored here, because there is no system behind them. */
  readonly desk: () => Promise<{
    readonly clipboard: string;
    readonly formats: readonly string[];
    readonly selection: string;
    readonly isProtected: boolean;
  }>;
  /** The command-line switches that came before Electron was ready; later ones do nothing. */
  readonly switches: () => ReadonlyMap<string, string>;
  /** Resolves with the exit code when the program has quit. */
  readonly ended: Promise<number>;
};

/** For all our contexts: what Electron's window would not do either. */
export const contextDefaults: BrowserContextOptions = { acceptDownloads: false, serviceWorkers: 'block' };

const version = (): string => {
  const { version: given } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  return given;
};

export const createStandIn = (options: StandInOptions): StandIn => {
  const platform = platformOf(options.platform ?? process.platform);
  const app = new StandInApp({ version: version(), platform, dataFolder: options.dataFolder, appData: options.appData ?? null });
  const powerMonitor = new StandInPowerMonitor(platform);
  const ipcMain = new StandInIpcMain();
  const sessions = new Map<string, StandInSession>();
  const windows = new Set<StandInWindow>();
  const clipboard = { text: '', selection: '', formats: [] as readonly string[] };
  const theme = new StandInTheme(() => [...windows]);
  let lastId = 0;
  let windowOpened: (window: StandInWindow) => void = () => undefined;
  const firstWindow = new Promise<StandInWindow>((resolve) => (windowOpened = resolve));

  const sessionOf = (partition: string): StandInSession => {
    app.mustBeReady('Session can only be received when app is ready');
    const known = sessions.get(partition);
    if (known !== undefined) return known;
    const made = new StandInSession();
    sessions.set(partition, made);
    app.emit('session-created', made);
    return made;
  };

  const surroundings: Surroundings = {
    platform,
    tellsHidden: options.display !== 'wayland',
    nextId: () => (lastId += 1),
    session: (partition) => sessionOf(partition ?? ''),
    theme: () => theme.themeSource,
    context: async ({ webPreferences }) =>
      webPreferences?.preload === undefined
        ? (await options.headless()).newContext({ ...contextDefaults, javaScriptEnabled: webPreferences?.javascript ?? true })
        : options.windowContext(),
    save: options.dialogs.save,
    invoke: (channel, event, values) => ipcMain.invoke(channel, event, values),
    copied: (where, text) => {
      clipboard[where === 'clipboard' ? 'text' : 'selection'] = text;
      if (where === 'clipboard') clipboard.formats = ['text/plain'];
    },
    created: (window) => {
      windows.add(window);
      app.windows.add(window);
      windowOpened(window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    closed: (window) => {
      windows.delete(window);
      app.windowClosed(window);
    },
    stayed: () => app.stay(),
  };

  const system = (event: SystemEvent): void => {
    if (event === 'second-instance') app.emit('second-instance', preventable({}), process.argv, process.cwd(), {});
    else if (event === 'activate') {
      if (isSentOn('activate', platform)) app.emit('activate', preventable({}), windows.size > 0);
    } else if (event === 'session-end' || (event === 'shutdown' && isSentOn('session-end', platform))) {
      if (!isSentOn('session-end', platform)) throw new Error(`${platform} never says ${event}`);
      // Windows notifies the windows, not the program.
      for (const sign of ['query-session-end', 'session-end'])
        for (const window of windows) window.emit(sign, preventable({ reasons: [event === 'shutdown' ? 'shutdown' : 'logoff'] }));
    } else powerMonitor.happen(event);
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
    app,
    BrowserWindow: class extends StandInWindow {
      constructor(windowOptions = {}) {
        app.mustBeReady('Cannot create BrowserWindow before app is ready');
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
      ...(platform === 'linux' ? { selection } : {}),
    },
    ClipboardItem: StandInItem,
    dialog: {
      // As Electron on Linux before it is ready: no system box is available here.
      showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
      showOpenDialog: async (_window, asked) => {
        app.mustBeReady('dialog module can only be used after app is ready');
        return options.dialogs.open(asked);
      },
      showSaveDialog: async (_window, asked) => {
        app.mustBeReady('dialog module can only be used after app is ready');
        return options.dialogs.save(asked);
      },
    },
    ipcMain: { handle: (channel, listener) => ipcMain.handle(channel, listener) },
    Menu: { buildFromTemplate: () => ({ items: [], popup: () => undefined }), setApplicationMenu: () => undefined },
    nativeTheme: theme,
    powerMonitor,
    protocol: {
      registerSchemesAsPrivileged: () => app.mustNotBeReady('protocol.registerSchemesAsPrivileged should be called before app is ready'),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      get defaultSession() {
        return sessionOf('');
      },
      fromPartition: sessionOf,
    },
  };

  return {
    electron,
    page: async () => (await firstWindow).contents.page,
    desk: async () => ({
      clipboard: clipboard.text,
      formats: clipboard.formats,
      selection: clipboard.selection,
      isProtected: (await firstWindow).protectionAsked,
    }),
    system,
    switches: () => app.switches,
    ended: app.ended,
  };
};
