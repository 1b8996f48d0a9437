import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { ElectronApi, WindowApi } from '../electron-api.ts';
import { roleItem } from './menu.ts';
import type { Language } from '../words.ts';

export type ClickedPlace = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

/**
 * What a right click offers: in a field the four commands, each only where it can act; on selected text *Copy*; elsewhere nothing. All are
 * Electron roles and act as the keys do: what they copy goes through the page's `copy` event, and so through the clipboard's guard.
 */
export const contextTemplate = (
  { isEditable, selectionText, editFlags }: ClickedPlace,
  language: Language,
): readonly MenuItemConstructorOptions[] => {
  const copy = { ...roleItem(language, 'copy', 'menu.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() !== '' && editFlags.canCopy ? [copy] : [];
  return [
    { ...roleItem(language, 'cut', 'menu.cut'), enabled: editFlags.canCut },
    copy,
    { ...roleItem(language, 'paste', 'menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { ...roleItem(language, 'selectAll', 'menu.select-all'), enabled: editFlags.canSelectAll },
  ];
};

/** Shows it over the window. Without the frame, macOS adds nothing of its own: its writing tools would read the field. */
export const offerContextMenu = (electron: ElectronApi, window: WindowApi, language: () => Language): void => {
  window.webContents.on('context-menu', (_event, place) => {
    const template = contextTemplate(place, language());
    if (template.length > 0 && !window.isDestroyed()) electron.Menu.buildFromTemplate([...template]).popup({ window });
  });
};
