import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kindInWords } from '../areas/audit/kinds-papers.ts';
import { read, write } from '../base/contract.ts';
import * as terms from '../base/terms.ts';
import { aboutCase } from '../areas/drafts/store.ts';
import { shapeOf } from '../areas/drafts/rules.ts';
import { bare, type Area } from '../register/area.ts';
import { areas, type AssembledArea } from './areas.ts';
import { jobNamed, migrationsOf, procedureNamed, staleAfter } from './assembly.ts';
import { contracts } from './contract.ts';

describe('every area', () => {
  it('stands in the table under its own name, in the order of the contracts', () => {
    expect(areas.map(({ name }) => name)).toEqual(Object.keys(contracts));
    for (const { name, contract } of areas) expect(contract).toBe((contracts as Record<string, unknown>)[name]);
  });

  it('has steps that follow one another, each with a place of its own', () => {
    for (const { name, migrations } of areas)
      expect(
        migrations.map(({ number }) => number),
        name,
      ).toEqual(migrations.map((_, i) => i + 1));
    const places = areas.flatMap(({ migrations }) => migrations.map(({ at }) => at)).sort((a, b) => a - b);
    expect(places).toEqual(places.map((_, i) => i + 2));
  });

  it('reaches every word of the field: no list of terms is ahead of what the program can say', () => {
    const said = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('enum' in node) said.add(JSON.stringify(node.enum));
      Object.values(node).forEach(walk);
    };
    for (const { contract } of areas)
      for (const { input, output } of Object.values(contract))
        [input, output].forEach((shape) => walk(z.toJSONSchema(shape, { io: 'input' })));
    for (const [name, list] of Object.entries(terms)) expect([...said], name).toContain(JSON.stringify(list));
  });

  it('looks at other areas that there are', () => {
    const names = areas.map(({ name }) => name);
    for (const { name, looksAt } of areas) {
      expect(names, name).toEqual(expect.arrayContaining([...looksAt]));
      expect(looksAt, name).not.toContain(name);
    }
  });

  it('decides the columns of answers that it gives', () => {
    for (const { name, contract, overviews } of areas)
      expect(Object.keys(contract), name).toEqual(expect.arrayContaining(Object.keys(overviews)));
  });

  it('calls its jobs by its own name, each once', () => {
    for (const { name, jobs } of areas) for (const job of jobs) expect(job.name.startsWith(`${name}.`), job.name).toBe(true);
    const names = areas.flatMap(({ jobs }) => jobs.map((job) => job.name));
    expect(new Set(names).size).toBe(names.length);
  });

  it('looks again only at what an earlier area has', () => {
    for (const [place, { name, around = {} }] of areas.entries())
      for (const [earlier, handlers] of Object.entries(around)) {
        expect(
          areas.findIndex((each) => each.name === earlier),
          `${name} around ${earlier}`,
        ).toBeLessThan(place);
        expect(Object.keys(areas.find((each) => each.name === earlier)?.handlers ?? {})).toEqual(
          expect.arrayContaining(Object.keys(handlers)),
        );
      }
  });
});

/** The core's own sources: every entry kind they write to the log is declared by its area and has words. */
const sources = import.meta.glob<string>(['../{areas,core,register}/**/*.ts', '!**/*.test.ts', '!**/demo/**', '!**/area.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Kinds are `<area>.<what>` in lower case with hyphens. Job names have the same shape and are marked as such. */
const kindsIn = (source: string): string[] => {
  const literal = new RegExp(String.raw`(?<!name: )'((?:router|${areas.map(({ name }) => name).join('|')})\.[a-z]+(?:-[a-z]+)*)'`, 'g');
  return [...source.matchAll(literal)].map((found) => found[1] ?? '');
};

/** A service that adds its area to the kind in one place: `context.audit(\`relocation.${kind}\`, …)`. */
const composed = (path: string, source: string): string[] => {
  const area = /audit\(`(\w+)\.\$\{kind\}`/.exec(source)?.[1];
  if (area === undefined) return [];
  const kinds = [...source.matchAll(/\bsaved\(\s*\w+,\s*\w+,\s*'([a-z-]+)'/g)].map((found) => `${area}.${found[1]}`);
  expect(kinds, `${path} composes kinds that this test does not see`).not.toEqual([]);
  return kinds;
};

describe('kinds of entries', () => {
  const written = new Set(Object.entries(sources).flatMap(([path, source]) => [...kindsIn(source), ...composed(path, source)]));
  const declared = [...areas.flatMap(({ name, entries }) => entries.map((entry) => `${name}.${entry}`)), 'router.refused'];

  it('are what the sources write, no more and no less', () => {
    expect([...written].sort()).toEqual(declared.toSorted());
  });

  it.each(declared)('have words for %s in both languages', (kind) => {
    for (const language of ['sv', 'en'] as const) expect(kindInWords(language, kind), kind).not.toBe(kind);
  });
});

describe('an invented area', () => {
  const weatherContract = { today: read({}, z.string()), note: write({ text: z.string() }, z.string()) };
  const weatherArea: Area<typeof weatherContract> = {
    ...bare,
    name: 'weather',
    contract: weatherContract,
    handlers: { today: () => 'regn', note: ({ text }) => text },
    migrations: [{ at: 1000, number: 1, name: 'weather', sql: 'create table weather (day text primary key) strict' }],
    drafts: [aboutCase(/^weather\/([0-9a-f-]{36})$/)],
    jobs: [{ name: 'weather.forecast', run: () => 'sol' }],
    looksAt: ['participants'],
    around: { actions: { list: () => 'none in the rain' } },
  };
  const all: readonly AssembledArea[] = [...areas, weatherArea];

  it('is found by the router, also where it looks again at another', () => {
    expect(procedureNamed(all, 'weather.note')?.handler({ text: 'snö' }, null, [])).toBe('snö');
    expect(procedureNamed(all, 'actions.list')?.handler({}, null, [])).toBe('none in the rain');
    expect(procedureNamed(all, 'actions.list')?.procedure).toBe(contracts.actions.list);
    for (const name of ['weather', 'weather.', 'weather.constructor', 'weather.note.x', '__proto__.note', 'sun.note'])
      expect(procedureNamed(all, name), name).toBeUndefined();
  });

  it('has its tables made after those that were there', () => {
    expect(migrationsOf(all).at(-1)).toMatchObject({ area: 'weather', number: 1, name: 'weather' });
    expect(migrationsOf(all).slice(0, -1)).toEqual(migrationsOf(areas));
  });

  it('keeps drafts, is stale with what it looks at, and has its jobs found', () => {
    const id = '3f0c2a54-6f0e-4e52-9d0b-0a3b7c1d9e11';
    const shapes = all.flatMap(({ drafts }) => drafts);
    expect(shapeOf(shapes, `weather/${id}`)?.ownerId).toBe(id);
    expect(staleAfter(all, new Set(['participants']))).toContain('weather');
    expect(staleAfter(all, new Set(['weather']))).toEqual(['weather', ...staleAfter(areas, new Set(['weather'])).slice(1)]);
    expect(jobNamed(all, 'weather.forecast').name).toBe('weather.forecast');
    expect(() => jobNamed(areas, 'weather.forecast')).toThrow('no job');
  });
});
