import { describe, expect, it } from 'vitest';
import { namesPerson } from './rules.ts';

describe('a text under no case', () => {
  const alva = {
    givenName: 'Alva',
    familyName: 'Åberg',
    alias: 'Räven',
    otherAliases: 'Lill, Nattugglan',
    personalNumber: '20100101-2382',
  };
  it.each([
    ['alva ÅBERG hittades inte', true],
    ['Alva A\u030Aberg'.normalize('NFD'), true],
    ['räven', true],
    ['nattugglan i Motala', true],
    ['201001012382', true],
    ['100101-2382', true],
    ['20100101', true],
    ['bara Alva', false],
    ['nummer 12345', false],
    ['', false],
  ])('names somebody by the whole name, an alias or the beginning of a number: %s', (text, isNamed) => {
    expect(namesPerson(text, alva, false)).toBe(isNamed);
  });

  it('names whom the reader is shut out of by any name', () => {
    expect(namesPerson('bara Alva', alva, true)).toBe(true);
    expect(namesPerson('någon annan', alva, true)).toBe(false);
  });
});
