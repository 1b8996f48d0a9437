import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { earlierPlaceOf, findRegister } from './earlier-places.ts';

let home: string;
const register = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'utvag-register.json'), '{}');
  return folder;
};
const noted = (file: string, folder: string): void => writeFileSync(file, JSON.stringify({ folder }));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-earlier-'));
  for (const name of ['new', 'roaming', 'unnamed']) mkdirSync(join(home, name));
});
afterEach(() => rmSync(home, { recursive: true }));

const find = () =>
  findRegister(join(home, 'new/register'), join(home, 'new/last-folder.json'), [
    { kind: 'roaming', folder: join(home, 'roaming') },
    { kind: 'unnamed', folder: join(home, 'unnamed') },
  ]);

describe('the register to begin with', () => {
  it('is the usual one, to make one in, where there is none anywhere', () => {
    expect(find()).toEqual({ folder: join(home, 'new/register'), wasOpen: false });
  });

  it('is that of an earlier version where the new place has none, and nothing is moved or written', () => {
    const old = register(join(home, 'unnamed/register'));
    const before = readdirSync(home, { recursive: true });
    expect(find()).toEqual({ folder: old, wasOpen: true });
    expect(readdirSync(home, { recursive: true })).toEqual(before);
    const roaming = register(join(home, 'roaming/register'));
    expect(find(), 'the packaged one goes first').toEqual({ folder: roaming, wasOpen: true });
  });

  it('is where an earlier version noted one, also when the stick is out', () => {
    noted(join(home, 'unnamed/last-folder.json'), '/media/stick/register');
    expect(find()).toEqual({ folder: '/media/stick/register', wasOpen: true });
  });

  it('is the new one as soon as there is one, or one was open since', () => {
    register(join(home, 'unnamed/register'));
    const made = register(join(home, 'new/register'));
    expect(find()).toEqual({ folder: made, wasOpen: false });
    noted(join(home, 'new/last-folder.json'), '/srv/register');
    expect(find()).toEqual({ folder: '/srv/register', wasOpen: true });
  });
});

it('which earlier place a register lies in is told by its path, not by its beginning', () => {
  const places = [{ kind: 'unnamed', folder: join(home, 'unnamed') }] as const;
  expect(earlierPlaceOf(join(home, 'unnamed/register'), places)).toBe('unnamed');
  expect(earlierPlaceOf(join(home, 'unnamed-other/register'), places)).toBeNull();
  expect(earlierPlaceOf(join(home, 'new/register'), places)).toBeNull();
});
