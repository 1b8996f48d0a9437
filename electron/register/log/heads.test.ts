import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownHeads, noteHead } from './heads.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-heads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hash = (digit: string): string => digit.repeat(64);
const note = (seq: number, digit: string, at: string, restored?: true): void =>
  noteHead(folder, { at: `${at}T08:00:00.000Z`, seq, head: hash(digit), ...(restored ? { restored } : {}) });
const backup = (name: string, manifest: unknown): void => {
  mkdirSync(join(folder, 'backups', name), { recursive: true });
  writeFileSync(join(folder, 'backups', name, 'manifest.json'), JSON.stringify(manifest));
};

it('adds a line a head, for the owner alone, with nothing but time, number and hash', () => {
  note(1, 'a', '2026-05-01');
  note(2, 'b', '2026-05-02');
  const file = join(folder, 'heads.jsonl');
  expect(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object)),
  ).toEqual([
    ['at', 'seq', 'head'],
    ['at', 'seq', 'head'],
  ]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(knownHeads(folder)).toEqual([
    { seq: 1, head: hash('a') },
    { seq: 2, head: hash('b') },
  ]);
});

it('takes the heads of backups, whatever else their manifests say, and passes over what it cannot read', () => {
  backup('2026-05-01', { at: '2026-05-01T03:00:00.000Z', head: { seq: 3, head: hash('c') }, cases: 4 });
  backup('torn', { head: { seq: 'three' } });
  mkdirSync(join(folder, 'backups', 'empty'));
  appendFileSync(join(folder, 'heads.jsonl'), '{"at":"2026-05-0');
  expect(knownHeads(folder)).toEqual([{ seq: 3, head: hash('c') }]);
});

it('lets go of what a restore has overtaken, and of nothing else', () => {
  note(4, 'a', '2026-05-01');
  note(9, 'b', '2026-05-02');
  backup('before', { at: '2026-05-02T09:00:00.000Z', head: { seq: 8, head: hash('d') } });
  backup('after', { at: '2026-05-04T09:00:00.000Z', head: { seq: 7, head: hash('e') } });
  note(5, 'c', '2026-05-03', true);
  note(8, 'f', '2026-05-05');
  expect(
    knownHeads(folder)
      .map(({ seq, head }) => `${seq}${head[0]}`)
      .toSorted(),
  ).toEqual(['4a', '5c', '7e', '8f']);
});

it('keeps nobody out when a head cannot be noted', () => {
  rmSync(folder, { recursive: true });
  expect(() => note(1, 'a', '2026-05-01')).not.toThrow();
  expect(knownHeads(folder)).toEqual([]);
});

describe('branches that restores make', () => {
  const of = (generation: string, seq: number, digit: string, rest: { restored?: true; from?: string } = {}): void =>
    noteHead(folder, { at: '2026-05-01T08:00:00.000Z', seq, head: hash(digit), generation, ...rest });
  const known = (living?: string): string[] => knownHeads(folder, living).map(({ seq, head }) => `${seq}${head[0]}`);

  it('going back to what an earlier restore had left holds its own heads against it, and none of the branch in between', () => {
    of('0001', 3, 'a');
    of('0001', 9, 'b');
    of('0002', 3, 'a', { restored: true, from: '0001' });
    of('0002', 5, 'c');
    of('0003', 9, 'b', { restored: true, from: '0001' });
    of('0003', 10, 'd');
    expect(known('0003')).toEqual(['3a', '9b', '9b', '10d']);
    expect(known('0002')).toEqual(['3a', '3a', '5c']);
    expect(known()).toEqual(known('0003'));
  });

  it('a restore that was cut off before the pointer lets go of nothing', () => {
    of('0001', 3, 'a');
    of('0001', 9, 'b');
    of('0002', 3, 'a', { restored: true, from: '0001' });
    of('0001', 11, 'c');
    expect(known('0001')).toEqual(['3a', '9b', '11c']);
  });

  it('backups count by the generation they are a copy of, up to where the chains part', () => {
    of('0001', 9, 'a');
    of('0002', 4, 'b', { restored: true, from: '0001' });
    for (const [name, generation, seq] of [
      ['early', '0001', 3],
      ['left', '0001', 8],
      ['own', '0002', 6],
      ['other', '0007', 1],
    ] as const)
      backup(name, { generation, at: '2026-05-01T08:00:00.000Z', head: { seq, head: hash(name === 'own' ? 'c' : 'd') } });
    expect(known('0002').toSorted()).toEqual(['3d', '4b', '6c']);
  });

  it('a generation that nobody restored goes on from the one before it', () => {
    note(2, 'e', '2026-05-01');
    of('0001', 3, 'a');
    of('0002', 5, 'b');
    backup('before-rekey', { generation: '0001', head: { seq: 4, head: hash('f') } });
    expect(known('0002').toSorted()).toEqual(['2e', '3a', '4f', '5b']);
  });
});
