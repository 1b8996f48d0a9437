import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumber, checkPerson, comesOfAge, isMinor, isSealed, isSimilar, listName, searchTerm } from './rules.ts';

const today = '2026-05-07';
const fields = { givenName: 'Alva', familyName: 'Testberg', alias: '', personalNumber: '', numberMissingReason: 'okänt', birthDate: '' };
const problemsOf = (changes: Partial<typeof fields>) =>
  Object.fromEntries(Object.entries(checkPerson({ ...fields, ...changes }, today).problems).filter(([, problem]) => problem !== null));

describe('a person', () => {
  it('has a number, or a reason why there is none', () => {
    expect(problemsOf({})).toEqual({});
    expect(problemsOf({ numberMissingReason: ' ' })).toEqual({ numberMissingReason: 'required' });
  });

  it('has a birth date that can be lived from, when there is no number', () => {
    expect(problemsOf({ birthDate: '2026-05-08' })).toEqual({ birthDate: 'date-future' });
    expect(problemsOf({ birthDate: '1905-05-07' })).toEqual({ birthDate: 'date-too-early' });
    expect(problemsOf({ birthDate: '7 maj' })).toEqual({ birthDate: 'date-shape' });
    expect(checkPerson({ ...fields, birthDate: '2010-01-01' }, today).checked.birthDate).toBe('2010-01-01');
  });

  it('is a minor until the day on which the guardians’ say ends', () => {
    const birth = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(birth, birth, (born, on) => {
        fc.pre(on >= born);
        expect(isMinor(born, on)).toBe(on < comesOfAge(born));
      }),
    );
    expect(isMinor(null, today)).toBe(false);
  });
});

describe('a sealed record', () => {
  const person = { givenName: 'Alva', familyName: 'Testberg', alias: '' };
  it('is one with protected registration or fictitious data, and has no name in lists', () => {
    expect(['none', 'secrecy-flag', 'protected-registration', 'fictitious'].map((level) => isSealed(level as 'none'))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(listName({ ...person, alias: 'Räven', protection: 'fictitious' })).toBeNull();
    expect(listName({ ...person, alias: 'Räven', protection: 'secrecy-flag' })).toBe('Räven');
    expect(listName({ ...person, protection: 'none' })).toBe('Alva Testberg');
  });
});

describe('two people', () => {
  const one = { givenName: 'Åsa Eva', familyName: 'Öst', birthDate: '2001-01-01' };
  it('may be the same when name and birth date agree, however they are written', () => {
    expect(isSimilar(one, { givenName: ' åsa  eva', familyName: 'O\u0308st ', birthDate: '2001-01-01' })).toBe(true);
    expect(isSimilar(one, { ...one, birthDate: '2001-01-02' })).toBe(false);
    expect(isSimilar({ ...one, birthDate: null }, { ...one, birthDate: null })).toBe(false);
  });
});

describe('a search', () => {
  it('is by case number, personal number or name, and nothing else', () => {
    expect(searchTerm('ä-2026-12')).toEqual({ kind: 'case-number', number: 'Ä-2026-012' });
    expect(searchTerm('20100101-2384')).toEqual({ kind: 'personal-number', digits: '201001012384' });
    expect(searchTerm(' Alva  Test ')).toEqual({ kind: 'name', words: ['Alva', 'Test'] });
    expect(searchTerm('  ')).toEqual({ kind: 'empty' });
  });

  it('finds every case number again that there can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 9999 }), (year, running) => {
        const number = caseNumber(String(year), running);
        expect(searchTerm(number)).toEqual({ kind: 'case-number', number });
      }),
    );
  });
});
