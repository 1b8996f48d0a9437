/**
 * The notices required by everything inside the program: what the bundler found in the bundles (`licences.json`, one for each part), the
 * native packages next to them and what is compiled into those, the fonts, the places. Electron's and Chromium's own are already next to
 * the program file.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.mjs';

export const noticeFile = 'out/third-party-notices.txt';

/** One for each part of `bundle.mjs`. */
const bundled = ['out/licences.json', 'out/shell/licences.json', 'out/renderer/licences.json'];

/** What is packed without being in a script that the bundler reads: native packages, headers compiled into one of them, fonts. */
const besides = ['better-sqlite3', '@node-rs/argon2', 'node-addon-api', '@fontsource-variable/inter'];

/** @typedef {{ name: string, version: string, identifier?: string, text?: string }} Notice */

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {string} name @returns {Notice} */
const noticeOf = (name) => {
  const folder = join(root, 'node_modules', name);
  const own = readJson(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? {} : { text: readFileSync(join(folder, file), 'utf8').trim() };
  return { name: own.name, version: own.version, identifier: own.license, ...text };
};

/** A package's NOTICE, which the Apache License requires and the bundler leaves out. @param {string} name */
const noticeBeside = (name) => {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => /^notice(\.|$)/i.test(entry))
    .map((entry) => readFileSync(join(folder, entry), 'utf8').trim());
};

/**
 * Every package distributed with the program, once for each version.
 * @returns {Notice[]} ordered by name
 */
export const notices = () => {
  /** @type {Notice[]} */
  const found = [...bundled.flatMap((path) => readJson(join(root, path))), ...besides.map(noticeOf)];
  const once = new Map(found.map((notice) => [`${notice.name}@${notice.version}`, notice]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
};

/**
 * Writes them as one text, grouping packages that share a text.
 * @returns {number} how many packages are named
 * @throws {Error} if one has no text: it must be found before anything is distributed
 */
export const writeNotices = () => {
  const all = notices();
  const without = all.filter(({ text }) => text === undefined || text === '');
  if (without.length > 0) throw new Error(`no licence text of ${without.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
  /** @type {Map<string, Notice[]>} */
  const byText = new Map();
  for (const notice of all) {
    const text = [notice.text ?? '', ...noticeBeside(notice.name)].join('\n\n').replaceAll('\r\n', '\n');
    byText.set(text, [...(byText.get(text) ?? []), notice]);
  }
  const title = (/** @type {Notice} */ { name, version, identifier }) => `${name} ${version}${identifier ? ` (${identifier})` : ''}`;
  const rule = '-'.repeat(100);
  const parts = [
    'Utväg holds the work of others, under these terms. The terms of Electron and of Chromium lie beside the program file.',
    ...[...byText].map(([text, holders]) => `${rule}\n${holders.map(title).join('\n')}\n\n${text}`),
    `${rule}\n${readFileSync(join(root, 'build/compiled-in.txt'), 'utf8').trim()}`,
    `${rule}\n${readFileSync(join(root, 'electron/base/gazetteer/NOTICE.md'), 'utf8').trim()}`,
  ];
  writeFileSync(join(root, noticeFile), `${parts.join('\n\n')}\n`);
  return all.length;
};
