import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { municipalities } from '../../../base/gazetteer/gazetteer.ts';
import { cardProblem, givesAway, namesOf } from './card-rules.ts';

const secrets = { places: namesOf({ code: '2480', locality: null }), names: ['Sam', 'Lindfors', ''] };
const told = (text: string) => cardProblem(text, secrets);

describe('a place', () => {
  it('has all the names that would give it away', () => {
    const names = namesOf({ code: '0583', locality: 'Borensberg' });
    expect(names).toEqual(expect.arrayContaining(['Motala', 'Borensberg', 'Östergötlands län', 'Östergötlands', 'Östergötland']));
    expect(new Set(names).size).toBe(names.length);
    expect(namesOf({ code: '1780', locality: null })).toEqual(expect.arrayContaining(['Värmlands län', 'Värmlands', 'Värmland']));
  });

  const everyday = ['vi', 'bor', 'bara', 'vara', 'storå', 'ånge'];
  const anyName = fc
    .constantFrom(...municipalities)
    .chain((one) =>
      fc.tuple(fc.constant(namesOf({ code: one.code, locality: null })), fc.constantFrom(...namesOf({ code: one.code, locality: null }))),
    )
    .filter(([, name]) => !everyday.includes(name.toLowerCase()));
  const separators = fc.constantFrom('', '', '', ' ', '-', '.', '_', '\u00ad', '\u200b', ' · ', '/');
  const strip: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', Å: 'A', Ä: 'A', Ö: 'O' };

  it('is found by any of its names in any casing, with anything between the letters, with and without diacritics', () => {
    fc.assert(
      fc.property(
        anyName,
        fc.infiniteStream(fc.tuple(fc.boolean(), fc.boolean(), separators)),
        fc.constantFrom('NFC', 'NFD', 'NFKD'),
        ([names, name], ways, form) => {
          const written = [...name]
            .map((letter, index) => {
              const [upper = false, bare = false, gap = ''] = ways.next().value ?? [];
              const one = bare ? (strip[letter] ?? letter) : letter;
              return `${index === 0 ? '' : gap}${upper ? one.toUpperCase() : one.toLowerCase()}`;
            })
            .join('')
            .normalize(form);
          expect(givesAway(`Framme, ${written}.`, names)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('called as an everyday word is found after a preposition', () => {
    expect(givesAway('Möt oss i Vara', ['Vara'])).toBe(true);
    expect(givesAway('till v-i', ['Vi'])).toBe(true);
    expect(givesAway('Vi möts och ska bara vara tysta', ['Vi', 'Vara', 'Bara'])).toBe(false);
    expect(givesAway('Stora parkeringen', ['Storå'])).toBe(false);
    expect(givesAway('STORÅ', ['Storå'])).toBe(true);
  });
});

describe('a text', () => {
  it.each(['Framme i Örebro', 'ÖREBRO station', 'Örebroresan', 'O\u0308REBRO', 'Öre\u200bbro', 'Orebro', 'Ö r e b r o', 'Öre bro'])(
    '%j gives Örebro away',
    (text) => expect(givesAway(text, ['Örebro'])).toBe(true),
  );

  it.each([
    ['U m e å', 'tells-place'],
    ['U-m-e-å', 'tells-place'],
    ['mot UMEA', 'tells-place'],
    ['Sävars skola', 'tells-place'],
    ['Vasterbotten', 'tells-place'],
    ['Holmsund', 'tells-place'],
    ['Ring Lindfors', 'tells-name'],
    ['Sams väska', 'tells-name'],
    ['Dörren på 90325', 'tells-postcode'],
    ['SE-903 25', 'tells-postcode'],
    ['９０３ ２５', 'tells-postcode'],
    ['9 0 3 2 5', 'tells-postcode'],
    ['20080914-2383', 'tells-number'],
    ['080914-2383', 'tells-number'],
    ['0809142383', 'tells-number'],
    ['200809142383', 'tells-number'],
    ['2008-09-14-2383', 'tells-number'],
    ['2008 09 14 2383', 'tells-number'],
    ['20080914/2383', 'tells-number'],
    ['20080914_2383', 'tells-number'],
    ['080914*2383', 'tells-number'],
    ['08-09-14-2383', 'tells-number'],
    ['903/25', 'tells-postcode'],
    ['903_25', 'tells-postcode'],
  ])('%j is kept off the card: %s', (text, code) => expect(told(text)).toBe(code));

  it.each([
    '',
    'Ring samordnaren 070-123 45 67',
    'Ring samordnaren på 0701234567 efter 20 minuter. Kör aldrig tillbaka till hemmet.',
    'Ring +46 70 123 45 67 eller 114 14',
    '08-123 456 78',
    '0812 305678',
    '08-12 30 56 78',
    'tåg 123:45, 678, 90',
    'bilen är blå',
    'Blåbär',
    'Morakniven ligger i bilen',
    'Ankomst, nyckel hos hyresvärden',
    'Kom klockan 12.30, annars 13 15',
    'Ta med 12 000 kr och 15000 kronor',
    'Samma samordnare som igår',
    'Vänta tio minuter, ring sedan 112. Åk aldrig hem.',
  ])('%j may stand there', (text) => {
    expect(told(text)).toBeNull();
    expect(cardProblem(text, { places: ['Mora', 'Ed', 'Åre'], names: [] })).toBeNull();
  });

  it('gives a name away without the marks that its letters have', () => {
    for (const text of ['hos lukasz', 'Dordevic', 'YILDIZ']) expect(givesAway(text, ['Łukasz', 'Đorđević', 'Yıldız']), text).toBe(true);
  });

  it('gives a short name away only as a word', () => {
    expect(givesAway('Vi ses i Ed.', ['Ed'])).toBe(true);
    expect(givesAway('Eds centrum', ['Ed'])).toBe(true);
    expect(givesAway('Med bil, nedre plan', ['Ed'])).toBe(false);
    expect(givesAway('Du är besviken', ['Viken'])).toBe(false);
  });

  it('gives nothing away against nothing', () => {
    expect(givesAway('Ring samordnaren', ['Örebro', ''])).toBe(false);
    expect(givesAway('112', [''])).toBe(false);
  });

  it('may be any telephone number where one is asked for, but no personal number', () => {
    for (const number of ['070-123 45 67', '0701740605', '11414', '90325', '+46 8 123 456 78'])
      expect(cardProblem(number, secrets, 'phone')).toBeNull();
    for (const number of ['20080914-2383', '080914-2383']) expect(cardProblem(number, secrets, 'phone')).toBe('tells-number');
  });
});
