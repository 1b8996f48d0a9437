import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allTitles } from './test-titles.ts';
import { rootFolder } from './vite.shared.ts';

const page = readFileSync(join(rootFolder, 'docs/threat-model.md'), 'utf8');

/** The test titles that follow `Proved by:`, up to the full stop that ends the list. */
const provedBy = (text: string): string[] =>
  [...text.matchAll(/Proved by:((?:\s*`[^`]+`[,.])+)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title),
  );

const known = new Set(allTitles().map(({ title }) => title));
const [, promised = ''] = /^## What is promised$(.*?)^## /ms.exec(page) ?? [];
const promises = promised.split(/^\* /m).slice(1);

describe('docs/threat-model.md', () => {
  test.each(provedBy(page))('names a test that exists: %s', (title) => {
    expect([...known]).toContain(title);
  });

  test('has a test behind every promise', () => {
    expect(promises.length).toBeGreaterThan(15);
    expect(promises.filter((promise) => provedBy(promise).length === 0)).toEqual([]);
  });

  test('spells every list so that it is read whole', () => {
    expect(page.match(/Proved by:/g)?.length).toBe([...page.matchAll(/Proved by:(?:\s*`[^`]+`[,.])+/g)].length);
    for (const [list] of page.matchAll(/Proved by:(?:\s*`[^`]+`[,.])+/g)) expect(list.trim().endsWith('.'), list).toBe(true);
  });

  test('says what is not promised, and what a role does not stop', () => {
    expect(page).toMatch(/^## What is not promised$/m);
    expect(page).toMatch(/They do \*\*not\*\* stop somebody who has a slot and their own tools\./);
  });
});
