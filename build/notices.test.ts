import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.mjs';
import { noticeFile, notices, writeNotices } from './notices.mjs';

const root = join(import.meta.dirname, '..');

beforeAll(async () => {
  if (!(await bundle())) throw new Error('the bundles could not be made');
  writeNotices();
});

/** The packages whose code is in a bundle, according to the comments the bundler leaves; this does not rely on the bundler's own list. */
const packagesIn = (folder: string): Set<string> => {
  const files = readdirSync(join(root, folder)).filter((name) => /\.c?js$/.test(name));
  const texts = files.map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/^\/\/ ?(?:#region )?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)]);
  return new Set(found.map(([, name]) => name ?? ''));
};

test('every package whose code is in the bundles is named in the notices that are given away', () => {
  const named = new Set(notices().map(({ name }) => name));
  const inside = ['out/core', 'out/chunks', 'out/shell'].flatMap((folder) => [...packagesIn(folder)]);
  expect(inside.length).toBeGreaterThan(10);
  expect(inside.filter((name) => !named.has(name))).toEqual([]);
});

test('the window, whose bundles keep no such comments, is named in the notices by its libraries', () => {
  const named = new Set(notices().map(({ name }) => name));
  for (const name of ['react', 'react-dom', 'react-aria-components', '@fontsource-variable/inter', 'zod', 'react-intl'])
    expect(named).toContain(name);
});

test('the notices hold a text for every package, for what is compiled into the native ones, and for the places', () => {
  const text = readFileSync(join(root, noticeFile), 'utf8');
  for (const { name, version, text: own } of notices()) {
    expect(text).toContain(`${name} ${version}`);
    expect(text).toContain((own ?? 'no text').replaceAll('\r\n', '\n'));
  }
  for (const word of ['SQLite3 Multiple Ciphers', 'argon2-rust', 'GeoNames', 'Natural Earth', 'SIL OPEN FONT LICENSE'])
    expect(text).toContain(word);
});
