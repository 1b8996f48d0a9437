import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { paths } from '../folder/files.ts';
import { knownHeads } from './heads.ts';
import { keepLatestHead, LatestHead } from './latest-head.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-latest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = '2026-05-07T08:00:00.000Z';
const head = (seq: number, digit: string) => ({ seq, head: digit.repeat(64) });
const file = () => paths(folder).latestHead;

it('keeps one record, always as long, for its owner alone', () => {
  const latest = new LatestHead(folder, '0001');
  latest.note(at, head(9, 'a'));
  const { size, mode } = statSync(file());
  latest.note(at, head(1_000_000, 'b'));
  expect(statSync(file()).size).toBe(size);
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ at, ...head(1_000_000, 'b'), generation: '0001' });
  latest.end(true);
  expect(existsSync(file())).toBe(false);
});

it('of a process that did not close is a head the chain must hold from the next opening on', () => {
  const killed = new LatestHead(folder, '0001');
  killed.note(at, head(12, 'c'));
  keepLatestHead(folder, '0001');
  new LatestHead(folder, '0001').note(at, head(11, 'd'));
  expect(knownHeads(folder, '0001')).toContainEqual(head(12, 'c'));
});

it('of another generation, or torn, is passed over', () => {
  const killed = new LatestHead(folder, '0001');
  killed.note(at, head(12, 'c'));
  keepLatestHead(folder, '0002');
  writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, 40));
  keepLatestHead(folder, '0001');
  expect(knownHeads(folder, '0001')).toEqual([]);
});

it('that cannot be written stops nobody', () => {
  const latest = new LatestHead(join(folder, 'gone'), '0001');
  expect(() => {
    latest.note(at, head(1, 'a'));
    latest.end(true);
  }).not.toThrow();
});
