import type { BrowserWindowConstructorOptions } from 'electron';
import type { ContentsApi, ElectronApi, WindowApi } from '../electron-api.ts';
import { webRtcPolicy, windowAddress, windowPreferences } from '../policy/policy.ts';
import { paperColours } from './theme.ts';
import { smallestWindow, usualWindow } from './window-state.ts';

/** No page of ours ever goes elsewhere by itself, opens a window or embeds another, or has UDP; the shell alone loads addresses. */
export const confine = (contents: ContentsApi): void => {
  contents.on('will-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
};

/** Where it stands, how large it is and on what ground: as this desktop has it. */
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

/** What the start asks the interface to do first; travels in the address, because it holds nothing secret. */
export type Opening = { readonly language: 'sv' | 'en' | null; readonly demo: boolean };

const address = ({ language, demo }: Opening): string => {
  const url = new URL(windowAddress);
  if (language !== null) url.searchParams.set('lang', language);
  if (demo) url.searchParams.set('demo', '1');
  return url.href;
};

/** Out of screen pictures and shared screens, as far as the system can keep it. Where it is off, somebody chose so after an unlock. */
export const protectWindow = (window: WindowApi, isProtected = true): void => window.setContentProtection(isProtected);

/** The one window, still empty and hidden; `createShowing` shows it. */
export const createWindow = (electron: ElectronApi, preload: string, look: WindowLook = {}): WindowApi => {
  const window = new electron.BrowserWindow(windowOptions(preload, electron.app.isPackaged, look));
  protectWindow(window);
  return window;
};

/** After so long (ms) the window shows, whatever is still missing: a program that runs unseen cannot be ended by anybody. */
export const longestHidden = 10_000;

export type Showing = {
  /** The page has loaded. */
  readonly pageReady: () => void;
  /** The core runs. */
  readonly coreReady: () => void;
  /** From now on it is not shown any more: the program ends. */
  readonly giveUp: () => void;
};

/**
 * Shows a hidden window once: when the core runs and the page has something to show. `ready-to-show` alone is no sign to wait for: on
 * Wayland a hidden window may never draw, and then the event never comes (https://github.com/electron/electron/issues/48859).
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
  /** Shows the interface from its beginning; everything the page knew is gone. */
  readonly open: (opening: Opening) => void;
  /** Resolves when the interface is there. Rejects when it could not be loaded; that a later `open` took over is no fault. */
  readonly loaded: () => Promise<void>;
};

/** The page of the one window, which a lock may load anew at any time: Electron fails the load that was under way then. */
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
      // Told by `loaded` where somebody waits for it.
      newest.catch(() => undefined);
    },
    loaded,
  };
};
