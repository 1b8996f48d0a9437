/**
 * The licences of everything in the lock file: each must allow the program to be distributed under its own. Prints how many packages have
 * which licence. Packages for other platforms are not installed here; for those, the lock file's entry is used.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './environment.mjs';

const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Python-2.0',
    'PSF-2.0',
    'Zlib',
    'Unlicense',
  ],
  ...['WTFPL', 'CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'OFL-1.1', 'MPL-2.0', 'Unicode-3.0'],
]);

/** Packages that name no licence in their package.json, and where it was found instead. @type {Record<string, string>} */
const readByHand = {};

/**
 * @param {string} expression SPDX: one of `A OR B` is enough, `A AND B` needs both
 * @returns {boolean}
 */
const isAllowed = (expression) => {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed);
  return allowed.has(plain);
};

/**
 * @param {string} path "node_modules/zod"
 * @param {{ license?: string }} locked
 */
const licenceOf = (path, locked) => {
  const file = join(root, path, 'package.json');
  const own = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const named = own.license ?? own.licenses ?? locked.license;
  if (typeof named === 'string') return named;
  if (Array.isArray(named)) return named.map((each) => each.type ?? each).join(' OR ');
  return named?.type ?? readByHand[path] ?? 'unknown';
};

/** @returns {{ output: string, isGood: boolean }} */
export const checkLicences = () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '') continue;
    const licence = licenceOf(path, locked);
    found.set(licence, [...(found.get(licence) ?? []), path.replace(/^.*node_modules\//, '')]);
  }
  const counted = [...found].sort((a, b) => b[1].length - a[1].length).map(([licence, names]) => `${names.length} ${licence}`);
  const refused = [...found].filter(([licence]) => !isAllowed(licence));
  const lines = [counted.join(', '), ...refused.map(([licence, names]) => `not allowed: ${licence}: ${names.join(', ')}`)];
  return { output: `${lines.join('\n')}\n`, isGood: refused.length === 0 };
};

if (isMain(import.meta.url)) {
  const { output, isGood } = checkLicences();
  process.stdout.write(output);
  process.exitCode = isGood ? 0 : 1;
}
