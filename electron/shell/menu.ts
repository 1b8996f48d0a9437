import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from './electron-api.ts';

/** Standard roles only: their words come from the system in its language. No reload, no developer tools when packaged. */
export const menuTemplate = (isPackaged: boolean, platform: NodeJS.Platform): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
  { role: 'editMenu' },
  {
    role: 'viewMenu',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(isPackaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
    ],
  },
  { role: 'windowMenu' },
];

export const setMenu = (electron: ElectronApi): void => {
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(electron.app.isPackaged, process.platform)));
};
