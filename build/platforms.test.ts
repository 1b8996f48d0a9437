/** Checks docs/platforms.md against its own terms, and README, threat model and architecture against docs/platforms.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allTitles } from './test-titles.ts';
import { rootFolder } from './vite.shared.ts';

const read = (file: string): string => readFileSync(join(rootFolder, file), 'utf8');
const page = read('docs/platforms.md');
const systems = ['Windows', 'macOS', 'Linux, X11', 'Linux, Wayland', 'Stand-in'];
const allowed = ['enforced by test', 'configured', 'not on this system'];
const onElectron = systems.slice(0, 4);

/** A heading's anchor, as a code host forms it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

type Row = { readonly promise: string; readonly anchor: string; readonly cells: Readonly<Record<string, string>> };
const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [header = '', , ...lines] = page.split('\n').filter((line) => line.startsWith('|'));
const rows: readonly Row[] = lines.map((line) => {
  const [name = '', ...cells] = cellsOf(line);
  const [, promise = '', anchor = ''] = /^\[(.+)\]\(#(.+)\)$/.exec(name) ?? [];
  return { promise, anchor, cells: Object.fromEntries(cells.map((cell, at) => [systems[at], cell])) };
});
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n'))] as const),
);
/** The titles after a label, up to the full stop that ends the list. */
const titlesAfter = (label: string, text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^${label}:((?:\\s*\`[^\`]+\`[,.])+)`, 'gm'))].flatMap(([, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title),
  );
const titles = allTitles();
const filesOf = (title: string): readonly string[] => titles.filter((each) => each.title === title).map(({ file }) => file);

describe('docs/platforms.md', () => {
  test('is one table with a column a system and a row a promise', () => {
    expect(cellsOf(header)).toEqual(['Promise', ...systems]);
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ promise }) => promise)).size).toBe(rows.length);
  });

  test.each(rows)('says of “$promise” one of three words for each system', ({ cells }) => {
    expect(Object.keys(cells)).toEqual(systems);
    expect(Object.values(cells).filter((cell) => !allowed.includes(cell))).toEqual([]);
  });

  test('has a section for each promise, in the order of the table, and leads to it', () => {
    expect([...sections.keys()]).toEqual(rows.map(({ promise }) => promise));
    expect(rows.map(({ anchor }) => anchor)).toEqual(rows.map(({ promise }) => anchorOf(promise)));
  });

  test.each(rows)('names tests that exist behind “$promise”', ({ promise, cells }) => {
    const text = sections.get(promise) ?? '';
    const seenBy = titlesAfter('Seen by', text);
    const later = titlesAfter('On Electron', text);
    expect(seenBy, 'something is seen without Electron').not.toEqual([]);
    expect([...seenBy, ...later].filter((title) => filesOf(title).length === 0)).toEqual([]);
    // What runs only on Electron has not been seen by anyone here.
    expect(seenBy.filter((title) => filesOf(title).every((file) => file.startsWith('e2e/electron/')))).toEqual([]);
    expect(later.filter((title) => !filesOf(title).some((file) => /^e2e\/(?:electron|specs)\//.test(file)))).toEqual([]);
    // A misspelt list would be read only in part.
    const spelt = [...text.matchAll(/^(?:Seen by|On Electron):(?:\s*`[^`]+`[,.])+/gm)];
    expect(text.match(/^(?:Seen by|On Electron):/gm)).toHaveLength(spelt.length);
    for (const [list] of spelt) expect(list.endsWith('.'), list).toBe(true);
    if (cells['Stand-in'] === 'enforced by test')
      expect(seenBy.filter((title) => filesOf(title).some((file) => file.startsWith('e2e/specs/')))).not.toEqual([]);
  });

  test.each(rows)('says in words where “$promise” is not', ({ promise, cells }) => {
    const text = (sections.get(promise) ?? '').replaceAll(/\s+/g, ' ');
    const said = [...text.matchAll(/\*not on ([^*]+)\*/gi)].map(([, where = '']) => where).join(' ');
    const missing = systems.filter((system) => cells[system] === 'not on this system').map((system) => system.replace(/,.*/, ''));
    expect(missing.filter((system) => !said.toLowerCase().includes(system.toLowerCase()))).toEqual([]);
    const there = systems.filter((system) => cells[system] !== 'not on this system').map((system) => system.replace(/,.*/, ''));
    expect(there.filter((system) => !missing.includes(system) && said.toLowerCase().includes(system.toLowerCase()))).toEqual([]);
  });

  test('says more than configured of no system whose tests have not run', () => {
    const hasRun = !page.includes('**Nobody has run them yet**');
    const claimed = rows.filter(({ cells }) => onElectron.some((system) => cells[system] === 'enforced by test'));
    expect(hasRun ? [] : claimed.map(({ promise }) => promise)).toEqual([]);
  });
});

/** Words with which the other pages refer to a row: where they do, they must link to it. */
const speaksOf: Readonly<Record<string, RegExp>> = {
  "Runs in the system's sandbox": /\bsandbox/i,
  'Keeps the page apart': /\bisolat/i,
  'Locks when the session ends': /\bshut(?:s|ting)? down\b|\bshutdown\b|\blog(?:s|ging)?[ -]out\b/i,
  'Locks with the screen': /\bscreen[ -]lock|\bscreen is locked\b/i,
  'Locks before sleep': /\bsleep/i,
  'Stays out of screen pictures': /\bscreen (?:pictures?|protection)\b|\bshared screens?\b/i,
  'Takes back what was copied': /\bclipboard\b/i,
  'Comes as a package': /\binstallers?\b/i,
  'Has its fuses blown': /\bfuses?\b/i,
};

/** What a page says, point by point: list items and paragraphs, without headings and test names. */
const points = (text: string): readonly string[] =>
  text
    .replaceAll(/^(?:Proved by|Seen by):(?:\s*`[^`]+`[,.])+/gm, '')
    .replaceAll(/Proved by:(?:\s*`[^`]+`[,.])+/g, '')
    .replaceAll(/^```.*?^```$/gms, '')
    .split(/\n\s*\n|\n(?=\s*(?:[*-]|\d+\.|\|) ?)/)
    // Headings promise nothing, and the threat model's table describes other programs.
    .filter((point) => !/^[#|]/.test(point.trim()));

const pages = [
  ['README.md', 'docs/platforms.md'],
  ['docs/threat-model.md', 'platforms.md'],
  ['docs/architecture.md', 'platforms.md'],
] as const;

describe.each(pages)('%s', (file, address) => {
  const spoken = points(read(file)).flatMap((point) =>
    Object.entries(speaksOf).flatMap(([promise, words]) => (words.test(point) ? [{ promise, point }] : [])),
  );

  test('leads to the table where it speaks of what depends on the system', () => {
    const without = spoken.filter(
      ({ promise, point }) => !point.includes(`(${address}#${anchorOf(promise)})`) && !point.includes(`(${address})`),
    );
    expect(without.map(({ promise, point }) => `${promise}: ${point.trim().slice(0, 90)}`)).toEqual([]);
  });

  test('leads to rows that are there', () => {
    const anchors = [...read(file).matchAll(/platforms\.md#([\p{L}\p{N}-]+)/gu)].map(([, anchor]) => anchor);
    expect(anchors.filter((anchor) => !rows.some((row) => row.anchor === anchor))).toEqual([]);
  });

  test('promises nothing of this kind for every system where one has it not', () => {
    const lacking = rows
      .filter(({ cells }) => onElectron.some((system) => cells[system] === 'not on this system'))
      .map((row) => row.promise);
    const broad = spoken.filter(
      ({ promise, point }) => lacking.includes(promise) && /(?<!\bnot )\b(?:everywhere|every system|all systems|always)\b/i.test(point),
    );
    expect(broad).toEqual([]);
  });
});

test('every row that other pages speak of is in the table', () => {
  expect(Object.keys(speaksOf).filter((promise) => !rows.some((row) => row.promise === promise))).toEqual([]);
});
