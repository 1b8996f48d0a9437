import { describe, expect, it } from 'vitest';
import { isListPrefix, ownerOf } from './rules.ts';

const id = '3f0c2a54-6f0e-4e52-9d0b-0a3b7c1d9e11';
const other = '8a1d2b54-6f0e-4e52-9d0b-0a3b7c1d9e22';

describe('a draft', () => {
  it.each([
    ['participants/new/form', { of: 'nobody' }],
    [`participants/${id}/facts`, { of: 'case', id }],
    [`participants/${id}/guardian/new`, { of: 'case', id }],
    [`participants/${id}/guardian/${other}`, { of: 'case', id }],
    [`consents/${id}/new`, { of: 'case', id }],
    [`consents/${id}/${other}`, { of: 'case', id }],
    [`events/${id}/new`, { of: 'case', id }],
    [`events/${id}/correction`, { of: 'event', id }],
    [`threats/${id}/assessment`, { of: 'case', id }],
    [`threats/${id}/actor/new`, { of: 'case', id }],
    [`threats/${id}/zone/new`, { of: 'case', id }],
    [`relocation/${id}/unitOre`, { of: 'relocation', id }],
    ['meetings/new/any', { of: 'nobody' }],
    [`meetings/new/${id}`, { of: 'nobody' }],
    [`meetings/${id}/new-item`, { of: 'meeting', id }],
    [`meetings/${id}/${other}/entry`, { of: 'meeting', id }],
    [`meetings/${id}/${other}/title`, { of: 'meeting', id }],
    [`exchange/${'0f'.repeat(32)}/mending`, { of: 'nobody' }],
  ])('under %s belongs to what it is about', (key, owner) => expect(ownerOf(key)).toEqual(owner));

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
  ])('has no key like %j', (key) => expect(ownerOf(key)).toBeNull());
});

it('is listed record by record only', () => {
  for (const prefix of [`meetings/${id}/`, `consents/${id}/new`, `consents/${id}/`]) expect(isListPrefix(prefix)).toBe(true);
  for (const prefix of ['', 'm', 'meetings/', 'events/%', `meetings/${id}`, '__proto__/', `exchange/${id}/`])
    expect(isListPrefix(prefix)).toBe(false);
});
