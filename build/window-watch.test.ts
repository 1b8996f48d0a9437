import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isViewable, mainWindows, namedInTree, onScreen, visibleInSway } from './window-list.mjs';
import { dataFolders, isOurs, watch } from './window-watch.mjs';

test('X11 tells names and sizes of its windows, and whether one is seen', () => {
  const tree = `
xwininfo: Window id: 0x50e (the root window) (has no name)

  Root window id: 0x50e (the root window) (has no name)
  Parent window id: 0x0 (none)
     3 children:
     0x600003 "Utväg": ("utvag" "Utväg")  1440x900+0+0  +0+0
        1 child:
        0x600004 (has no name): ()  1x1+-1+-1  +-1+-1
     0x400001 "clipboard "quoted"": ("utvag" "utvag")  10x10+-100+-100  +-100+-100
`;
  expect(namedInTree(tree)).toEqual([
    { id: '0x600003', title: 'Utväg', program: 'Utväg', width: 1440, height: 900 },
    { id: '0x400001', title: 'clipboard "quoted"', program: 'utvag', width: 10, height: 10 },
  ]);
  expect(isViewable('  Class: InputOutput\n  Map State: IsViewable\n')).toBe(true);
  expect(isViewable('  Class: InputOutput\n  Map State: IsUnMapped\n')).toBe(false);
});

test('sway tells its windows, and takes no output or workspace for one', () => {
  const window = { name: 'Utväg', app_id: 'utvag', pid: 4711, rect: { width: 1440, height: 900 }, nodes: [], floating_nodes: [] };
  const tree = (visible: boolean) => ({
    name: 'root',
    nodes: [
      {
        name: 'HEADLESS-1',
        nodes: [{ name: '1', visible: true, floating_nodes: [{ ...window, visible }], nodes: [] }],
        floating_nodes: [],
      },
    ],
  });
  expect(visibleInSway(tree(true))).toEqual([{ title: 'Utväg', program: 'utvag', width: 1440, height: 900 }]);
  expect(visibleInSway(tree(false))).toEqual([]);
});

test('Windows tells program and title, a line each', () => {
  expect(mainWindows('electron\tUtväg\r\nexplorer\t\r\n')).toEqual([
    { title: 'Utväg', program: 'electron', width: null, height: null },
    { title: '', program: 'explorer', width: null, height: null },
  ]);
});

test('macOS tells the program and, where it may, the title', () => {
  const bounds = { Width: 1440, Height: 900 };
  const seen = [
    { kCGWindowLayer: 0, kCGWindowOwnerName: 'Electron', kCGWindowBounds: bounds },
    { kCGWindowLayer: 0, kCGWindowOwnerName: 'Utväg', kCGWindowName: 'Utväg', kCGWindowBounds: bounds },
    { kCGWindowLayer: 25, kCGWindowOwnerName: 'Utväg', kCGWindowName: 'Item-0', kCGWindowBounds: { Width: 20, Height: 20 } },
  ];
  expect(onScreen(JSON.stringify(seen)).map(({ title, program }) => ({ title, program }))).toEqual([
    { title: null, program: 'Electron' },
    { title: 'Utväg', program: 'Utväg' },
  ]);
});

test('only a window of the title, or without one of the program, and large enough to work in is ours', () => {
  const window = { title: 'Utväg – demoregister', program: 'utvag', width: 1440, height: 900 };
  expect(isOurs(window)).toBe(true);
  expect(isOurs({ ...window, width: null, height: null })).toBe(true);
  expect(isOurs({ ...window, title: null, program: 'Electron' })).toBe(true);
  for (const other of [
    { title: 'Error' },
    { title: 'Utväg' },
    { title: '' },
    { title: null, program: 'Finder' },
    { width: 10, height: 10 },
  ])
    expect(isOurs({ ...window, ...other })).toBe(false);
});

test('the register is sought where the program keeps its data, and where it must not be', () => {
  const folders = (platform: NodeJS.Platform, env = {}) => dataFolders(platform, env, '/home/maja');
  expect(folders('linux')).toEqual({ right: '/home/maja/.config/Utväg', wrong: ['/home/maja/.config/Electron'] });
  expect(folders('linux', { XDG_CONFIG_HOME: '/x' }).right).toBe('/x/Utväg');
  expect(folders('darwin').right).toBe('/home/maja/Library/Application Support/Utväg');
  expect(folders('win32', { LOCALAPPDATA: 'C:\\Lokalt', APPDATA: 'C:\\Roaming' })).toEqual({
    right: 'C:\\Lokalt\\Utväg',
    wrong: ['C:\\Roaming\\Utväg', 'C:\\Roaming\\Electron'],
  });
});

describe('a program that is watched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'utvag-watched-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const window = { title: 'Utväg – demoregister', program: 'utvag', width: 1440, height: 900 };

  /** A program that creates its demo register in a folder of this name and stays. */
  const maker = (name: string): readonly string[] => [
    process.execPath,
    '-e',
    `const { mkdirSync, writeFileSync } = require('node:fs');
     mkdirSync(process.argv[1], { recursive: true });
     writeFileSync(process.argv[1] + '/register.db', 'x');
     setInterval(() => undefined, 1000);`,
    join(folder, name, 'demo/generations/0001'),
  ];
  const surroundings = (name: string, windows = [window]) => ({
    ...{ list: () => Promise.resolve(windows), env: {}, patience: 8000, pause: 50 },
    folders: { right: join(folder, name), wrong: [join(folder, `${name}-elsewhere`)] },
  });

  test('is seen when the system shows its window and the demo register lies where it belongs', async () => {
    expect(await watch(maker('good'), surroundings('good'))).toMatchObject({ seen: window, fault: '' });
  });

  test('is not seen when its register lies elsewhere', async () => {
    const { seen, fault } = await watch(maker('right-elsewhere'), surroundings('right'));
    expect(seen).toBeNull();
    expect(fault).toContain(`the demo register was made in ${join(folder, 'right-elsewhere')}`);
  });

  test('is not seen when it ends, and what it said is told', async () => {
    const quits = [process.execPath, '-e', "console.error('no display'); process.exit(3)"];
    expect(await watch(quits, surroundings('quits'))).toEqual({ seen: null, fault: 'it ended with 3', output: 'no display\n' });
  });

  test('is not seen without a window', async () => {
    const { seen, fault } = await watch(maker('hidden'), { ...surroundings('hidden', []), patience: 300 });
    expect(seen).toBeNull();
    expect(fault).toContain('there was no window');
  });
});
