import { expect, test } from 'vitest';
import { asText, changed, fromText, laidOver } from './draft-text.ts';

const blank = { name: '', chosen: null as string | null, rows: [] as readonly string[], isSure: false };

test.each(['', 'Alva', '{"name":"no form"}', 'null', 'två\nrader'])('a text that was kept is read as it stands: %j', (text) => {
  expect(fromText(text, '')).toBe(text);
  expect(asText(text)).toBe(text);
});

test('a form that was kept is read back whole', () => {
  const form = { name: 'Alva', chosen: 'a', rows: ['b'], isSure: true };
  expect(fromText(asText(form), blank)).toEqual(form);
  expect(fromText(asText({ ...form, chosen: null }), { ...blank, chosen: null })).toEqual({ ...form, chosen: null });
});

test.each(['', '{', 'null', '4', '"a"', '[]'])('what is no form begins anew: %j', (text) => expect(fromText(text, blank)).toEqual(blank));

test('of what an earlier version kept, only what has the shape of today comes back', () => {
  const kept = { name: null, chosen: 4, rows: 'b', isSure: true, gone: 'x' };
  expect(laidOver(blank, kept)).toEqual({ ...blank, isSure: true });
  expect(laidOver(blank, { ...kept, name: 'Alva', rows: ['b'] })).toEqual({ ...blank, name: 'Alva', rows: ['b'], isSure: true });
});

test('a form may read its own drafts; one that cannot be read begins anew', () => {
  const read = (kept: unknown) => {
    if (kept === null) throw new Error('unread');
    return { ...blank, name: 'read' };
  };
  expect(fromText('{}', blank, read).name).toBe('read');
  expect(fromText('null', blank, read)).toBe(blank);
});

test('one change after another keeps both', () => {
  expect(changed(changed(blank, { name: 'Alva' }), { isSure: true })).toEqual({ ...blank, name: 'Alva', isSure: true });
  expect(changed<string>('before', 'after')).toBe('after');
});
