/**
 * Electron as a list of what was asked of it, for tests that say *configured*: which handlers stand, which options were
 * given. What then holds is said by the tests on a running program.
 */
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, PrintToPDFOptions } from 'electron';
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
  isDestroyed = (): boolean => false;
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
    callback(false, 'Print job canceled');
  }
}

export class RecordedWindow extends Recorded implements WindowApi {
  readonly webContents = new RecordedContents();
  readonly options: BrowserWindowConstructorOptions;
  destroyed = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  once(event: string, listener: (...given: never[]) => unknown): void {
    this.on(event, listener);
  }
  loadURL(url: string): Promise<void> {
    this.calls.push(['loadURL', url]);
    return Promise.resolve();
  }
  show = (): void => void this.calls.push(['show']);
  focus = (): void => void this.calls.push(['focus']);
  restore = (): void => void this.calls.push(['restore']);
  setContentProtection = (isProtected: boolean): void => void this.calls.push(['setContentProtection', isProtected]);
  isMinimized = (): boolean => true;
  isDestroyed = (): boolean => this.destroyed;
  destroy = (): void => {
    this.destroyed = true;
  };
}

export type RecordingOptions = {
  readonly isPackaged?: boolean;
  readonly switches?: readonly string[];
  readonly hasLock?: boolean;
  readonly userData?: string;
  readonly choose?: { readonly open?: readonly string[]; readonly save?: string };
};

export const recordElectron = (options: RecordingOptions = {}) => {
  const app = new Recorded();
  const powerMonitor = new Recorded();
  const ipc = new Recorded();
  const dialogs = new Recorded();
  const windows: RecordedWindow[] = [];
  const clipboard = { text: '' };
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
    clipboard: { readText: () => Promise.resolve(clipboard.text), clear: () => void (clipboard.text = '') },
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
        return { items: [] };
      },
      setApplicationMenu: note('setApplicationMenu'),
    },
    powerMonitor,
    protocol: { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') },
    session: { defaultSession: sessionOf(''), fromPartition: (name) => sessionOf(name) },
  };
  return { electron, app, powerMonitor, ipc, dialogs, clipboard, windows, sessions, menus };
};
