/**
 * The shell: a window, a core, and a narrow way between them. Knows Electron only through what it is given.
 */
import { join } from 'node:path';
import type { PortAnswer, PortAsk } from '../base/ports.ts';
import type { CoreSettings } from '../core/messages.ts';
import { ownArguments, readArguments } from './arguments.ts';
import { callChannel, eventChannel } from './channels.ts';
import { guardClipboard, type ClipboardGuard } from './clipboard.ts';
import { startCore, type CoreHost, type RestartCause } from './core-host.ts';
import { askPerson } from './dialogs.ts';
import { prepareDesktop, type Desktop } from './desktop.ts';
import type { ElectronApi, WindowApi } from './electron-api.ts';
import { lockFrame, lockReply, readCall, refusal } from './frame.ts';
import { forbiddenSwitches, scheme, schemePrivileges, switches } from './policy.ts';
import { print, printToPdf } from './printing.ts';
import { createProtocol, type Papers } from './protocol.ts';
import { isTrusted } from './sender.ts';
import { closeSessions } from './session.ts';
import { confine, createWindow, openPage, protectWindow } from './window.ts';

export type StartOptions = {
  readonly runtime: 'electron' | 'stand-in';
  /** Where the built shell, core and renderer are; beside this file when left out. */
  readonly outFolder?: string;
  /** Instead of `process.argv` and `process.env`. */
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

/** What a test may do from outside. */
export type Program = {
  /** Moves the frozen clock; only with UTVAG_CLOCK, never when packaged. */
  readonly setClock: (instant: string) => void;
  /** Puts everything away and quits. */
  readonly close: () => Promise<void>;
  /** Quits as a killed process does: nothing is put away. */
  readonly kill: () => Promise<void>;
};

type Desk = {
  readonly electron: ElectronApi;
  readonly window: WindowApi;
  readonly papers: Papers;
  readonly clipboard: ClipboardGuard;
  readonly desktop: Desktop;
};

const answerPort = async ({ electron, window, papers, clipboard, desktop }: Desk, ask: PortAsk): Promise<PortAnswer> => {
  switch (ask.port) {
    case 'print-to-pdf':
      return { kind: 'pdf', bytes: await printToPdf(electron, papers, ask.html) };
    case 'print':
      return print(electron, papers, ask.html, window);
    case 'protect-screen':
      if (!window.isDestroyed()) protectWindow(window, ask.isProtected);
      return { kind: 'done' };
    // Remembered where the core is started (core-host.ts).
    case 'use-register':
      return { kind: 'done' };
    case 'copy':
      await clipboard.copy(ask.text);
      return { kind: 'done' };
    case 'clear-clipboard-later':
      await clipboard.watch();
      return { kind: 'done' };
    case 'clear-selection-later':
      await clipboard.watchSelection();
      return { kind: 'done' };
    case 'use-appearance':
      desktop.use(ask);
      return { kind: 'done' };
    default:
      return askPerson(electron, window, ask);
  }
};

const answerCall = (core: CoreHost, text: unknown, bytes: unknown): Promise<string> => {
  const call = readCall(text, bytes);
  if (call.kind === 'call' && call.text === lockFrame) {
    core.lock();
    return Promise.resolve(lockReply);
  }
  if (call.kind === 'call') return core.call(call.text, call.bytes);
  core.record(call.code);
  return Promise.resolve(refusal(call.code));
};

/**
 * Everything that must precede Electron's `ready`. Answers whether the program may run at all.
 */
const prepare = (electron: ElectronApi): boolean => {
  const { app } = electron;
  if (app.isPackaged && forbiddenSwitches.some((name) => app.commandLine.hasSwitch(name))) {
    app.exit(1);
    return false;
  }
  app.enableSandbox();
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  electron.protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }]);
  if (app.requestSingleInstanceLock()) return true;
  app.quit();
  return false;
};

/** Starts the program; resolves when its window shows, with null when another instance runs or it may not run. */
export const start = async (electron: ElectronApi, options: StartOptions): Promise<Program | null> => {
  if (!prepare(electron)) return null;
  const { app } = electron;
  app.on('web-contents-created', (_event, contents) => confine(contents));
  await app.whenReady();

  const outFolder = options.outFolder ?? join(import.meta.dirname, '..');
  const given = readArguments(options.arguments ?? ownArguments(process.argv, process.defaultApp === true));
  const clock = app.isPackaged ? null : ((options.environment ?? process.env)['UTVAG_CLOCK'] ?? null);
  const settings: CoreSettings = {
    registerFolder: given.register,
    usualFolder: join(app.getPath('userData'), 'register'),
    demoFolder: join(app.getPath('userData'), 'demo'),
    appearanceFile: join(app.getPath('userData'), 'appearance.json'),
    lastFolderFile: join(app.getPath('userData'), 'last-folder.json'),
    runtime: options.runtime,
    version: app.getVersion(),
    clock,
  };

  const { handle, papers } = createProtocol(join(outFolder, 'renderer'));
  // Sessions are closed before there is a window, and so before there is a core to tell.
  let record: CoreHost['record'] = () => undefined;
  closeSessions(electron, handle, () => record('foreign-request'));

  const desktop = prepareDesktop(electron, {
    dataFolder: app.getPath('userData'),
    appearanceFile: settings.appearanceFile,
    language: given.language,
  });
  const window = createWindow(electron, join(outFolder, 'shell', 'preload.cjs'), desktop.look);
  desktop.attach(window);
  const clipboard = guardClipboard(electron);
  const beginAgain = (cause: RestartCause): void => {
    void clipboard.clearNow();
    if (window.isDestroyed()) return;
    protectWindow(window);
    if (cause === 'crash') window.webContents.send(eventChannel, JSON.stringify({ kind: 'lock-state', open: false }));
    // A page that failed to load twice in a row is not mended by an unhandled rejection.
    else openPage(window, { language: given.language, demo: false }).catch(() => undefined);
  };
  const core = startCore({
    workerFile: join(outFolder, 'core', 'core-worker.js'),
    settings,
    answer: (ask) => answerPort({ electron, window, papers, clipboard, desktop }, ask),
    onEvent: (text) => {
      if (!window.isDestroyed()) window.webContents.send(eventChannel, text);
    },
    onRestart: beginAgain,
  });

  record = core.record;

  electron.ipcMain.handle(callChannel, (event, text, bytes) => {
    if (!window.isDestroyed() && isTrusted(event, window.webContents.id)) return answerCall(core, text, bytes);
    core.record('foreign-sender');
    return Promise.resolve(refusal('forbidden'));
  });
  for (const event of ['lock-screen', 'suspend', 'shutdown'] as const) electron.powerMonitor.on(event, core.lock);
  // A page that fell over may have been pushed: nothing stays open behind it.
  window.webContents.on('render-process-gone', core.lock);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  const close = async (): Promise<void> => {
    await core.close();
    await clipboard.clearNow();
    app.quit();
  };
  app.on('window-all-closed', () => void close());

  await openPage(window, given);
  const program: Program = {
    setClock: (instant) => {
      if (clock !== null) core.setClock(instant);
    },
    close,
    kill: async () => {
      await core.kill();
      app.quit();
    },
  };
  // Tests over real Electron stand outside of its process and reach in here.
  if (clock !== null) Reflect.set(globalThis, 'utvagProgram', program);
  return program;
};
