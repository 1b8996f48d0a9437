/**
 * Electron as a list of what was asked of it, for tests that say *configured*: which handlers stand, which options were
 * given. What then holds is said by the tests on a running program.
 */
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, NativeTheme, PrintToPDFOptions, Rectangle } from 'electron';
import type { ContentsApi, ElectronApi, SessionApi, WindowApi } from './electron-api.ts';

type Listener = (...given: unknown[]) => unknown;

/** Listeners by the event's name. */
export class Recorded {
  readonly listeners = new Map<string, Listener>();
  readonly calls: [name: string, ...given: unknown[]][] = [];

  on(event: string, listener: (...given: never[]) => unknown): void {
    this.listeners.set(event, listener as Listener);
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
}

export class RecordedContents extends Recorded implements ContentsApi {
  readonly id = 7;
  openHandler: Parameters<ContentsApi['setWindowOpenHandler']>[0] | null = null;
  /** What the next print job comes to. */
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
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }
  once(event: string, listener: (...given: never[]) => unknown): void {
    this.on(event, listener);
  }
  loadURL(url: string): Promise<void> {
    this.calls.push(['loadURL', url]);
    return Promise.resolve();
  }
  /** Where a person left it, not maximised. */
  bounds: Rectangle;
  maximised = false;
  show = (): void => void this.calls.push(['show']);
  maximize = (): void => void this.calls.push(['maximize']);
  isMaximized = (): boolean => this.maximised;
  getNormalBounds = (): Rectangle => this.bounds;
  setBackgroundColor = (colour: string): void => void this.calls.push(['setBackgroundColor', colour]);
  setParentWindow = (parent: object | null): void => void this.calls.push(['setParentWindow', parent]);
  focus = (): void => void this.calls.push(['focus']);
  restore = (): void => void this.calls.push(['restore']);
  setContentProtection = (isProtected: boolean): void => void this.calls.push(['setContentProtection', isProtected]);
  isMinimized = (): boolean => true;
  isDestroyed = (): boolean => this.destroyed;
  destroy = (): void => {
    this.destroyed = true;
  };
}

/** As Electron's: the override decides, else the computer; whoever listens hears of every change. */
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

/** The clipboard's formats under one copy; Electron drops an empty one, and refuses what is neither text nor bytes. */
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
  const sessions = new Map<string, RecordedSession>();
  const menus: MenuItemConstructorOptions[][] = [];
  const sessionOf = (name: string): RecordedSession => {
    const known = sessions.get(name) ?? new RecordedSession();
    sessions.set(name, known);
    return known;
  };
  const note =
    (name: string) =>
    (...given: unknown[]): void =>
      void app.calls.push([name, ...given]);
  const electron: ElectronApi = {
    app: {
      isPackaged: options.isPackaged ?? false,
      commandLine: { appendSwitch: note('appendSwitch'), hasSwitch: (name) => options.switches?.includes(name) ?? false },
      enableSandbox: note('enableSandbox'),
      requestSingleInstanceLock: () => options.hasLock ?? true,
      quit: note('quit'),
      exit: note('exit'),
      getPath: () => options.userData ?? '/nowhere',
      getVersion: () => '0.0.0',
      whenReady: () => {
        app.calls.push(['whenReady']);
        return Promise.resolve();
      },
      on: (event: string, listener: (...given: never[]) => unknown) => app.on(event, listener),
    },
    BrowserWindow: class extends RecordedWindow {
      constructor(given: BrowserWindowConstructorOptions = {}) {
        super(given);
        windows.push(this);
        app.listeners.get('web-contents-created')?.({}, this.webContents);
      }
    },
    clipboard,
    ClipboardItem: RecordedItem,
    dialog: {
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
    powerMonitor,
    screen: { getAllDisplays: () => (options.screens ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((workArea) => ({ workArea })) },
    protocol: { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') },
    session: { defaultSession: sessionOf(''), fromPartition: (name) => sessionOf(name) },
  };
  return { electron, app, powerMonitor, ipc, dialogs, clipboard, nativeTheme, windows, sessions, menus, popups };
};
