import { expect, it } from 'vitest';
import { messages } from '../../i18n/messages.ts';

/** The core's own sources: whatever they write into the log has words here. */
const sources = import.meta.glob<string>(['../../../electron/{areas,core,register}/**/*.ts', '!**/*.test.ts', '!**/demo/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const areas = ['router', ...Object.keys(messages.sv).flatMap((id) => /^audit\.area\.(\w+)$/.exec(id)?.[1] ?? [])];

/** Kinds are `<area>.<what>` in small letters with hyphens. Jobs have names of the same shape, and say so. */
const kindsIn = (source: string): string[] => {
  const literal = new RegExp(String.raw`(?<!name: )'((?:${areas.join('|')})\.[a-z]+(?:-[a-z]+)*)'`, 'g');
  return [...source.matchAll(literal)].map((found) => found[1] ?? '');
};

/** A service that puts its area before the kind in one place: `context.audit(\`relocation.${kind}\`, …)`. */
const composed = (path: string, source: string): string[] => {
  const area = /audit\(`(\w+)\.\$\{kind\}`/.exec(source)?.[1];
  if (area === undefined) return [];
  const kinds = [...source.matchAll(/\bsaved\(\s*\w+,\s*\w+,\s*'([a-z-]+)'/g)].map((found) => `${area}.${found[1]}`);
  expect(kinds, `${path} composes kinds that this test does not see`).not.toEqual([]);
  return kinds;
};

const kinds = [...new Set(Object.entries(sources).flatMap(([path, source]) => [...kindsIn(source), ...composed(path, source)]))].sort();

it('sees the kinds of the sources', () => {
  expect(kinds).toEqual(expect.arrayContaining(['participants.opened', 'users.unlocked', 'router.refused', 'audit.verified']));
});

it.each(kinds)('has words for the kind %s in both languages', (kind) => {
  for (const catalogue of [messages.sv, messages.en]) expect(Object.keys(catalogue)).toContain(`audit.kind.${kind}`);
});
