import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from '../electron-api.ts';
import { shellWord, type Language, type ShellWord } from '../words.ts';
import type { ZoomStep } from './zoom.ts';

export type MenuOptions = {
  readonly language: Language;
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly zoom: (step: ZoomStep) => void;
};

type Role = NonNullable<MenuItemConstructorOptions['role']>;

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** One of Electron's own commands with our label: its label would be English on every system but macOS. */
export const roleItem = (language: Language, role: Role, word: ShellWord): MenuItemConstructorOptions => ({
  role,
  label: shellWord(language, word),
});

/**
 * The program's menu, in its language. No reload, and no developer tools when packaged. No *Services* on macOS: they pass the selection to
 * other programs. Ctrl W is left out where it would end the program.
 */
export const menuTemplate = ({ language, isPackaged, platform, zoom }: MenuOptions): MenuItemConstructorOptions[] => {
  const item = (role: Role, word: ShellWord) => roleItem(language, role, word);
  const zoomItem = (word: ShellWord, key: string, step: ZoomStep): MenuItemConstructorOptions => ({
    label: shellWord(language, word),
    accelerator: `CommandOrControl+${key}`,
    click: () => zoom(step),
  });
  const isMac = platform === 'darwin';
  const first: MenuItemConstructorOptions = isMac
    ? {
        label: 'Utväg',
        submenu: [
          item('about', 'menu.about'),
          separator,
          item('hide', 'menu.hide'),
          item('hideOthers', 'menu.hide-others'),
          item('unhide', 'menu.show-all'),
          separator,
          item('quit', 'menu.quit'),
        ],
      }
    : { label: shellWord(language, 'menu.file'), submenu: [item('quit', 'menu.quit')] };
  return [
    first,
    {
      label: shellWord(language, 'menu.edit'),
      submenu: [
        item('undo', 'menu.undo'),
        item('redo', 'menu.redo'),
        separator,
        item('cut', 'menu.cut'),
        item('copy', 'menu.copy'),
        item('paste', 'menu.paste'),
        item('selectAll', 'menu.select-all'),
      ],
    },
    {
      label: shellWord(language, 'menu.view'),
      submenu: [
        zoomItem('menu.zoom-in', 'Plus', 'in'),
        zoomItem('menu.zoom-out', '-', 'out'),
        zoomItem('menu.zoom-reset', '0', 'reset'),
        separator,
        item('togglefullscreen', 'menu.full-screen'),
        ...(isPackaged ? [] : [separator, item('toggleDevTools', 'menu.developer-tools')]),
      ],
    },
    {
      ...item('window', 'menu.window'),
      submenu: [
        item('minimize', 'menu.minimise'),
        ...(isMac ? [item('zoom', 'menu.zoom-window'), item('close', 'menu.close'), separator, item('front', 'menu.bring-forward')] : []),
      ],
    },
    // macOS has it in the first menu.
    ...(isMac ? [] : [{ ...item('help', 'menu.help'), submenu: [item('about', 'menu.about')] }]),
  ];
};

/** Sets the menu, replacing the previous one. */
export const setMenu = (electron: ElectronApi, options: MenuOptions): void =>
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(options)));
