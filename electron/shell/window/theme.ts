import type { ElectronApi, WindowApi } from '../electron-api.ts';

/** The paper colour of both themes, as in `renderer/ui/tokens.css`: nothing flashes before the first view. */
export const paperColours = { light: '#FAF9F7', dark: '#16181A' } as const;

export const paperColour = ({ nativeTheme }: Pick<ElectronApi, 'nativeTheme'>): string =>
  nativeTheme.shouldUseDarkColors ? paperColours.dark : paperColours.light;

/** The background behind the page follows, whether the program's setting changed or the computer's. */
export const followTheme = (electron: ElectronApi, window: WindowApi): void => {
  electron.nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(paperColour(electron));
  });
};
