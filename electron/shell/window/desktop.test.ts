import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAppearance, prepareDesktop } from './desktop.ts';
import { recordElectron, type RecordingOptions } from '../recording-electron.ts';
import { paperColours } from './theme.ts';

let folder: string;
let appearanceFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-desktop-'));
  appearanceFile = join(folder, 'appearance.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const begin = (options: RecordingOptions = {}, language: 'sv' | 'en' | null = null) => {
  const recorded = recordElectron(options);
  const desktop = prepareDesktop(recorded.electron, { dataFolder: folder, appearanceFile, language });
  const show = () => {
    const window = new recorded.electron.BrowserWindow(desktop.look);
    desktop.attach(window);
    return recorded.windows[0];
  };
  const menu = (): (string | undefined)[] => (recorded.menus.at(-1) ?? []).map(({ label }) => label).slice(-2);
  return { ...recorded, desktop, show, menu };
};

it('the ground behind the page is the paper of its style, in both themes', () => {
  const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(readFileSync('renderer/ui/tokens.css', 'utf8')) ?? [];
  expect(paperColours).toEqual({ light: light?.toUpperCase(), dark: dark?.toUpperCase() });
});

describe('title bar and first paint (configured)', () => {
  it('are in the theme that was chosen, before there is a window', () => {
    writeFileSync(appearanceFile, '{"theme":"dark","language":"sv"}');
    const { nativeTheme, desktop, windows } = begin();
    expect(windows).toEqual([]);
    expect(nativeTheme.themeSource).toBe('dark');
    expect(desktop.look.backgroundColor).toBe('#16181A');
  });

  it('are in the computer’s when nothing was chosen, or what was kept is nonsense', () => {
    for (const isSystemDark of [true, false]) {
      const { nativeTheme, desktop } = begin({ isSystemDark });
      expect([nativeTheme.themeSource, desktop.look.backgroundColor]).toEqual(['system', isSystemDark ? '#16181A' : '#FAF9F7']);
    }
    for (const text of ['', '{', 'null', '[]', '{"theme":"pink","language":7}'])
      expect(parseAppearance(text)).toEqual({ theme: 'system', language: 'sv' });
  });

  it('follow a new choice at once, and the computer where it was chosen to', () => {
    const { desktop, nativeTheme, show } = begin();
    const window = show();
    desktop.use({ theme: 'dark', language: 'sv' });
    expect(nativeTheme.themeSource).toBe('dark');
    expect(window?.calls.at(-1)).toEqual(['setBackgroundColor', '#16181A']);
    desktop.use({ theme: 'system', language: 'sv' });
    expect(window?.calls.at(-1)).toEqual(['setBackgroundColor', '#FAF9F7']);
    nativeTheme.isSystemDark = true;
    nativeTheme.emit('updated');
    expect(window?.calls.at(-1)).toEqual(['setBackgroundColor', '#16181A']);
  });
});

describe('the menu’s language (configured)', () => {
  it('is the one that was kept, or the one asked for on the command line', () => {
    writeFileSync(appearanceFile, '{"theme":"system","language":"en"}');
    const kept = begin();
    kept.show();
    expect(kept.menu()).toContain('&Window');
    const asked = begin({}, 'sv');
    asked.show();
    expect(asked.menu()).toContain('&Fönster');
  });

  it('changes with the setting, and the menu is not put up anew for nothing', () => {
    const { desktop, menus, menu, app, show } = begin();
    show();
    desktop.use({ theme: 'dark', language: 'sv' });
    expect(menus).toHaveLength(1);
    desktop.use({ theme: 'dark', language: 'en' });
    expect(menu()).toContain('&Window');
    expect(app.names().filter((name) => name === 'setApplicationMenu')).toHaveLength(2);
  });
});

describe('the window', () => {
  it('comes back where it was left, as large and as far zoomed', () => {
    writeFileSync(join(folder, 'window.json'), '{"bounds":{"x":5,"y":6,"width":1000,"height":700},"isMaximised":true,"zoom":1.25}');
    const { desktop, show } = begin();
    expect(desktop.look).toMatchObject({ x: 5, y: 6, width: 1000, height: 700 });
    const window = show();
    window?.webContents.emit('dom-ready');
    window?.emit('show');
    expect(window?.webContents.calls).toEqual([['setZoomFactor', 1.25]]);
    expect(window?.names()).toEqual(['maximize']);
  });

  it('keeps the zoom that a key chose', () => {
    const first = begin();
    const window = first.show();
    window?.webContents.emit('zoom-changed', {}, 'in');
    first.desktop.note();
    const again = begin().show();
    again?.webContents.emit('dom-ready');
    expect(again?.webContents.calls).toEqual([['setZoomFactor', 1.1]]);
  });
});

it('a right click in a field offers its commands in the language of that moment (configured)', () => {
  const { desktop, show, popups } = begin();
  const contents = show()?.webContents;
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
  const labels = (): unknown => popups.at(-1)?.map(({ label }) => label)[1];
  contents?.emit('context-menu', {}, { isEditable: true, selectionText: 'ord', editFlags });
  expect(labels()).toBe('Kopiera');
  desktop.use({ theme: 'system', language: 'en' });
  contents?.emit('context-menu', {}, { isEditable: true, selectionText: 'ord', editFlags });
  expect(labels()).toBe('Copy');
});
