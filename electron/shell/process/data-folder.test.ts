import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { earlierDataFolders, settleDataFolder, usualDataFolder } from './data-folder.ts';
import { recordElectron } from '../recording-electron.ts';

const mac = { appData: '/Users/alva/Library/Application Support', home: '/Users/alva' };
const linux = { appData: '/home/alva/.config', home: '/home/alva' };
const windows = { appData: String.raw`C:\Users\alva\AppData\Roaming`, home: String.raw`C:\Users\alva` };
const local = String.raw`C:\Users\alva\AppData\Local`;

describe('the data folder', () => {
  it.each([
    ['win32', { LOCALAPPDATA: String.raw`D:\Lokalt` }, windows, String.raw`D:\Lokalt\Utväg`],
    ['win32', {}, windows, String.raw`${local}\Utväg`],
    ['win32', { LOCALAPPDATA: 'relativ' }, windows, String.raw`${local}\Utväg`],
    ['darwin', {}, mac, '/Users/alva/Library/Application Support/Utväg'],
    ['linux', { LOCALAPPDATA: '/x' }, linux, '/home/alva/.config/Utväg'],
  ] as const)('on %s is named Utväg and does not roam (%o)', (platform, environment, places, expected) => {
    expect(usualDataFolder(platform, environment, places)).toBe(expected);
  });

  it('of earlier versions is that of a program without a name, and on Windows the roaming one', () => {
    expect(earlierDataFolders('win32', windows)).toEqual([
      { kind: 'roaming', folder: String.raw`C:\Users\alva\AppData\Roaming\Utväg` },
      { kind: 'unnamed', folder: String.raw`C:\Users\alva\AppData\Roaming\Electron` },
    ]);
    expect(earlierDataFolders('darwin', mac)).toEqual([{ kind: 'unnamed', folder: `${mac.appData}/Electron` }]);
    expect(earlierDataFolders('linux', linux)).toEqual([{ kind: 'unnamed', folder: '/home/alva/.config/Electron' }]);
  });
});

describe('settling the data folder', () => {
  let appData: string;
  beforeEach(() => {
    appData = mkdtempSync(join(tmpdir(), 'utvag-data-'));
  });
  afterEach(() => rmSync(appData, { recursive: true, force: true }));

  it('makes it for its owner alone, and tells Electron before the instance lock is asked for', () => {
    const { electron, app } = recordElectron({ appData, isStarting: true });
    const { folder, earlier } = settleDataFolder(electron, 'linux', {});
    electron.app.requestSingleInstanceLock();
    expect(folder).toBe(join(appData, 'Utväg'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(app.calls).toEqual([
      ['setPath', 'userData', folder],
      ['requestSingleInstanceLock', folder],
    ]);
    expect(earlier).toEqual([{ kind: 'unnamed', folder: join(appData, 'Electron') }]);
  });

  it('is left to --user-data-dir where somebody named one, and then looks nowhere else', () => {
    const userData = join(appData, 'mine');
    const { electron, app } = recordElectron({ appData, userData });
    expect(settleDataFolder(electron, 'linux', {})).toEqual({ folder: userData, earlier: [] });
    expect(app.calls).toEqual([]);
  });

  it('that cannot be written to is a fault to tell, with the code, and without the home folder', () => {
    writeFileSync(join(appData, 'Utväg'), 'a file, where a folder should be');
    const { electron } = recordElectron({ appData });
    expect(() => settleDataFolder(electron, 'linux', {})).toThrow(
      expect.objectContaining({ name: 'StartFault', problem: { kind: 'data-folder', folder: join(appData, 'Utväg') } }) as Error,
    );
    expect(readFileSync(join(appData, 'Utväg'), 'utf8')).toMatch(/^a file/);
  });
});
