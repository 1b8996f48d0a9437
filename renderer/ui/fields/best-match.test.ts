import { describe, expect, it } from 'vitest';
import { bestFirst, exactMatch } from './best-match.ts';

const options = ['Kalmar', 'Alvesta', 'Malmö', 'Norra Mal', 'Mal'].map((label) => ({ value: label, label }));

describe('the best match', () => {
  it('is the label itself, then what begins so, then a word that does, then the rest in their order', () => {
    expect(bestFirst(options, ' mal').map(({ value }) => value)).toEqual(['Mal', 'Malmö', 'Norra Mal', 'Kalmar', 'Alvesta']);
  });

  it('leaves the order alone while nothing is typed', () => {
    expect(bestFirst(options, ' ')).toBe(options);
  });
});

describe('an exact match', () => {
  it('is found whatever its capitals', () => expect(exactMatch(options, 'malmö ')?.value).toBe('Malmö'));
  it('is none when two have the same label, or nothing was typed', () => {
    expect(exactMatch([...options, { value: 'other', label: 'MALMÖ' }], 'malmö')).toBeUndefined();
    expect(exactMatch([...options, { value: 'empty', label: '' }], '')).toBeUndefined();
  });
});
