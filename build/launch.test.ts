/**
 * The launcher itself, run against a fake Electron: a program in its own folder that records its arguments, reads the folder it is given as
 * Electron does, and ends as instructed. Windows would need a compiled program for that; its side is tested in launch-plan.test.ts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownArguments, readArguments } from '../electron/shell/process/arguments.ts';
import { bundle } from './bundle.mjs';
import { root } from './environment.mjs';
import { readSandboxFacts, sandboxRefusal } from './sandbox.mjs';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/**
 * As in electron/default_app/main.ts: the first word that is not a switch is the folder; name, version and start come from its
 * package.json.
 */
const fake = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [, , ...argv] = process.argv;
const folder = argv.find((each) => !each.startsWith('-'));
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const write = (more) => writeFileSync(process.env.FAKE_RECORD, JSON.stringify({
  argv, cwd: process.cwd(), env: process.env, name: productName ?? name, version, hasMain: existsSync(join(folder, main)), ...more,
}));
write({});
if (process.env.FAKE_END === 'wait') {
  process.on('SIGTERM', () => setTimeout(() => { write({ putAway: true }); process.exit(0); }, 200));
  console.log('the window is open');
  setInterval(() => {}, 1000);
} else if (process.env.FAKE_END?.startsWith('SIG')) process.kill(process.pid, process.env.FAKE_END);
else process.exitCode = Number(process.env.FAKE_END ?? 0);
`;

type Record = {
  argv: string[];
  cwd: string;
  env: { [name: string]: string };
  name: string;
  version: string;
  hasMain: boolean;
  putAway?: boolean;
};

let folder: string;
let record: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'utvag launch-'));
  program = join(folder, process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron');
  record = join(folder, 'written', 'record.json');
  mkdirSync(join(program, '..'), { recursive: true });
  mkdirSync(join(folder, 'written'));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'written'), 0o777);
  writeFileSync(join(folder, 'fake.mjs'), fake);
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'fake.mjs')}" "$@"\n`, { mode: 0o755 });
  if (!(await bundle())) throw new Error('the program could not be bundled');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(record, { force: true }));

/** `npm start -- …` as a user types it in `folder`; as an ordinary user by default. */
const launch = (args: readonly string[], env: { [name: string]: string } = {}, uid = isRoot ? nobody : undefined) => {
  const child = spawn(process.execPath, ['build/launch.mjs', ...args], {
    cwd: root,
    env: { ...process.env, DISPLAY: ':99', INIT_CWD: folder, ELECTRON_OVERRIDE_DIST_PATH: folder, FAKE_RECORD: record, ...env },
    stdio: 'pipe',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null, output }));
  return { child, ended };
};

const recorded = (): Record => JSON.parse(readFileSync(record, 'utf8')) as Record;

describe.skipIf(isWindows)('npm start with an Electron that only writes down', () => {
  // Where this system lets no program create a sandbox, the launcher rightly starts nothing.
  const refusal = (): string | undefined => sandboxRefusal({ ...readSandboxFacts(program), uid: 1000 });

  test('hands over the folder, what was typed, the environment; the program is Utväg in its own version', async ({ skip }) => {
    skip(refusal() !== undefined, refusal());
    const { code, output } = await launch(['--demo', '--register', 'mitt register', '--lang', 'en'], { ELECTRON_RUN_AS_NODE: '1' }).ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    const { argv, cwd, env, name, version, hasMain } = recorded();
    expect(argv).toEqual([root, '--demo', '--register', join(folder, 'mitt register'), '--lang', 'en']);
    expect(cwd).toBe(root);
    expect(env['ELECTRON_RUN_AS_NODE']).toBeUndefined();
    const { version: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect({ name, version, hasMain }).toEqual({ name: 'Utväg', version: ours, hasMain: true });
    // The shell reads them as they were meant.
    expect(readArguments(ownArguments([program, ...argv], true))).toEqual({
      register: join(folder, 'mitt register'),
      demo: true,
      language: 'en',
    });
  });

  test('ends with its code, and says a sentence of its own when it crashed', async ({ skip }) => {
    skip(refusal() !== undefined, refusal());
    expect(await launch([], { FAKE_END: '7' }).ended).toMatchObject({ code: 7, output: expect.stringContaining('code 7') as string });
    const crashed = await launch([], { FAKE_END: 'SIGABRT' }).ended;
    expect(crashed).toMatchObject({ code: 134, output: expect.stringContaining('Electron ended at once (SIGABRT)') as string });
  });

  test('passes a wish to end on, and waits until everything is put away', async ({ skip }) => {
    skip(refusal() !== undefined, refusal());
    const { child, ended } = launch([], { FAKE_END: 'wait' });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text: string) => text.includes('the window is open') && resolve());
    });
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(recorded().putAway).toBe(true);
  });

  test.runIf(isRoot && process.platform === 'linux')('starts nothing as root, says why, and offers the stand-in', async () => {
    const { code, output } = await launch(['--demo'], {}, 0).ended;
    expect(code).toBe(1);
    expect(output).toContain('as an ordinary user');
    expect(output).toContain('npm start -- --runtime stand-in');
    expect(existsSync(record)).toBe(false);
  });

  test('says which folder holds no Electron, and fetches nothing instead', async () => {
    const empty = join(folder, 'written');
    const { code, output } = await launch(['--runtime', 'electron'], { ELECTRON_OVERRIDE_DIST_PATH: empty }).ended;
    expect(code).toBe(1);
    expect(output).toContain(`ELECTRON_OVERRIDE_DIST_PATH names ${empty}`);
    expect(output).not.toContain('fetching');
  });
});
