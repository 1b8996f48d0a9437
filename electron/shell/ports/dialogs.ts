import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileFilter } from 'electron';
import type { FileKind, PortAnswer, PortAsk } from '../../base/ports.ts';
import type { ElectronApi, WindowApi } from '../electron-api.ts';

type Ask<P extends PortAsk['port']> = Extract<PortAsk, { port: P }>;

const filters: Readonly<Record<Exclude<FileKind, 'register-folder'>, FileFilter>> = {
  spreadsheet: { name: 'Excel, CSV', extensions: ['xlsx', 'csv', 'txt'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  docx: { name: 'Word', extensions: ['docx'] },
  scan: { name: 'PDF, JPG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
};

/** More than any spreadsheet or scan that the core accepts; keeps a wrong choice from filling the memory. */
const largestFile = 256 * 1024 * 1024;

const failed = (code: Extract<PortAnswer, { kind: 'failed' }>['code']): PortAnswer => ({ kind: 'failed', code });

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const chooseFolder = async (electron: ElectronApi, window: WindowApi, title: string): Promise<PortAnswer> => {
  const { canceled, filePaths } = await electron.dialog.showOpenDialog(window, {
    title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? { kind: 'cancelled' } : { kind: 'folder', path };
};

const openFile = async (electron: ElectronApi, window: WindowApi, ask: Ask<'open-file'>): Promise<PortAnswer> => {
  if (ask.file === 'register-folder') return chooseFolder(electron, window, ask.title);
  const { canceled, filePaths } = await electron.dialog.showOpenDialog(window, {
    title: ask.title,
    filters: [filters[ask.file]],
    properties: ['openFile', 'dontAddToRecent'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return { kind: 'cancelled' };
  try {
    const { size } = await stat(path);
    if (size > largestFile) return failed('unreadable-file');
    return { kind: 'file', name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch {
    return failed('unreadable-file');
  }
};

/** Written next to its target and renamed, so that a full disk leaves the old file intact; only its owner may read it. */
const write = async (path: string, bytes: Uint8Array): Promise<PortAnswer> => {
  const part = join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return { kind: 'saved', name: basename(path) };
  } catch (error) {
    await rm(part, { force: true });
    const code = errorCode(error);
    return failed(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'folder-unwritable');
  }
};

const saveFile = async (electron: ElectronApi, window: WindowApi, ask: Ask<'save-file'>): Promise<PortAnswer> => {
  const { canceled, filePath } = await electron.dialog.showSaveDialog(window, {
    title: ask.title,
    defaultPath: ask.suggestedName,
    ...(ask.file === 'register-folder' ? {} : { filters: [filters[ask.file]] }),
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? { kind: 'cancelled' } : write(filePath, ask.bytes);
};

export type DialogAsk = Extract<PortAsk, { port: 'open-file' | 'choose-folder' | 'save-file' }>;

/** Asks the user for a file or folder and reads or writes it. Never rejects because of disk errors. */
export const askPerson = (electron: ElectronApi, window: WindowApi, ask: DialogAsk): Promise<PortAnswer> => {
  switch (ask.port) {
    case 'open-file':
      return openFile(electron, window, ask);
    case 'choose-folder':
      return chooseFolder(electron, window, ask.title);
    case 'save-file':
      return saveFile(electron, window, ask);
  }
};
