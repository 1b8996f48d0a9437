/**
 * Every command starts under whichever Node runs it, 20.12 at the oldest, which reads no TypeScript. What needs the locked Node runs in a
 * child process under it, and says so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from './vite.shared.ts';

const scripts = readdirSync(join(rootFolder, 'build'))
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => ({ name, source: readFileSync(join(rootFolder, 'build', name), 'utf8') }));

/** Relative paths that a script imports, statically or dynamically. */
const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^import [^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)].map(([, atOnce, later]) => atOnce ?? later ?? '');

const typed = scripts.filter(({ source }) => importsOf(source).some((path) => path.endsWith('.ts')));

test('the scripts that import TypeScript say that the locked Node runs them, and no other script imports them', () => {
  expect(typed.map(({ name }) => name).toSorted()).toEqual(['packaged-fuses.mjs', 'window-watch.mjs']);
  for (const { name, source } of typed) {
    expect(source, name).toMatch(/^\/\*\*[^/]*[Rr]un by the locked Node/);
    const importers = scripts.filter((other) => importsOf(other.source).includes(`./${name}`));
    expect(
      importers.map((other) => other.name),
      name,
    ).toEqual([]);
  }
});
