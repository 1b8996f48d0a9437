import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askPerson } from './dialogs.ts';
import { recordElectron, RecordedWindow, type RecordingOptions } from '../recording-electron.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'utvag-dialogs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const window = new RecordedWindow({});
const choosing = (choose: NonNullable<RecordingOptions['choose']>) => recordElectron({ choose }).electron;
const save = (path: string) => ({
  electron: choosing({ save: path }),
  ask: { port: 'save-file', file: 'pdf', title: 'Spara', suggestedName: 'p.pdf', bytes: new Uint8Array([1, 2]) } as const,
});

describe('dialogs', () => {
  it('answer a cancelled question as cancelled', async () => {
    const { electron } = recordElectron();
    expect(await askPerson(electron, window, { port: 'open-file', file: 'spreadsheet', title: '' })).toEqual({ kind: 'cancelled' });
    expect(await askPerson(electron, window, { port: 'choose-folder', title: '' })).toEqual({ kind: 'cancelled' });
    expect(await askPerson(electron, window, save('').ask)).toEqual({ kind: 'cancelled' });
  });

  it('read the chosen file and give its name without its path', async () => {
    await writeFile(join(folder, 'lista.csv'), 'namn');
    const answer = await askPerson(choosing({ open: [join(folder, 'lista.csv')] }), window, {
      port: 'open-file',
      file: 'spreadsheet',
      title: '',
    });
    expect(answer).toEqual({ kind: 'file', name: 'lista.csv', bytes: new Uint8Array(Buffer.from('namn')) });
  });

  it('say that a file cannot be read', async () => {
    const answer = await askPerson(choosing({ open: [join(folder, 'gone.csv')] }), window, {
      port: 'open-file',
      file: 'spreadsheet',
      title: '',
    });
    expect(answer).toEqual({ kind: 'failed', code: 'unreadable-file' });
  });

  it('give the chosen folder', async () => {
    const electron = choosing({ open: [folder] });
    expect(await askPerson(electron, window, { port: 'choose-folder', title: '' })).toEqual({ kind: 'folder', path: folder });
    expect(await askPerson(electron, window, { port: 'open-file', file: 'register-folder', title: '' })).toEqual({
      kind: 'folder',
      path: folder,
    });
  });

  it('write a file that only its owner can read, in place of an older one, and leave nothing beside it', async () => {
    await writeFile(join(folder, 'p.pdf'), 'older');
    const { electron, ask } = save(join(folder, 'p.pdf'));
    expect(await askPerson(electron, window, ask)).toEqual({ kind: 'saved', name: 'p.pdf' });
    expect([...(await readFile(join(folder, 'p.pdf')))]).toEqual([1, 2]);
    expect((await stat(join(folder, 'p.pdf'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['p.pdf']);
  });

  it('say that a folder cannot be written, and keep what was there', async () => {
    const missing = save(join(folder, 'gone', 'p.pdf'));
    expect(await askPerson(missing.electron, window, missing.ask)).toEqual({ kind: 'failed', code: 'folder-unwritable' });
    await mkdir(join(folder, 'p.pdf'));
    const taken = save(join(folder, 'p.pdf'));
    expect(await askPerson(taken.electron, window, taken.ask)).toEqual({ kind: 'failed', code: 'folder-unwritable' });
    expect(await readdir(folder)).toEqual(['p.pdf']);
  });
});
