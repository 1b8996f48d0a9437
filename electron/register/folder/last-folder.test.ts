import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRegister, testCore, value, type TestCore } from '../../testing/test-core.ts';

let home: string;
let note: string;
let test: TestCore;
const begin = (isAsked = false): void => void (test = testCore({ folder: home, isAsked }));
const state = async () => {
  const { state: found, isLost, folderName } = value(await test.client.users.status({}));
  return { found, isLost, folderName };
};
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-last-'));
  note = join(home, 'last-folder.json');
});
afterEach(() => {
  test.close();
  rmSync(home, { recursive: true });
});

it('opens where a register was open the last time, and says when there is none any more', async () => {
  begin(true);
  await makeRegister(test);
  expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ folder: join(home, 'register') });
  test.close();
  renameSync(join(home, 'register'), join(home, 'moved'));
  begin();
  expect(await state()).toEqual({ found: 'missing', isLost: true, folderName: 'register' });
  test.close();
  writeFileSync(note, JSON.stringify({ folder: join(home, 'moved') }));
  begin();
  expect(await state()).toEqual({ found: 'present', isLost: false, folderName: 'moved' });
  test.close();
  // If another folder was asked for, that one is used, and no register is reported missing.
  begin(true);
  expect(await state()).toEqual({ found: 'missing', isLost: false, folderName: 'register' });
});

it('goes to the usual folder when nobody can read which it was, and never notes a demo register', async () => {
  for (const text of ['', 'no JSON', '{"folder":""}', '{"folder":7}']) {
    writeFileSync(note, text);
    begin();
    expect(await state()).toEqual({ found: 'missing', isLost: false, folderName: 'register' });
    test.close();
  }
  rmSync(note);
  begin();
  value(await test.client.users.openDemo({}));
  expect(() => readFileSync(note)).toThrow('ENOENT');
});
