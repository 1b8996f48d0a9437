import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryFolder } from './quick-places.mjs';

test('the folder of a test run is made where there is room, and left alone where there is not', () => {
  const place = mkdtempSync(join(tmpdir(), 'utvag-place-'));
  const made = memoryFolder(place, 1) ?? '';
  expect(existsSync(made)).toBe(process.platform !== 'win32');
  expect(process.platform === 'win32' ? [] : readdirSync(made)).toEqual([]);
  expect(memoryFolder(place, Number.MAX_SAFE_INTEGER)).toBeUndefined();
  expect(memoryFolder(join(place, 'missing'), 1)).toBeUndefined();
  rmSync(place, { recursive: true });
});
