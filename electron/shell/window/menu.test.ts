import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { contextTemplate, offerContextMenu } from './context-menu.ts';
import { menuTemplate } from './menu.ts';
import en from '../messages/en.json' with { type: 'json' };
import sv from '../messages/sv.json' with { type: 'json' };
import { recordElectron } from '../recording-electron.ts';

const platforms = ['win32', 'darwin', 'linux'] as const;
const template = (options: Partial<Parameters<typeof menuTemplate>[0]> = {}): MenuItemConstructorOptions[] =>
  menuTemplate({ language: 'sv', isPackaged: true, platform: 'linux', zoom: () => undefined, ...options });

const submenu = ({ submenu: items }: MenuItemConstructorOptions): MenuItemConstructorOptions[] => (Array.isArray(items) ? items : []);
const labels = (items: readonly MenuItemConstructorOptions[]): (string | undefined)[] =>
  items.filter(({ type }) => type !== 'separator').map(({ label }) => label);
const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat(submenu(item))]);

it('has the same words in both languages, none of them empty', () => {
  expect(Object.keys(en)).toEqual(Object.keys(sv));
  for (const word of [...Object.values(sv), ...Object.values(en)]) expect(word.trim()).not.toBe('');
});

describe('the menu (configured)', () => {
  it.each(platforms)('on %s has a word of ours for everything in it, in either language', (platform) => {
    const shown = (language: 'sv' | 'en') =>
      [true, false].flatMap((isPackaged) => labels(flat(template({ language, platform, isPackaged }))));
    expect(['Utväg', ...Object.values(sv)]).toEqual(expect.arrayContaining(shown('sv')));
    expect(['Utväg', ...Object.values(en)]).toEqual(expect.arrayContaining(shown('en')));
  });

  it('is Swedish as people know it, and English when the program is', () => {
    expect(labels(template())).toEqual(['&Arkiv', '&Redigera', '&Visa', '&Fönster', '&Hjälp']);
    expect(labels(submenu(template()[1] ?? {}))).toEqual(['Ångra', 'Gör om', 'Klipp ut', 'Kopiera', 'Klistra in', 'Markera allt']);
    expect(labels(template({ language: 'en' }))).toEqual(['&File', '&Edit', '&View', '&Window', '&Help']);
    expect(labels(submenu(template({ platform: 'darwin' })[0] ?? {}))).toEqual([
      'Om Utväg',
      'Göm Utväg',
      'Göm övriga',
      'Visa alla',
      'Avsluta Utväg',
    ]);
  });

  it.each(platforms)('on %s every entry does something, and no two do it by the same key', (platform) => {
    const ends = flat(template({ platform })).filter((item) => submenu(item).length === 0 && item.type !== 'separator');
    for (const { role, click, label } of ends) expect(role ?? click, label).toBeDefined();
    const keys = ends.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('hardening 17 configured: has no developer tools in a packaged menu, and no reload at all', () => {
    for (const platform of platforms) {
      const roles = (isPackaged: boolean): string => JSON.stringify(template({ isPackaged, platform }));
      expect(roles(true)).not.toMatch(/devtools|reload/i);
      expect(roles(false)).toMatch(/toggleDevTools/);
      expect(roles(false)).not.toMatch(/reload/i);
      // Passes the selection to other programs.
      expect(roles(false)).not.toMatch(/"(services|shareMenu)"/);
    }
  });

  it('ends the program by no key beside the one for it', () => {
    for (const platform of ['win32', 'linux'] as const) expect(flat(template({ platform })).map(({ role }) => role)).not.toContain('close');
  });

  it('zooms by our own steps', () => {
    const steps: string[] = [];
    const view = submenu(template({ zoom: (step) => steps.push(step) })[2] ?? {});
    // Electron passes its own item, window and event; none of them is used.
    for (const { click } of view) (click as (() => void) | undefined)?.();
    expect(steps).toEqual(['in', 'out', 'reset']);
    expect(view.map(({ role }) => role)).not.toContain('zoomIn');
  });
});

const flags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};

describe('a right click (configured)', () => {
  it('offers the four commands in a field, each only where it can act', () => {
    const place = { isEditable: true, selectionText: '', editFlags: { ...flags, canPaste: true, canSelectAll: true } };
    expect(contextTemplate(place, 'sv').map(({ role, label, enabled }) => [role, label, enabled])).toEqual([
      ['cut', 'Klipp ut', false],
      ['copy', 'Kopiera', false],
      ['paste', 'Klistra in', true],
      [undefined, undefined, undefined],
      ['selectAll', 'Markera allt', true],
    ]);
  });

  it('offers to copy what is marked elsewhere, and nothing where nothing is marked', () => {
    const marked = { isEditable: false, selectionText: 'ett namn', editFlags: { ...flags, canCopy: true, canSelectAll: true } };
    expect(contextTemplate(marked, 'en')).toEqual([{ role: 'copy', label: 'Copy', enabled: true }]);
    expect(contextTemplate({ ...marked, selectionText: ' ' }, 'sv')).toEqual([]);
    expect(contextTemplate({ ...marked, editFlags: flags }, 'sv')).toEqual([]);
  });

  it('copies by the role that raises the page’s own copy event, as the keys do, and by nothing of its own', () => {
    const place = { isEditable: true, selectionText: 'x', editFlags: { ...flags, canCopy: true, canCut: true } };
    for (const item of contextTemplate(place, 'sv')) expect(item.click).toBeUndefined();
  });

  it('opens over the window in the present language, and opens nothing where there is nothing to offer', () => {
    const { electron, windows, popups } = recordElectron();
    const window = new electron.BrowserWindow();
    let language: 'sv' | 'en' = 'sv';
    offerContextMenu(electron, window, () => language);
    const click = (isEditable: boolean): void =>
      void windows[0]?.webContents.emit('context-menu', {}, { isEditable, selectionText: '', editFlags: flags });
    click(false);
    expect(popups).toEqual([]);
    click(true);
    language = 'en';
    click(true);
    expect(popups.map(([first]) => first?.label)).toEqual(['Klipp ut', 'Cut']);
  });
});
