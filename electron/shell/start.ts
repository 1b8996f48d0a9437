/** The shell: a window, a core, and a narrow connection between them. Knows Electron only through what is passed in. */
import { join } from 'node:path';
import { faultOf, type Fault } from '../base/faults.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';
import type { CoreSettings } from '../core/messages.ts';
import { asksForAnother, ownArguments, readArguments, type Arguments } from './process/arguments.ts';
import { callChannel, eventChannel } from './channels.ts';
import { createCircle } from './process/circle.ts';
import { guardClipboard, type ClipboardGuard } from './ports/clipboard.ts';
import { startCore, type CoreHost, type RestartCause } from './core-host.ts';
import { settleDataFolder, type DataFolder } from './process/data-folder.ts';
import { askPerson } from './ports/dialogs.ts';
import { prepareDesktop, type Desktop } from './window/desktop.ts';
import type { ElectronApi, WindowApi } from './electron-api.ts';
import { guardEnding } from './process/end.ts';
import { lockFrame, lockReply, readCall, refusal } from './policy/frame.ts';
import { createLastWords, type LastWords } from './last-words.ts';
import { forbiddenSwitches, scheme, schemePrivileges, switches } from './policy/policy.ts';
import { print, printToPdf } from './ports/printing.ts';
import { createProtocol, type Papers } from './policy/protocol.ts';
import { isTrusted } from './policy/sender.ts';
import { closeSessions } from './policy/session.ts';
import { StartFault } from './process/start-fault.ts';
import { watchSystem } from './system-watch.ts';
import { openTrace, type Trace } from './trace.ts';
import { confine, createPage, createShowing, createWindow, protectWindow } from './window/window.ts';

export type StartOptions = {
  readonly runtime: 'electron' | 'stand-in';
  /** Where the built shell, core and renderer are; by default next to this file. */
  readonly outFolder?: string;
  /** Instead of `process.argv` and `process.env`. */
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Instead of `process.platform`. */
  readonly platform?: NodeJS.Platform;
  /** The process whose faults are recorded; by default none, because in tests it is not the program's own. */
  readonly process?: { on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown };
  /** The core is gone for good although the window is open. */
  readonly onLost?: (why: StartFault) => void;
};

/** What a test may do from outside. */
export type Program = {
  /** Moves the frozen clock; only with UTVAG_CLOCK, never when packaged. */
  readonly setClock: (instant: string) => void;
  /** Shuts everything down and quits. */
  readonly close: () => Promise<void>;
  /** Quits like a killed process: nothing is saved. */
  readonly kill: () => Promise<void>;
};

type Desk = {
  readonly electron: ElectronApi;
  readonly window: WindowApi;
  readonly papers: Papers;
  readonly clipboard: ClipboardGuard;
  readonly trace: Trace;
  readonly desktop: Desktop;
};

const answerPort = async ({ electron, window, papers, clipboard, trace, desktop }: Desk, ask: PortAsk): Promise<PortAnswer> => {
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
    case 'note-fault':
      trace.note('window', ask.fault);
      return { kind: 'done' };
    case 'read-trace':
      return { kind: 'trace', entries: trace.entries() };
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

const answerCall = (core: CoreHost, lastWords: LastWords, text: unknown, bytes: unknown): Promise<string> => {
  const call = readCall(text, bytes);
  if (call.kind === 'call' && call.text === lockFrame) {
    // The code that asked for the last words continues from here.
    if (!lastWords.said()) core.lock();
    return Promise.resolve(lockReply);
  }
  if (call.kind === 'call') return core.call(call.text, call.bytes);
  core.record(call.code);
  return Promise.resolve(refusal(call.code));
};

/** How long (ms) the core may take to report that it is ready, before the user is told that it does not respond. */
export const longestSilence = 60_000;

/** @throws StartFault if the core did not respond for that long */
const inTime = async (ready: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StartFault({ kind: 'silent' })), longestSilence);
  });
  await Promise.race([ready, late]).finally(() => clearTimeout(timer));
};

/** A page that crashes this often within the time (ms) is not loaded again. */
const [mostPages, pageSpan] = [5, 60_000];

/**
 * Everything that must happen before Electron's `ready`. Returns the data folder, or null if the program may not run at all or the running
 * instance comes to the front instead.
 */
const prepare = (electron: ElectronApi, { platform, environment }: StartOptions, given: Arguments): DataFolder | null => {
  const { app } = electron;
  if (app.isPackaged && forbiddenSwitches.some((name) => app.commandLine.hasSwitch(name))) {
    app.exit(1);
    return null;
  }
  app.enableSandbox();
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  electron.protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }]);
  // The lock is in the data folder, so there is one for each folder and not one for all programs without a name.
  const dataFolder = settleDataFolder(electron, platform ?? process.platform, environment ?? process.env);
  if (app.requestSingleInstanceLock()) return dataFolder;
  if (asksForAnother(given)) throw new StartFault({ kind: 'running' });
  app.quit();
  return null;
};

const settingsOf = ({ app }: ElectronApi, options: StartOptions, register: string | null, { folder, earlier }: DataFolder) =>
  ({
    registerFolder: register,
    usualFolder: join(folder, 'register'),
    demoFolder: join(folder, 'demo'),
    appearanceFile: join(folder, 'appearance.json'),
    lastFolderFile: join(folder, 'last-folder.json'),
    earlierFolders: earlier,
    runtime: options.runtime,
    version: app.getVersion(),
    clock: app.isPackaged ? null : ((options.environment ?? process.env)['UTVAG_CLOCK'] ?? null),
  }) satisfies CoreSettings;

/**
 * Starts the program. Resolves when its window is shown, with null if another instance is running or it may not run.
 *
 * @throws StartFault for reportable errors that prevent the start; no window has been shown by then
 */
export const start = async (electron: ElectronApi, options: StartOptions): Promise<Program | null> => {
  const given = readArguments(options.arguments ?? ownArguments(process.argv, process.defaultApp === true));
  const dataFolder = prepare(electron, options, given);
  if (dataFolder === null) return null;
  const { app } = electron;
  app.on('web-contents-created', (_event, contents) => confine(contents));
  await app.whenReady();

  const outFolder = options.outFolder ?? join(import.meta.dirname, '..');
  const settings = settingsOf(electron, options, given.register, dataFolder);
  const { clock, version } = settings;
  const trace = openTrace({
    file: join(dataFolder.folder, 'trace.json'),
    outFolder,
    version,
    now: () => new Date(clock ?? Date.now()).toISOString(),
  });
  // Electron would show each error in a box, with its message, and continue. The program continues as well; the user sees the failure where
  // they acted.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    options.process?.on(event, (error) => {
      const fault = faultOf(error);
      trace.note('shell', fault);
      process.stderr.write(`shell: ${fault.name}\n`);
    });

  const { handle, papers } = createProtocol(join(outFolder, 'renderer'));
  // Sessions are locked down before there is a window, and so before there is a core to tell.
  let record: CoreHost['record'] = () => undefined;
  await closeSessions(electron, handle, () => record('foreign-request'));

  const desktop = prepareDesktop(electron, {
    dataFolder: dataFolder.folder,
    appearanceFile: settings.appearanceFile,
    language: given.language,
  });
  const window = createWindow(electron, join(outFolder, 'shell', 'preload.cjs'), desktop.look);
  const showing = createShowing(window);
  desktop.attach(window);
  const clipboard = guardClipboard(electron);
  const lastWords = createLastWords(window);
  const page = createPage(window);
  const beginAgain = (cause: RestartCause): void => {
    void clipboard.clearNow();
    if (window.isDestroyed()) return;
    protectWindow(window);
    if (cause === 'crash') window.webContents.send(eventChannel, JSON.stringify({ kind: 'lock-state', open: false }));
    else page.open({ language: given.language, demo: false });
  };
  const core = startCore({
    workerFile: join(outFolder, 'core', 'core-worker.js'),
    settings,
    answer: (ask) => answerPort({ electron, window, papers, clipboard, trace, desktop }, ask),
    onEvent: (text) => {
      if (!window.isDestroyed()) window.webContents.send(eventChannel, text);
    },
    onRestart: beginAgain,
    onFault: trace.note,
    onLost: (why) => {
      beginAgain('crash');
      options.onLost?.(why);
    },
  });

  record = core.record;

  electron.ipcMain.handle(callChannel, (event, text, bytes) => {
    if (!window.isDestroyed() && isTrusted(event, window.webContents.id)) return answerCall(core, lastWords, text, bytes);
    core.record('foreign-sender');
    return Promise.resolve(refusal('forbidden'));
  });
  const putAway = async (): Promise<void> => {
    showing.giveUp();
    watch.stop();
    desktop.note();
    await lastWords.ask();
    await Promise.all([core.close(), clipboard.clearNow()]);
  };
  // Destroyed rather than closed: no page can keep the program from ending.
  const ending = guardEnding(electron, putAway, () => {
    if (!window.isDestroyed()) window.destroy();
  });
  const watch = watchSystem(electron, window, options.platform ?? process.platform, {
    lock: () => void lastWords.ask().then(core.lock),
    leave: () => void ending.leave(),
  });
  // Held, so that the page is still there to send what was typed last. Destroying it, once everything is shut down, does not ask.
  window.on('close', (event) => {
    if (ending.isPutAway()) return;
    event.preventDefault();
    void ending.leave();
  });
  const isPageCircle = createCircle(mostPages, pageSpan);
  // The crash of a page may be an attack: nothing stays open behind it.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const fault: Fault = { name: 'PageEnded', code: reason, frames: [] };
    trace.note('window', fault);
    if (isPageCircle()) options.onLost?.(new StartFault({ kind: 'page', fault }));
    else core.lock();
  });
  app.on('second-instance', (_event, argv) => {
    // A user who asked for another register was told that this one is open, and does not want to see it.
    if (window.isDestroyed() || asksForAnother(readArguments(ownArguments(argv, process.defaultApp === true)))) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  page.open(given);
  page.loaded().then(showing.pageReady, () => undefined);
  const beginning = async (): Promise<void> => {
    await inTime(core.ready);
    showing.coreReady();
    await page.loaded();
  };
  try {
    // Somebody may have quit in the meantime: then it is no fault if the page goes.
    await Promise.race([beginning(), ending.begun]);
  } catch (error) {
    showing.giveUp();
    watch.stop();
    trace.note('shell', faultOf(error));
    throw error;
  }
  const program: Program = {
    setClock: (instant) => {
      if (clock !== null) core.setClock(instant);
    },
    close: ending.leave,
    kill: async () => {
      watch.stop();
      await core.kill();
      app.exit(0);
    },
  };
  // Tests on real Electron run outside its process and reach in here.
  if (clock !== null) Reflect.set(globalThis, 'utvagProgram', program);
  return program;
};
