import type { BrowserWindowConstructorOptions } from 'electron';
import type { ContentsApi, ElectronApi, WindowApi } from '../electron-api.ts';
import { webRtcPolicy, windowAddress, windowPreferences } from '../policy/policy.ts';
import { paperColours } from './theme.ts';
import { smallestWindow, usualWindow } from './window-state.ts';

/** No page of ours ever navigates elsewhere by itself, opens a window, embeds another page or has UDP; only the shell loads addresses. */
export const confine = (contents: ContentsApi): void => {
  contents.on('will-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
};

/** Its position, size and background: as this desktop has them. */
export type WindowLook = Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height' | 'backgroundColor'>;

const windowOptions = (preload: string, isPackaged: boolean, look: WindowLook): BrowserWindowConstructorOptions => ({
  ...usualWindow,
  minWidth: smallestWindow.width,
  minHeight: smallestWindow.height,
  show: false,
  title: 'Utväg',
  backgroundColor: paperColours.light,
  autoHideMenuBar: true,
  ...look,
  webPreferences: windowPreferences(preload, isPackaged),
});

/** What the interface should do first at startup; sent in the address, because it contains nothing secret. */
export type Opening = { readonly language: 'sv' | 'en' | null; readonly demo: boolean };

const address = ({ language, demo }: Opening): string => {
  const url = new URL(windowAddress);
  if (language !== null) url.searchParams.set('lang', language);
  if (demo) url.searchParams.set('demo', '1');
  return url.href;
};

/** Hidden from screenshots and screen sharing, as far as the system can. If this is off, somebody chose so after an unlock. */
export const protectWindow = (window: WindowApi, isProtected = true): void => window.setContentProtection(isProtected);

/** The one window, still empty and hidden; `createShowing` shows it. */
export const createWindow = (electron: ElectronApi, preload: string, look: WindowLook = {}): WindowApi => {
  const window = new electron.BrowserWindow(windowOptions(preload, electron.app.isPackaged, look));
  protectWindow(window);
  return window;
};

/** After this time (ms) the window is shown, whatever is still missing: nobody can close a program that runs unseen. */
export const longestHidden = 10_000;

export type Showing = {
  /** The page has loaded. */
  readonly pageReady: () => void;
  /** The core runs. */
  readonly coreReady: () => void;
  /** From now on it is no longer shown: the program is ending. */
  readonly giveUp: () => void;
};

/**
 * Shows a hidden window once, when the core runs and the page has something to show. Waiting for `ready-to-show` alone does not work: on
 * Wayland a hidden window may never draw, and then the event is never emitted (https://github.com/electron/electron/issues/48859).
 */
export const createShowing = (window: WindowApi): Showing => {
  let [hasPage, hasCore, isOver] = [false, false, false];
  const giveUp = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  const show = (): void => {
    if (isOver) return;
    giveUp();
    if (!window.isDestroyed()) window.show();
  };
  const timer = setTimeout(show, longestHidden);
  timer.unref();
  const pageReady = (): void => {
    hasPage = true;
    if (hasCore) show();
  };
  window.once('ready-to-show', pageReady);
  window.once('closed', giveUp);
  return {
    pageReady,
    coreReady: () => {
      hasCore = true;
      if (hasPage) show();
    },
    giveUp,
  };
};

export type Page = {
  /** Loads the interface from the start; everything the page knew is gone. */
  readonly open: (opening: Opening) => void;
  /** Resolves when the interface is there. Rejects if it could not be loaded; being replaced by a later `open` is no error. */
  readonly loaded: () => Promise<void>;
};

/** The page of the one window, which a lock may reload at any time: Electron then fails the load that was under way. */
export const createPage = (window: WindowApi): Page => {
  let newest: Promise<void> = Promise.resolve();
  const loaded = async (): Promise<void> => {
    for (let mine: Promise<void> | null = null; mine !== newest;) {
      mine = newest;
      try {
        await mine;
      } catch (error) {
        if (mine === newest) throw error;
      }
    }
  };
  return {
    open: (opening) => {
      newest = window.loadURL(address(opening));
      // Reported by `loaded` if anyone waits for it.
      newest.catch(() => undefined);
    },
    loaded,
  };
};
