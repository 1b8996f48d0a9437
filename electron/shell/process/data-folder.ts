import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import type { EarlierFolder } from '../../core/messages.ts';
import type { ElectronApi } from '../electron-api.ts';
import { StartFault } from './start-fault.ts';

/** The folder is ours whatever Electron calls the program: when started from a script it calls it "Electron". */
const programName = 'Utväg';

type Environment = Readonly<Record<string, string | undefined>>;
type Places = { readonly appData: string; readonly home: string };

/**
 * Where the program keeps its data on this computer.
 *
 * - Windows: the *local* application data. The roaming one, which Electron uses, may be a folder on a server or be copied there at
 *   log-off: an open database would be torn, and its copies would end up on computers nobody thought of.
 * - macOS: `~/Library/Application Support`.
 * - Linux: the configuration folder (`XDG_CONFIG_HOME`, `~/.config`), where Electron keeps every program's data and where earlier
 *   packages kept the register; moving to `XDG_DATA_HOME` would only add one more place to look in.
 */
export const usualDataFolder = (platform: NodeJS.Platform, environment: Environment, { appData, home }: Places): string => {
  if (platform !== 'win32') return posix.join(appData, programName);
  const local = environment['LOCALAPPDATA'] ?? '';
  return win32.join(win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local'), programName);
};

/** Where earlier versions kept their data: packaged on Windows in the roaming folder, started from source in that of "Electron". */
export const earlierDataFolders = (platform: NodeJS.Platform, { appData }: Pick<Places, 'appData'>): readonly EarlierFolder[] => {
  const place = platform === 'win32' ? win32 : posix;
  const unnamed = { kind: 'unnamed', folder: place.join(appData, 'Electron') } as const;
  return platform === 'win32' ? [{ kind: 'roaming', folder: place.join(appData, programName) }, unnamed] : [unnamed];
};

/** Throws the system's error if nothing can be written there. */
const proveWritable = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const probe = join(folder, `.${randomBytes(8).toString('hex')}.probe`);
  writeFileSync(probe, '', { flag: 'wx', mode: 0o600 });
  rmSync(probe);
};

export type DataFolder = { readonly folder: string; readonly earlier: readonly EarlierFolder[] };

/**
 * Sets Electron's data folder, before Electron is ready and before the instance lock is taken. The lock is in that folder, so there is one
 * of ours per folder. `--user-data-dir` names a different folder, and then nothing is looked for elsewhere.
 *
 * @throws StartFault if the folder cannot be created or written to
 */
export const settleDataFolder = ({ app }: Pick<ElectronApi, 'app'>, platform: NodeJS.Platform, environment: Environment): DataFolder => {
  const isNamed = app.commandLine.hasSwitch('user-data-dir');
  const places = { appData: isNamed ? '' : app.getPath('appData'), home: app.getPath('home') };
  const folder = isNamed ? app.getPath('userData') : usualDataFolder(platform, environment, places);
  try {
    proveWritable(folder);
    if (!isNamed) app.setPath('userData', folder);
  } catch (error) {
    throw new StartFault({ kind: 'data-folder', folder: folder.replace(places.home, '~') }, error);
  }
  return { folder, earlier: isNamed ? [] : earlierDataFolders(platform, places) };
};
