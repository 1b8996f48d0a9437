#!/usr/bin/env node
/**
 * Replaces fpm, the tool that makes deb and rpm, where it is not available (`CUSTOM_FPM_PATH`). Where the package would be, it writes its
 * input as JSON: its arguments, the text of the scripts, and every file of the tree with its path, size and mode.
 */
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const args = process.argv.slice(2);

/** @param {string} name */
const valuesOf = (name) => args.flatMap((arg, index) => (args[index - 1] === name ? [arg] : []));

/** @param {string} path a file or folder @param {string} to where it goes */
const filesOf = (path, to) => {
  const entries = lstatSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];
  return entries.map((entry) => ({
    from: entry,
    to: entry === path ? to : join(to, relative(path, entry)),
    size: lstatSync(entry).size,
    mode: (lstatSync(entry).mode & 0o7777).toString(8),
    ...(/\.desktop$|apparmor-profile$/.test(entry) ? { text: readFileSync(entry, 'utf8') } : {}),
  }));
};

/** Arguments that map a path to a place; no option value has a slash both before and after the equals sign. */
const mapped = args.flatMap((arg) => {
  const [, from, to] = /^(\/.*?)\/?=(\/.*)$/.exec(arg) ?? [];
  return from === undefined || to === undefined ? [] : filesOf(from, to);
});

const record = {
  args,
  scripts: {
    afterInstall: valuesOf('--after-install').map((path) => readFileSync(path, 'utf8')),
    afterRemove: valuesOf('--after-remove').map((path) => readFileSync(path, 'utf8')),
  },
  tree: mapped.sort((a, b) => (a.to < b.to ? -1 : 1)),
};
for (const path of valuesOf('--package')) writeFileSync(path, JSON.stringify(record, undefined, 1));
