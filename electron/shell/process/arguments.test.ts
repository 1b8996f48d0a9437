import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownArguments, readArguments } from './arguments.ts';

describe('what of the command line is ours', () => {
  it.each([
    ['packaged', ['/opt/utvag/utvag', '--demo'], false, ['--demo']],
    ['packaged, nothing typed', ['C:\\Program Files\\Utväg\\Utväg.exe'], false, []],
    ['the folder, as npm start hands it over', ['/e/electron', '/home/eva/utvag', '--register', '/srv/r'], true, ['--register', '/srv/r']],
    ['a folder with spaces on Windows', ['electron.exe', 'C:\\Users\\Eva Ek\\utvag', '--lang', 'en'], true, ['--lang', 'en']],
    ['switches of Electron before the folder', ['electron', '--inspect=0', '.', '--demo'], true, ['--demo']],
    ['a module loaded before the folder', ['electron', '-r', '/tmp/loader.js', '.', '--demo'], true, ['--demo']],
    ['the stand-in, which is a script of Node', ['node', '--demo'], false, ['--demo']],
  ])('%s', (_what, argv, isFolderRun, expected) => {
    expect(ownArguments(argv, isFolderRun)).toEqual(expected);
  });

  it('a switch without its folder never makes a register of the next switch', () => {
    expect(readArguments(['--register', '--demo'])).toEqual({ register: null, demo: true, language: null });
    expect(readArguments(['--lang', '--register', '/srv/r'])).toEqual({ register: resolve('/srv/r'), demo: false, language: null });
    expect(readArguments(['--register=/srv/r', '--demo'])).toEqual({ register: resolve('/srv/r'), demo: true, language: null });
  });
});
