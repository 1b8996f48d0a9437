import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumPlaces } from './chromium.mjs';
import { environment, npmProgram } from './environment.mjs';
import {
  answerTo,
  electronStart,
  endSentence,
  exitCode,
  hasDisplay,
  placeOf,
  programArguments,
  readOptions,
  standInStart,
} from './launch-plan.mjs';
import { nodeRefusal } from './setup.mjs';
import { filesBelow } from './sources.ts';

const systems = {
  linux: {
    root: '/home/eva/utväg',
    program: '/home/eva/utväg/node_modules/electron/dist/electron',
    cwd: '/home/eva',
    typed: '../mitt register',
  },
  darwin: {
    root: '/Users/eva/utväg',
    program: '/Users/eva/utväg/node_modules/electron/dist/Electron.app/Contents/MacOS/Electron',
    cwd: '/Users/eva',
    typed: '../mitt register',
  },
  win32: {
    root: 'C:\\Users\\Eva Ek\\utväg',
    program: 'C:\\Users\\Eva Ek\\utväg\\node_modules\\electron\\dist\\electron.exe',
    cwd: 'C:\\Users\\Eva Ek',
    typed: '..\\mitt register',
  },
};

describe.each(Object.entries(systems))('on %s', (platform, { root, program, cwd, typed }) => {
  test('Electron is handed the folder with the package.json, then what was typed; nothing goes through a shell', () => {
    const register = placeOf(typed, { platform, root, cwd: root, env: { INIT_CWD: cwd } });
    const args = programArguments({ demo: true, lang: 'en' }, register);
    const start = electronStart({ program, root, args, env: { HOME: cwd, ELECTRON_RUN_AS_NODE: '1' } });
    expect(start).toEqual({
      command: program,
      args: [
        root,
        '--demo',
        '--register',
        { linux: '/home/mitt register', darwin: '/Users/mitt register', win32: 'C:\\Users\\mitt register' }[platform],
        '--lang',
        'en',
      ],
      cwd: root,
      env: { HOME: cwd },
    });
  });

  test('the stand-in is run by the locked Node, with the Chromium that was found', () => {
    expect(standInStart({ node: 'node', chromium: '/c', root, args: ['--demo'], env: { A: 'b' } })).toEqual({
      command: 'node',
      args: ['out/stand-in/main.js', '--demo'],
      cwd: root,
      env: { A: 'b', UTVAG_CHROMIUM: '/c' },
    });
  });

  test('what is typed is meant from where the person stands', () => {
    const at = (here: string, init?: string): string => placeOf('r', { platform, root, cwd: here, env: { INIT_CWD: init } });
    const slash = platform === 'win32' ? '\\' : '/';
    expect(at(root, cwd)).toBe(`${cwd}${slash}r`);
    expect(at(root)).toBe(`${root}${slash}r`);
    // Started without npm, below an npm script of another project.
    expect(at(cwd, root)).toBe(`${cwd}${slash}r`);
  });

  test('Electron that cannot be started, or ends at once, is told in our words', () => {
    const what = { platform, program };
    const end = { code: null, signal: null, fault: undefined, seconds: 0.4 };
    expect(endSentence({ ...end, fault: 'spawn EACCES' }, what)).toContain('spawn EACCES');
    expect(endSentence({ ...end, code: 0 }, what)).toBeUndefined();
    expect(endSentence({ ...end, signal: 'SIGINT' }, what)).toBeUndefined();
    expect(endSentence({ ...end, code: 1 }, what)).toContain('stands above');
    expect(endSentence({ ...end, code: 3221225781, seconds: 300 }, what)).toContain('0xC0000135');
    expect(endSentence({ ...end, signal: 'SIGSEGV', seconds: 300 }, what)).toContain('is kept');
  });
});

test('what only one system has: a missing library and a sandbox on Linux, a refused program file on macOS', () => {
  const end = { code: null, signal: null, fault: undefined, seconds: 0.4 };
  const linux = { platform: 'linux', program: systems.linux.program };
  expect(endSentence({ ...end, code: 127 }, linux)).toContain('ldd');
  expect(endSentence({ ...end, signal: 'SIGTRAP' }, linux)).toContain('sudo chown root:root');
  expect(endSentence({ ...end, signal: 'SIGTRAP' }, linux)).not.toMatch(/no-sandbox/);
  expect(endSentence({ ...end, signal: 'SIGKILL' }, { platform: 'darwin', program: '/p' })).toContain('macOS refused');
});

test('hardening 02 configured: no script here starts a program without its sandbox, or advises to', () => {
  const scripts = filesBelow('build', /\.mjs$/);
  expect(scripts.map(([file]) => file)).toContain('build/launch.mjs');
  expect(scripts.filter(([, text]) => /no-sandbox|disable-setuid-sandbox|apparmor_restrict_unprivileged_userns=0/.test(text))).toEqual([]);
});

test('the code to end with is the one the program ended with', () => {
  const end = { signal: null, fault: undefined, seconds: 1 };
  expect(exitCode({ ...end, code: 7 })).toBe(7);
  expect(exitCode({ ...end, code: null, signal: 'SIGTERM' })).toBe(143);
  expect(exitCode({ ...end, code: null, fault: 'ENOENT' })).toBe(1);
});

test('signals: a terminal has told the program itself; what somebody sends is passed on; Windows is told of the window', () => {
  expect(answerTo('SIGINT', { platform: 'linux', isTerminal: true })).toBe('wait');
  expect(answerTo('SIGHUP', { platform: 'darwin', isTerminal: true })).toBe('wait');
  expect(answerTo('SIGINT', { platform: 'linux', isTerminal: false })).toBe('forward');
  expect(answerTo('SIGTERM', { platform: 'linux', isTerminal: true })).toBe('forward');
  expect(answerTo('SIGINT', { platform: 'win32', isTerminal: true })).toBe('tell');
});

test('a display is asked for on Linux alone', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
});

describe('what was typed', () => {
  test('is read', () => {
    expect(readOptions(['--demo', '--register', 'a b', '--lang', 'en'])).toEqual({
      options: { demo: true, register: 'a b', lang: 'en', runtime: undefined, tour: false, out: undefined, help: false },
    });
  });

  test.each([
    ['an unknown option', ['--fast']],
    ['a register without folder', ['--register']],
    ['a register that swallows a switch', ['--register', '--demo']],
    ['an empty register, which would be the folder one stands in', ['--register', '']],
    ['another runtime', ['--runtime', 'firefox']],
    ['another language', ['--lang', 'de']],
    ['a word', ['demo']],
  ])('is refused with a sentence: %s', (_what, given) => {
    expect(readOptions(given)).toEqual({ fault: expect.stringMatching(/\S/) as string });
  });
});

describe('Node', () => {
  const linux = { platform: 'linux', arch: 'x64', hasLocked: true };
  const windows = { platform: 'win32', arch: 'x64', hasLocked: false };
  test('20.12 is enough on Linux x64, where a newer one is fetched; elsewhere it must be 22.12', () => {
    expect(nodeRefusal('v20.12.0', linux)).toBeUndefined();
    expect(nodeRefusal('v18.20.4', linux)).toContain('Node 20.12 or later is needed on linux x64, and this is v18.20.4');
    expect(nodeRefusal('v20.20.2', windows)).toContain('Node 22.12 or later is needed on win32 x64, and this is v20.20.2');
    expect(nodeRefusal('v22.11.0', windows)).toContain('https://nodejs.org');
    expect(nodeRefusal('v22.12.0', windows)).toBeUndefined();
    expect(nodeRefusal('v24.0.0', { platform: 'darwin', arch: 'arm64', hasLocked: false })).toBeUndefined();
  });

  test('the README and package.json ask for what the set-up asks for', () => {
    const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    expect(read('README.md')).toMatch(/Node 20\.12 or later on Linux x64/);
    expect(read('README.md')).toMatch(/Node 22\.12\s+or later/);
    expect(JSON.parse(read('package.json'))).toMatchObject({ engines: { node: '>=20.12' } });
  });
});

describe('npm is run as a script of Node, never as a .cmd', () => {
  const windows = {
    platform: 'win32',
    execPath: 'C:\\Program Files\\nodejs\\node.exe',
    exists: (path: string) => path.startsWith('C:\\Program Files'),
  };
  const beside = { script: 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js' };
  test.each([
    ['the npm that called us', { ...windows, env: { npm_execpath: 'D:\\npm\\bin\\npm-cli.js' } }, { script: 'D:\\npm\\bin\\npm-cli.js' }],
    ['the neighbour of npx', { ...windows, env: { npm_execpath: 'D:\\npm\\bin\\npx-cli.js' } }, { script: 'D:\\npm\\bin\\npm-cli.js' }],
    ['called by another package manager', { ...windows, env: { npm_execpath: 'D:\\yarn.cjs' } }, beside],
    ['called by nobody', { ...windows, env: {} }, beside],
    ['nowhere to be found', { ...windows, env: {}, exists: () => false }, { command: 'cmd', args: ['/d', '/c', 'npm'] }],
    [
      'on Linux beside Node',
      { platform: 'linux', env: {}, execPath: '/usr/local/bin/node', exists: () => true },
      { script: '/usr/local/bin/node_modules/npm/bin/npm-cli.js' },
    ],
    [
      'on Linux as it is installed',
      { platform: 'linux', env: {}, execPath: '/usr/local/bin/node', exists: (path: string) => path.includes('/lib/') },
      { script: '/usr/local/lib/node_modules/npm/bin/npm-cli.js' },
    ],
  ])('%s', (_what, machine, expected) => {
    expect(npmProgram(machine)).toEqual(expected);
  });
});

test('on Windows PATH is found however it is spelt, and a Chromium by its .exe', () => {
  const path = environment({}, { Path: 'C:\\Windows' });
  expect(Object.keys(path)).toEqual(['Path']);
  expect(path['Path']).toMatch(/C:\\Windows$/);
  const places = chromiumPlaces('win32', { Path: 'D:\\tools;', ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\l' });
  expect(places[0]).toBe('D:\\tools\\chrome.exe');
  expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(places).toContain('C:\\l\\Chromium\\Application\\chrome.exe');
  expect(chromiumPlaces('linux', { PATH: '/usr/bin' })[0]).toBe('/usr/bin/chromium');
  expect(chromiumPlaces('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
});
