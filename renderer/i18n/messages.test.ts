import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../electron/base/error-codes.ts';
import termsEn from '../../electron/base/terms/en.json' with { type: 'json' };
import termsSv from '../../electron/base/terms/sv.json' with { type: 'json' };
import * as terms from '../../electron/base/terms.ts';
import shared from './message-ids.ts?raw';
import { files, messages, type Catalogue } from './messages.ts';

/** Arguments and tags of a message, with the kind of each and the branches of a choice (plural branches may differ). */
const structure = (elements: readonly MessageFormatElement[], found = new Set<string>()): Set<string> => {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.select) found.add(`${element.value}: select ${Object.keys(element.options).sort().join('|')}`);
    else found.add(`${element.value}: ${element.type}`);
    if (element.type === TYPE.select || element.type === TYPE.plural)
      for (const option of Object.values(element.options)) structure(option.value, found);
    if (element.type === TYPE.tag) structure(element.children, found);
  }
  return found;
};

const byName = (catalogues: Readonly<Record<string, Catalogue>>): Map<string, Catalogue> =>
  new Map(Object.entries(catalogues).map(([path, catalogue]) => [path.split('/').at(-1) ?? path, catalogue]));
const sv = byName(files.sv);
const en = byName(files.en);

describe('the two languages', () => {
  it('have the same files with the same messages', () => {
    expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
    for (const [name, catalogue] of sv) expect(Object.keys(en.get(name) ?? {}).sort(), name).toEqual(Object.keys(catalogue).sort());
    expect(Object.keys(termsEn)).toEqual(Object.keys(termsSv));
  });

  it('take the same arguments in every message', () => {
    const english: Catalogue = messages.en;
    for (const [id, text] of Object.entries(messages.sv)) {
      expect([...structure(parse(english[id] ?? ''))].sort(), id).toEqual([...structure(parse(text))].sort());
    }
  });

  it('leave no message empty or with loose ends', () => {
    for (const catalogue of [messages.sv, messages.en])
      for (const [id, text] of Object.entries(catalogue)) expect(text, id).toMatch(/^\S(?:[^]*\S)?$/);
  });
});

it('no message stands in two files', () => {
  const seen = new Map<string, string>();
  for (const [name, catalogue] of [['terms', termsSv as Catalogue] as const, ...sv])
    for (const id of Object.keys(catalogue)) {
      expect(seen.get(id), `${id} in ${name}`).toBeUndefined();
      seen.set(id, name);
    }
});

it('every file takes part in the type of message ids', () => {
  const views = import.meta.glob<string>('../areas/*/view.ts', { query: '?raw', import: 'default', eager: true });
  const declared = [shared, ...Object.values(views)].join('\n');
  for (const name of sv.keys()) expect(declared, name).toMatch(new RegExp(`'\\.[^']*/sv/${name.replace('.', '\\.')}'`));
});

describe('error sentences', () => {
  it.each(errorCodes)('“%s” says what happened, that nothing was lost, and what to do', (code) => {
    for (const text of [messages.sv[`error.${code}`], messages.en[`error.${code}`]]) {
      expect(text.match(/[^.]+\.(?= |$)/g)?.length, text).toBeGreaterThanOrEqual(3);
      expect(text).toMatch(/inget|orör|kvar|oförändrad|sparade|nothing|untouched|still here|kept|unchanged|saved/i);
      expect(text).not.toMatch(/!|fel uppstod|oops|invalid|error/i);
    }
  });

  it('has a sentence for nothing but known codes', () => {
    const known = new Set<string>(errorCodes.map((code) => `error.${code}`));
    for (const id of Object.keys(sv.get('error.json') ?? {})) expect(known, id).toContain(id);
  });
});

describe('terms', () => {
  const lists = {
    phase: terms.phases,
    state: terms.caseStates,
    protection: terms.protectionLevels,
    subject: terms.subjectAreas,
    threat: terms.threatLevels,
    confidence: terms.confidences,
    event: terms.eventTypes,
    agency: terms.agencyKinds,
  };

  it('word every value of every enumeration, and nothing else', () => {
    const wanted = Object.entries(lists).flatMap(([list, values]) => values.map((value) => `term.${list}.${value}`));
    expect(Object.keys(termsSv).sort()).toEqual([...wanted].sort());
  });

  it('belong to every list that exists', () => {
    const existing = Object.values(terms).filter((value) => Array.isArray(value));
    for (const list of existing) expect(Object.values(lists)).toContain(list);
  });
});
