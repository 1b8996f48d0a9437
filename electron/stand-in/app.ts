/**
 * Electron's `app`: when it is ready, and the order in which it ends. The order is Electron's own (`shell/browser/browser.cc`): quitting
 * emits `before-quit`, closes the windows, emits `will-quit`, then `quit`. `window-all-closed` is emitted only when the last window closes
 * by itself.
 */
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { ElectronApi } from '../shell/electron-api.ts';
import { Emitter, preventable } from './emitter.ts';
import type { Platform } from './platforms.ts';

/** What ending needs from a window. */
type Closable = { readonly close: () => void; readonly destroy: () => void };

export type AppOptions = {
  readonly version: string;
  readonly platform: Platform;
  /** Replaces `userData`; every other folder except the home folder is below it, so that a test leaves nothing elsewhere. */
  readonly dataFolder: string;
  /** Where every program keeps its data; null if `--user-data-dir` names the data folder. */
  readonly appData: string | null;
};

const pathNames = [
  'home',
  'appData',
  'assets',
  'userData',
  'sessionData',
  'temp',
  'exe',
  'module',
  'desktop',
  'documents',
  'downloads',
  'music',
  'pictures',
  'videos',
  'recent',
  'logs',
  'crashDumps',
];

/** Which app holds the lock of which data folder; only programs in this process. */
const instances = new Map<string, StandInApp>();

export class StandInApp extends Emitter {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  readonly #options: AppOptions;
  readonly #paths: Map<string, string>;
  readonly #given = new Map<string, string>();
  readonly #effective = new Map<string, string>();
  #finish: (code: number) => void = () => undefined;
  #ready = false;
  #quitting = false;
  #exitCode: number | null = null;
  #over = false;

  constructor(options: AppOptions) {
    super();
    this.#options = options;
    this.ended = new Promise((resolve) => (this.#finish = resolve));
    const { dataFolder, appData } = options;
    this.#paths = new Map(
      pathNames.filter((name) => name !== 'recent' || options.platform === 'win32').map((name) => [name, join(dataFolder, name)]),
    );
    for (const name of ['userData', 'sessionData']) this.#paths.set(name, appData === null ? dataFolder : join(appData, 'Electron'));
    this.#paths.set('appData', appData ?? dataFolder);
    this.#paths.set('home', homedir());
    if (appData === null) this.#given.set('user-data-dir', dataFolder);
    this.#paths.set('temp', tmpdir());
    this.#paths.set('exe', process.execPath);
  }

  /** A switch added after the start is listed and has no effect. */
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      this.#given.set(name, value);
      if (!this.#ready) this.#effective.set(name, value);
    },
    hasSwitch: (name: string): boolean => this.#given.has(name),
  };

  /** The switches that were added in time. */
  get switches(): ReadonlyMap<string, string> {
    return this.#effective;
  }

  /** Code waiting for readiness never gets it in the tick in which the program begins. */
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#ready) return;
    this.#ready = true;
    this.emit('ready', preventable({}), {});
  }

  isReady(): boolean {
    return this.#ready;
  }

  mustBeReady(complaint: string): void {
    if (!this.#ready) throw new Error(complaint);
  }

  mustNotBeReady(complaint: string): void {
    if (this.#ready) throw new Error(complaint);
  }

  enableSandbox(): void {
    this.mustNotBeReady('app.enableSandbox() can only be called before app is ready');
  }

  configureHostResolver(): void {
    this.mustBeReady('configureHostResolver cannot be called before the app is ready');
  }

  async setProxy(): Promise<void> {
    await Promise.resolve();
    this.mustBeReady('app.setProxy() can only be called after app is ready');
  }

  getVersion(): string {
    return this.#options.version;
  }

  getPath(name: Parameters<ElectronApi['app']['getPath']>[0]): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!this.#paths.has(name) || !existsSync(path)) throw new Error(`Failed to set path`);
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    const holder = instances.get(folder);
    if (holder !== undefined && holder !== this) {
      setImmediate(() => holder.emit('second-instance', preventable({}), process.argv, process.cwd(), {}));
      return false;
    }
    instances.set(folder, this);
    return true;
  }

  quit(): void {
    if (this.#quitting || this.#over) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented || this.#over) return;
    this.#quitting = true;
    if (this.windows.size === 0) this.#leave();
    // Each page is asked first, which takes a moment.
    else setImmediate(() => [...this.windows].forEach((window) => window.close()));
  }

  exit(code = 0): void {
    if (this.#over) return;
    this.#quitting = true;
    this.#exitCode = code;
    if (this.windows.size === 0) this.#shutDown(code);
    else [...this.windows].forEach((window) => window.destroy());
  }

  /** A window did not close, so the program continues. */
  stay(): void {
    this.#quitting = false;
  }

  windowClosed(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.#over) return;
    if (this.#exitCode !== null) this.#shutDown(this.#exitCode);
    else if (this.#quitting) this.#leave();
    else if (this.count('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #leave(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.#shutDown(0);
  }

  #shutDown(code: number): void {
    this.#over = true;
    for (const [folder, holder] of instances) if (holder === this) instances.delete(folder);
    this.emit('quit', preventable({}), code);
    this.#finish(code);
  }
}
