/** Fits the window into this desktop: its theme, its menus, its position and its zoom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PortAsk } from '../../base/ports.ts';
import { offerContextMenu } from './context-menu.ts';
import type { ElectronApi, WindowApi } from '../electron-api.ts';
import { setMenu } from './menu.ts';
import { followTheme, paperColour } from './theme.ts';
import type { WindowLook } from './window.ts';
import { placeWindow, readWindowState, rememberWindow, screensOf, type WindowNote } from './window-state.ts';
import type { Language } from '../words.ts';
import { followZoom } from './zoom.ts';

export type Appearance = Pick<Extract<PortAsk, { port: 'use-appearance' }>, 'theme' | 'language'>;

const usual: Appearance = { theme: 'system', language: 'sv' };

/** What the core saved (`areas/users/accounts/appearance.ts`); invalid values count as nothing chosen. */
export const parseAppearance = (text: string): Appearance => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return usual;
    const { theme, language } = value as Readonly<Record<string, unknown>>;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      language: language === 'en' ? 'en' : 'sv',
    };
  } catch {
    return usual;
  }
};

const readAppearance = (file: string): Appearance => {
  try {
    return parseAppearance(readFileSync(file, 'utf8'));
  } catch {
    return usual;
  }
};

export type Desktop = {
  /** For the next window: its position, its size and its background. */
  readonly look: WindowLook;
  /** Once, when the window exists and before it is shown. */
  readonly attach: (window: WindowApi) => void;
  /** Before the window goes: saves the latest changes of its position, size and zoom. */
  readonly note: () => void;
  /** The user chose another theme or language: the title bar, the background and the menu follow at once. */
  readonly use: (appearance: Appearance) => void;
};

export type DesktopOptions = {
  readonly dataFolder: string;
  readonly appearanceFile: string;
  /** Asked for on the command line. */
  readonly language: Language | null;
};

/** After Electron's `ready`, before there is a window: its title bar takes the theme it is created with. */
export const prepareDesktop = (electron: ElectronApi, options: DesktopOptions): Desktop => {
  const kept = readAppearance(options.appearanceFile);
  const stateFile = join(options.dataFolder, 'window.json');
  const before = readWindowState(stateFile);
  let language = options.language ?? kept.language;
  let putUp = (): void => undefined;
  let note: WindowNote = { later: () => undefined, now: () => undefined };
  electron.nativeTheme.themeSource = kept.theme;

  return {
    look: { ...placeWindow(before.bounds, screensOf(electron)), backgroundColor: paperColour(electron) },
    attach: (window) => {
      const platform = process.platform;
      const zoom = followZoom(window.webContents, before.zoom, platform, () => note.later());
      note = rememberWindow(window, stateFile, before, zoom.factor);
      putUp = () => setMenu(electron, { language, isPackaged: electron.app.isPackaged, platform, zoom: zoom.step });
      putUp();
      offerContextMenu(electron, window, () => language);
      followTheme(electron, window);
    },
    note: () => note.now(),
    use: (appearance) => {
      electron.nativeTheme.themeSource = appearance.theme;
      if (appearance.language === language) return;
      language = appearance.language;
      putUp();
    },
  };
};
