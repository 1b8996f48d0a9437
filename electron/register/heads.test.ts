import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
