/**
 * Records what is asked of Electron, for tests that say *configured*: which handlers are set, which options were passed. Tests on a running
 * program show what actually holds.
 */
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  NativeTheme,
  PrintToPDFOptions,
  ProxyConfig,
  Rectangle,
} from 'electron';
import type { ContentsApi, ElectronApi, SessionApi, WindowApi } from './electron-api.ts';

type Listener = (...given: unknown[]) => unknown;

/** Listeners by event name. */
export class Recorded {
  readonly listeners = new Map<string, Listener>();
  readonly calls: [name: string, ...given: unknown[]][] = [];

  on(event: string, listener: (...given: never[]) => unknown): void {
    const before = this.listeners.get(event);
    const now = listener as Listener;
    this.listeners.set(event, before === undefined ? now : (...given) => [before(...given), now(...given)].at(-1));
  }

  once(event: string, listener: (...given: never[]) => unknown): void {
    let isOver = false;
    this.on(event, (...given: never[]) => {
      if (isOver) return undefined;
      isOver = true;
      return listener(...given);
    });
  }

  /** Calls what was registered for this event. */
  emit(event: string, ...given: unknown[]): unknown {
    const listener = this.listeners.get(event);
    if (listener === undefined) throw new Error(`nobody listens to ${event}`);
    return listener(...given);
  }

  /** The names of everything called, in order. */
  names(): string[] {
    return this.calls.map(([name]) => name);
  }
}

export class RecordedSession extends Recorded implements SessionApi {
  readonly protocol = { handle: (scheme: string, handler: unknown) => this.keep(`handle ${scheme}`, handler) };
  readonly webRequest = { onBeforeRequest: (listener: unknown) => this.keep('onBeforeRequest', listener) };

  private keep(name: string, handler: unknown): void {
    this.listeners.set(name, handler as Listener);
  }
  setPermissionRequestHandler(handler: unknown): void {
    this.keep('permission request', handler);
  }
  setPermissionCheckHandler(handler: unknown): void {
    this.keep('permission check', handler);
  }
  setDevicePermissionHandler(handler: unknown): void {
    this.keep('device permission', handler);
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.calls.push(['setDisplayMediaRequestHandler', handler]);
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.calls.push(['setSpellCheckerEnabled', enabled]);
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.calls.push(['setSpellCheckerLanguages', languages]);
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.calls.push(['setSpellCheckerDictionaryDownloadURL', url]);
  }
  setProxy(proxy: ProxyConfig): Promise<void> {
    this.calls.push(['setProxy', proxy]);
    return Promise.resolve();
  }
}

export class RecordedContents extends Recorded implements ContentsApi {
  readonly id = 7;
  openHandler: Parameters<ContentsApi['setWindowOpenHandler']>[0] | null = null;
  /** The outcome of the next print job. */
  printed: readonly [success: boolean, reason: string] = [false, 'Print job canceled'];
  isDestroyed = (): boolean => false;
  setZoomFactor(factor: number): void {
    // Electron's own limits: https://electronjs.org/docs/latest/api/web-contents#contentssetzoomfactorfactor
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.calls.push(['setZoomFactor', factor]);
  }
  setWindowOpenHandler(handler: Parameters<ContentsApi['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.calls.push(['setWebRTCIPHandlingPolicy', policy]);
  }
  reload(): void {
    this.calls.push(['reload']);
  }
  send(channel: string, ...given: unknown[]): void {
    this.calls.push(['send', channel, ...given]);
  }
  printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.calls.push(['printToPDF', options]);
    return Promise.resolve(Buffer.from('%PDF-'));
  }
  print(options: unknown, callback: (success: boolean, reason: string) => void): void {
    this.calls.push(['print', options]);
    callback(...this.printed);
  }
}

export class RecordedWindow extends Recorded implements WindowApi {
  readonly webContents = new RecordedContents();
  readonly options: BrowserWindowConstructorOptions;
  destroyed = false;
  /** What else Electron does when the window is gone. */
  readonly #onGone: () => void;
  constructor(options: BrowserWindowConstructorOptions, onGone: () => void = () => undefined) {
    super();
    this.options = options;
    this.#onGone = onGone;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }
  /** Electron refuses to touch a window that is gone. */
  #call(name: string, ...given: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    this.calls.push([name, ...given]);
  }
  /** Resolves at once; a test that needs a page that never loads replaces it. */
  loading: () => Promise<void> = () => Promise.resolve();
  loadURL(url: string): Promise<void> {
    this.#call('loadURL', url);
    return this.loading();
  }
  /** Where the user left it, not maximised. */
  bounds: Rectangle;
  maximised = false;
  show = (): void => this.#call('show');
  maximize = (): void => this.#call('maximize');
  isMaximized = (): boolean => this.maximised;
  getNormalBounds = (): Rectangle => this.bounds;
  setBackgroundColor = (colour: string): void => this.#call('setBackgroundColor', colour);
  setParentWindow = (parent: object | null): void => this.#call('setParentWindow', parent);
  focus = (): void => this.#call('focus');
  restore = (): void => this.#call('restore');
  setContentProtection = (isProtected: boolean): void => this.#call('setContentProtection', isProtected);
  isMinimized = (): boolean => true;
  isDestroyed = (): boolean => this.destroyed;
  destroy = (): void => {
    if (this.destroyed) return;
    this.destroyed = true;
    this.listeners.get('closed')?.();
    this.#onGone();
  };
}

/** As in Electron: the override decides, otherwise the computer; listeners are called on every change. */
class RecordedTheme extends Recorded {
  #source: NativeTheme['themeSource'] = 'system';
  isSystemDark = false;
  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source) {
    const before = this.shouldUseDarkColors;
    this.#source = source;
    if (this.shouldUseDarkColors !== before) this.listeners.get('updated')?.();
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.isSystemDark : this.#source === 'dark';
  }
}

/** The clipboard's formats from one copy; Electron drops an empty one, and refuses anything that is neither text nor bytes. */
class RecordedItem {
  readonly content: Readonly<Record<string, string | Blob>>;
  constructor(content: Record<string, string | Blob>) {
    for (const value of Object.values(content))
      if (typeof value !== 'string' && !(value instanceof Blob)) throw new TypeError('payload values must be a string or a Blob');
    this.content = Object.fromEntries(
      Object.entries(content).filter(([, value]) => (typeof value === 'string' ? value !== '' : value.size > 0)),
    );
  }
}

export class RecordedClipboard {
  text = '';
  formats: Readonly<Record<string, string | Blob>> = {};
  refusesFormats = false;
  readText = (): Promise<string> => Promise.resolve(this.text);
  clear = (): void => {
    this.text = '';
    this.formats = {};
  };
  writeText = (text: string): Promise<void> => {
    this.formats = { 'text/plain': text };
    this.text = text;
    return Promise.resolve();
  };
  write = (items: readonly object[]): Promise<void> => {
    if (this.refusesFormats) return Promise.reject(new Error('refused'));
    for (const item of items) {
      if (!(item instanceof RecordedItem)) return Promise.reject(new TypeError('clipboard.write expects an array of ClipboardItem'));
      this.formats = item.content;
    }
    const text = this.formats['text/plain'];
    this.text = typeof text === 'string' ? text : '';
    return Promise.resolve();
  };
}

export type RecordingOptions = {
  readonly isPackaged?: boolean;
  readonly switches?: readonly string[];
  readonly hasLock?: boolean;
  readonly userData?: string;
  /** Where programs keep their data unless a switch says otherwise. */
  readonly appData?: string;
  /** True: refuses what Electron refuses before it is ready, and after. */
  readonly isStarting?: boolean;
  readonly isSystemDark?: boolean;
  readonly screens?: readonly Rectangle[];
  readonly choose?: { readonly open?: readonly string[]; readonly save?: string };
};

export const recordElectron = (options: RecordingOptions = {}) => {
  const app = new Recorded();
  const powerMonitor = new Recorded();
  const ipc = new Recorded();
  const dialogs = new Recorded();
  const windows: RecordedWindow[] = [];
  const clipboard = new RecordedClipboard();
  const nativeTheme = new RecordedTheme();
  nativeTheme.isSystemDark = options.isSystemDark ?? false;
  const popups: MenuItemConstructorOptions[][] = [];
  const idle: { state: ReturnType<ElectronApi['powerMonitor']['getSystemIdleState']> } = { state: 'active' };
  const sessions = new Map<string, RecordedSession>();
  const menus: MenuItemConstructorOptions[][] = [];
  const sessionOf = (name: string): RecordedSession => {
    const known = sessions.get(name);
    if (known !== undefined) return known;
    const made = new RecordedSession();
    sessions.set(name, made);
    app.listeners.get('session-created')?.(made);
    return made;
  };
  const note =
    (name: string) =>
    (...given: unknown[]): void =>
      void app.calls.push([name, ...given]);
  let isReady = options.isStarting !== true;
  const early =
    (name: string) =>
    (...given: unknown[]): void => {
      if (isReady && options.isStarting === true) throw new Error(`${name} comes too late: Electron is ready`);
      app.calls.push([name, ...given]);
    };
  const paths: Record<string, string> = {
    userData: options.userData ?? '/nowhere',
    appData: options.appData ?? '/nowhere',
    home: '/nowhere',
  };
  /** Whether and how the program ended, the way Electron would end it: `app.quit()` emits `before-quit`, and never `window-all-closed`. */
  const ending: { isQuitting: boolean; code: number | null } = { isQuitting: false, code: null };
  const end = (code: number): void => {
    ending.isQuitting = true;
    for (const window of windows) window.destroy();
    ending.code ??= code;
  };
  const quit = (): void => {
    app.calls.push(['quit']);
    if (ending.isQuitting) return;
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    app.listeners.get('before-quit')?.(event);
    if (isPrevented) return;
    // A window that does not close cancels the quitting (electron/shell/browser/browser.cc, `OnWindowCloseCancelled`).
    for (const window of windows) if (!window.destroyed) window.listeners.get('close')?.(event);
    if (!isPrevented) end(0);
  };
  const electron: ElectronApi = {
    app: {
      isPackaged: options.isPackaged ?? false,
      commandLine: {
        appendSwitch: note('appendSwitch'),
        hasSwitch: (name) => (name === 'user-data-dir' ? options.userData !== undefined : (options.switches?.includes(name) ?? false)),
      },
      configureHostResolver: note('configureHostResolver'),
      enableSandbox: early('enableSandbox'),
      setProxy: (proxy) => {
        app.calls.push(['setProxy', proxy]);
        return Promise.resolve();
      },
      requestSingleInstanceLock: () => {
        // The lock is in the current data folder.
        app.calls.push(['requestSingleInstanceLock', paths['userData']]);
        return options.hasLock ?? true;
      },
      quit,
      exit: (code = 0) => {
        app.calls.push(['exit', code]);
        end(code);
      },
      getPath: (name) => {
        const path = paths[name];
        if (path === undefined) throw new Error(`Failed to get '${name}' path`);
        return path;
      },
      setPath: (name, path) => {
        if (!isAbsolute(path)) throw new Error('Path must be absolute');
        if (!existsSync(path) || paths[name] === undefined) throw new Error(`Failed to set path`);
        app.calls.push(['setPath', name, path]);
        paths[name] = path;
      },
      getVersion: () => '0.0.0',
      whenReady: async () => {
        app.calls.push(['whenReady']);
        await Promise.resolve();
        isReady = true;
      },
      on: (event: string, listener: (...given: never[]) => unknown) => app.on(event, listener),
    },
    BrowserWindow: class extends RecordedWindow {
      constructor(given: BrowserWindowConstructorOptions = {}) {
        if (!isReady) throw new Error('Cannot create BrowserWindow before app is ready');
        super(given, () => {
          if (!ending.isQuitting && windows.every((window) => window.destroyed)) app.listeners.get('window-all-closed')?.();
        });
        windows.push(this);
        app.listeners.get('web-contents-created')?.({}, this.webContents);
      }
    },
    clipboard,
    ClipboardItem: RecordedItem,
    dialog: {
      showErrorBox: (title, content) => void dialogs.calls.push(['error', title, content]),
      showOpenDialog: (_window, asked) => {
        dialogs.calls.push(['open', asked]);
        const filePaths = [...(options.choose?.open ?? [])];
        return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
      },
      showSaveDialog: (_window, asked) => {
        dialogs.calls.push(['save', asked]);
        const filePath = options.choose?.save ?? '';
        return Promise.resolve({ canceled: filePath === '', filePath });
      },
    },
    ipcMain: { handle: (channel, listener) => ipc.on(channel, listener) },
    Menu: {
      buildFromTemplate: (template) => {
        menus.push(template);
        return { items: [], popup: () => void popups.push(template) };
      },
      setApplicationMenu: note('setApplicationMenu'),
    },
    nativeTheme,
    screen: { getAllDisplays: () => (options.screens ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((workArea) => ({ workArea })) },
    powerMonitor: {
      on: (event: string, listener: (...given: never[]) => unknown) => powerMonitor.on(event, listener),
      getSystemIdleState: (threshold) => {
        if (!Number.isInteger(threshold) || threshold <= 0) throw new TypeError('Invalid idle threshold, must be greater than 0');
        return idle.state;
      },
    },
    protocol: { registerSchemesAsPrivileged: early('registerSchemesAsPrivileged') },
    session: { defaultSession: sessionOf(''), fromPartition: (name) => sessionOf(name) },
  };
  return { electron, app, powerMonitor, ipc, dialogs, clipboard, nativeTheme, idle, ending, windows, sessions, menus, popups };
};
