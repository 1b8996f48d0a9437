import { describe, expect, it } from 'vitest';
import { areas } from '../../core/areas.ts';
import { isListPrefix, shapeOf } from './rules.ts';

const id = '3f0c2a54-6f0e-4e52-9d0b-0a3b7c1d9e11';
const other = '8a1d2b54-6f0e-4e52-9d0b-0a3b7c1d9e22';
const shapes = areas.flatMap(({ drafts }) => drafts);

describe('a draft', () => {
  it.each([
    ['participants/new/form', ''],
    [`participants/${id}/facts`, id],
    [`participants/${id}/guardian/new`, id],
    [`participants/${id}/guardian/${other}`, id],
    [`participants/${id}/relative/${other}`, id],
    [`network/${id}/keep-apart`, id],
    [`consents/${id}/new`, id],
    [`consents/${id}/${other}`, id],
    [`consents/${id}/exception/${id}/${other}`, id],
    [`disclosures/${id}/contact`, id],
    [`disclosures/${id}/ground/${other}/test-question`, id],
    [`events/${id}/new`, id],
    [`events/${id}/correction`, id],
    [`threats/${id}/assessment`, id],
    [`threats/${id}/actor/new`, id],
    [`threats/${id}/zone/new`, id],
    [`relocation/${id}/unitOre`, id],
    ['meetings/new/any', ''],
    [`meetings/${id}/new-item`, id],
    [`meetings/${id}/${other}/entry`, id],
    [`meetings/${id}/${other}/title`, id],
    [`logchecks/${id}/17`, id],
    [`exchange/${'0f'.repeat(32)}/mending`, ''],
  ])('under %s is of one shape, which says whose it is', (key, owner) => {
    expect(shapeOf(shapes, key)?.ownerId).toBe(owner);
    // Two shapes for one key would mean two rules for who may read it.
    expect(shapes.filter(({ shape }) => shape.test(key))).toHaveLength(1);
  });

  it.each([
    '',
    'k',
    '__proto__',
    'constructor/x',
    `events/__proto__/new`,
    'events/new/text',
    `events/${id}/new/`,
    `relocation/${id}/__proto__`,
    `EVENTS/${id}/new`,
    `events/${id}/new\n`,
    `x/events/${id}/new`,
  ])('has no key like %j', (key) => expect(shapeOf(shapes, key)).toBeNull());

  it('begins with the word of its area', () => {
    for (const { name, drafts } of areas)
      for (const { shape } of drafts) expect(shape.source.replaceAll('\\', ''), name).toMatch(new RegExp(`^\\^${name}/`));
  });
});

it('is listed record by record only', () => {
  for (const prefix of [`meetings/${id}/`, `consents/${id}/new`, `consents/${id}/`]) expect(isListPrefix(prefix)).toBe(true);
  for (const prefix of ['', 'm', 'meetings/', 'events/%', `meetings/${id}`, '__proto__/']) expect(isListPrefix(prefix)).toBe(false);
});
