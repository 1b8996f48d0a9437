import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenciesIn, namesIn, namesOnly, partsAt, read } from './name-rules.ts';

describe('a name in a text', () => {
  it.each([
    ['alone', 'Polisen', true],
    ['among others', 'Möte med Polisen på onsdag', true],
    ['at the end', 'ring Polisen', true],
    ['whatever its capitals', 'ring POLISEN', true],
    ['as a genitive', 'Polisens bil', true],
    ['as a genitive at the end', 'Polisens', true],
    ['between signs', '(Polisen)', true],
    ['after it stood within a word', 'närpolisen och Polisen', true],
    ['at the end of a word', 'närpolisen', false],
    ['at the beginning of a word', 'Polisenheten', false],
    ['at the beginning of a word with an s', 'polisenstöd', false],
    ['with a digit before', '1Polisen', false],
    ['with a digit behind', 'Polisen2', false],
    ['with a double genitive', 'Polisenss', false],
  ])('%s', (_, text, found) => {
    expect(namesIn(text, ['Polisen'])).toBe(found);
  });
  it('is any of them, without the spaces around it; of one letter it is none', () => {
    expect(namesIn('hos Bup', ['Polisen', ' BUP '])).toBe(true);
    expect(namesIn('A eller B', ['A'])).toBe(false);
    expect(namesIn('Bo kom', ['Bo'])).toBe(true);
    expect(namesIn('  ', ['', ' '])).toBe(false);
    expect(namesIn('Polisen', [])).toBe(false);
  });
  it('has its capitals where they are asked for', () => {
    expect(namesIn('ett nytt liv', ['Liv'], true)).toBe(false);
    expect(namesIn('Livs bror', ['Liv'], true)).toBe(true);
    expect(namesIn('ett nytt liv', ['Liv'])).toBe(true);
  });
});

const agencies = [
  { agencyId: 'school', names: ['Skolan', 'S. Lind'] },
  { agencyId: 'clinic', names: ['Kliniken'] },
  { agencyId: 'police', names: ['Polisen'] },
];

it('the agencies that a text names are all of them, in their order, and none in nothing', () => {
  expect(agenciesIn('Polisen och S. Lind', agencies)).toEqual(['school', 'police']);
  expect(agenciesIn(' ', [{ agencyId: 'x', names: ['  '] }])).toEqual([]);
});

describe('a name is found', () => {
  it.each([
    ['decomposed', 'Beroendemottagningen Älvan'.normalize('NFD'), true],
    ['without its marks', 'beroendemottagningen alvan', true],
    ['with anything between its words', 'Beroendemottagningen –\n(Älvan)', true],
    ['with a sign within it', 'Beroende-mottagningen\u00ad Äl\u200bvan', true],
    ['as one word', 'BeroendemottagningenÄlvan', true],
    ['as a genitive with a colon', 'Beroendemottagningen Älvan:s', true],
    ['and not in half', 'Beroendemottagningen', false],
    ['and not within a word', 'Beroendemottagningen Älvanx', false],
    ['and not the other way round', 'Älvan Beroendemottagningen', false],
  ])('%s', (_, text, isThere) => {
    expect(namesIn(text, ['Beroendemottagningen Älvan'])).toBe(isThere);
  });

  it('by its capital at its own beginning alone', () => {
    expect(namesIn('Ett liv', ['Liv'], true)).toBe(false);
    expect(namesIn('LIV', ['Liv'], true)).toBe(true);
    expect(namesIn('liv och Liv', ['Liv'], true)).toBe(true);
    expect(namesIn('Åsa', ['Åsa'], true)).toBe(true);
  });
});

describe('an agency is found', () => {
  const clinic = { agencyId: 'clinic', names: ['Beroendemottagningen Nord', 'BMÄ', 'Karin Öst'] };
  const school = { agencyId: 'school', names: ['Skolan Nord', 'Berg'] };
  const found = (text: string, how: Parameters<typeof agenciesIn>[2] = {}): readonly string[] => agenciesIn(text, [clinic, school], how);

  it.each([
    ['by a word of a name', 'Beroendemottagningen', ['clinic']],
    ['by a long word in another form', 'beroendemottagningens läkare', ['clinic']],
    ['by a long word in a compound', 'Beroendemottagningslokalen', ['clinic']],
    ['by a family name', 'hos öst', ['clinic']],
    ['by a given name', 'Karins rum', ['clinic']],
    ['by another of its names', 'BMÄ:s lokal', ['clinic']],
    ['by a short word, and no compound of it', 'Skolanhuset', []],
    ['by no word that many share', 'Nord', []],
    ['by no long word that only ends as one of its', 'Stora XBeroendemottagningen', []],
    ['by no part of a longer name that is another’s', 'Skolan Nord', ['school']],
    ['beside another', 'Skolan och Öst', ['clinic', 'school']],
    ['by nothing in ordinary words', 'Kommunhuset, rum 3', []],
  ])('%s', (_, text, ids) => expect(found(text)).toEqual(ids));

  it('by no single word within a name that may be said, and by a whole one unless a longer one says whose it is', () => {
    expect(found('Karin Ek', { others: ['Karin Ek'] })).toEqual([]);
    expect(found('Karin Ek och Karin', { others: ['Karin Ek'] })).toEqual(['clinic']);
    expect(found('Berg', { others: ['Berg'] })).toEqual(['school']);
    expect(found('Hos Berg', { others: ['Berg'] })).toEqual(['school']);
    expect(found('Anna Berg', { others: ['Anna Berg'] })).toEqual([]);
    expect(found('Karin', { others: ['Karin'] })).toEqual([]);
    expect(found('Karin Öst', { others: ['Karin', 'Öst'] })).toEqual(['clinic']);
  });

  it('as written: a short word with its capital, a long one and a whole name without', () => {
    expect(found('ett öst', { asWritten: true })).toEqual([]);
    expect(found('Ett Öst', { asWritten: true })).toEqual(['clinic']);
    expect(found('beroendemottagningen', { asWritten: true })).toEqual(['clinic']);
    expect(found('karin öst', { asWritten: true })).toEqual(['clinic']);
    expect(found('berg', { asWritten: true })).toEqual(['school']);
  });

  it('by a word within a whole name of its own', () => {
    const own = [{ agencyId: 'a', names: ['Öst', 'Karin Öst Lund'] }];
    expect(agenciesIn('Lund', own)).toEqual(['a']);
    expect(agenciesIn('hos Öst', own)).toEqual(['a']);
  });

  it('by no word of two names that a longer name of a third holds', () => {
    const region = { agencyId: 'region', names: ['Region Östra Karin'] };
    expect(agenciesIn('Region Östra Karin', [clinic, region])).toEqual(['region']);
  });

  it('by no digits and no single letter', () => {
    expect(agenciesIn('rum 3 A', [{ agencyId: 'x', names: ['Team 3 A'] }])).toEqual([]);
    expect(agenciesIn('Team 3 A', [{ agencyId: 'x', names: ['Team 3 A'] }])).toEqual(['x']);
  });
});

describe('an agency is found where nothing is to be guessed', () => {
  const police = { agencyId: 'police', names: ['Polisen'] };
  const clinic = {
    agencyId: 'clinic',
    names: ['Beroendemottagningen Älvan', 'BMÄ', 'MUC', 'Karin Nord', 'Hans Söder', 'Eva O’Brien'],
    people: ['Karin Nord', 'Hans Söder', 'Eva O’Brien'],
  };
  const found = (text: string): readonly string[] => agenciesIn(text, [police, clinic], { compounds: true });

  it.each([
    ['by a compound of a short word', 'Polishuset', ['police']],
    ['without its ending', 'hos polis', ['police']],
    ['by a compound of an abbreviation', 'BMÄhuset', ['clinic']],
    ['by another', 'muclokalen', ['clinic']],
    ['by a long word with a sign within it', 'Beroende-mottagningen', ['clinic']],
    ['by a long word in two', 'Beroende Mottagningen', ['clinic']],
    ['by a long word that is cut off', 'Beroendemott.', ['clinic']],
    ['by a part of it', 'Beroende', ['clinic']],
    ['by a word that is cut off, among others', 'Hos beroendemott. på onsdag', ['clinic']],
    ['by six letters of a word that is cut off', 'Beroen.', ['clinic']],
    ['and not by five', 'Beroe.', []],
    ['by a contact’s name that is a common word', 'Hos Nord', ['clinic']],
    ['by another such name', 'K. Söder', ['clinic']],
    ['by a given name that says who', 'Hans rum', ['clinic']],
    ['by a name without its sign', 'OBrien', ['clinic']],
    ['and not by less', 'Älv, pol, bero och mu', []],
    ['and not in the middle of a word', 'Stora ruspolisen', []],
    ['and not in ordinary words', 'Kommunhuset, rum 3, norra flygeln', []],
  ])('%s', (_, text, ids) => expect(found(text)).toEqual(ids));

  it.each([
    ['last in a name', 'Enheten BMÄ'],
    ['first in a name', 'BMÄ Enheten'],
    ['in the middle of a name', 'Enheten (BMÄ) Vuxna'],
  ])('by a compound of an abbreviation that stands %s', (_, name) => {
    expect(agenciesIn('BMÄhuset', [{ agencyId: 'clinic', names: [name] }], { compounds: true })).toEqual(['clinic']);
  });

  it('and by no compound of three letters that are no abbreviation', () => {
    for (const name of ['Bmä', 'kBMÄ', 'BMÄn']) {
      const one = { agencyId: 'clinic', names: [name] };
      expect(agenciesIn('BMÄhuset', [one], { compounds: true }), name).toEqual([]);
    }
  });

  it('but by no word that a name which may be said covers', () => {
    expect(agenciesIn('Skolpolisens rum', [police], { others: ['Skolpolisen'], compounds: true })).toEqual([]);
    expect(agenciesIn('Polisen Syd', [police], { others: ['Polisen Syd'], compounds: true })).toEqual([]);
  });

  it('and elsewhere by no compound of a short word', () => {
    expect(agenciesIn('Polishuset', [police])).toEqual([]);
    expect(agenciesIn('Beroende', [clinic])).toEqual([]);
    expect(agenciesIn('beroende-mottagningens', [clinic])).toEqual(['clinic']);
  });
});

describe('a contact', () => {
  const found = (text: string, name: string): boolean =>
    agenciesIn(text, [{ agencyId: 'clinic', names: ['Kliniken', name], people: [name] }]).length > 0;

  it.each([
    ['Annalisa ringde', 'Anna-Lisa Testberg'],
    ['hos Lisa', 'Anna-Lisa  Testberg'],
    ['Testberg ringde', 'Eva von Testberg'],
    ['Al ringde', 'Bin Al'],
    ['hos bin', 'Bin Al'],
  ])('is found in “%s” by the name %s', (text, name) => expect(found(text, name)).toBe(true));

  it.each([
    ['Möte med Kim von Modell', 'Eva von Testberg'],
    ['Al ringde', 'Eva Al Testberg'],
    ['Rum 12', 'Karin Testberg 12'],
    ['Annalisas rum', 'Anna Testberg'],
  ])('is not found in “%s” by the name %s', (text, name) => expect(found(text, name)).toBe(false));

  it('is not found where the agency has none', () => {
    expect(agenciesIn('Everybody was here', [{ agencyId: 'clinic', names: ['Kliniken'] }])).toEqual([]);
  });

  it('is read once, however many texts are looked through', () => {
    let asked = 0;
    const agency = {
      agencyId: 'clinic',
      names: ['Kliniken'],
      get people() {
        asked += 1;
        return ['Karin Testberg'];
      },
    };
    for (const text of ['Karin ringde', 'Testberg ringde']) expect(agenciesIn(text, [agency]), text).toEqual(['clinic']);
    expect(asked).toBe(1);
  });
});

describe('a part of a person’s name', () => {
  const found = (text: string, part: string): boolean => partsAt(read(text), [part]).length > 0;

  it.each([
    ['Karlinfamiljen', 'Karlin'],
    ['hos karlin', 'Karlin'],
    ['Ekma kom', 'Ekma'],
    ['ekma kom', 'Ekma'],
    ['Ek kom', 'Ek'],
  ])('is found in “%s”: %s', (text, part) => expect(found(text, part)).toBe(true));

  it.each([
    ['karlinfamiljen', 'Karlin'],
    ['Ekmanfamiljen', 'Ekman'],
    ['en ek i parken', 'Ek'],
    ['eka kom', 'Eka'],
  ])('is not found in “%s”: %s', (text, part) => expect(found(text, part)).toBe(false));
});

describe('a text that says who', () => {
  const hidden = [{ agencyId: 'clinic', names: ['Kliniken Nord', 'Karin Ek', 'Skolan'] }];
  const names = ['Maja Ek', 'Frivården', 'Karin Berg', 'P'];
  const passes = (text: string): boolean => namesOnly(text, names, hidden);

  it.each([
    '',
    ' – ',
    'Maja Ek',
    'M. Ek',
    'maja',
    'Majas mamma',
    'Frivårdens chef',
    'frivårdsinspektören',
    'Karin Berg, Frivården',
    'P',
    'mamman',
    'MORMOR',
    'Egen iakttagelse',
    'Samtal med vårdnadshavaren',
    'Maja Ek och Karin Berg',
  ])('passes where it names those alone who may be named: %s', (text) => expect(passes(text)).toBe(true));

  it.each([
    'Kliniken Nord',
    'Kliniken',
    'Karin Ek',
    'Rektor',
    'Maja Ek, rektor',
    'Anna Lind',
    'M',
    'Ekman',
    'X Frivården',
    'mamman, avdelning 3',
  ])('does not pass with a word that is nobody’s: %s', (text) => expect(passes(text)).toBe(false));

  it('does not pass by a name that also belongs to somebody who may not be named', () => {
    expect(namesOnly('Skolan', ['Skolan'], hidden)).toBe(false);
    expect(namesOnly('Skolans chef', ['Skolan'], hidden)).toBe(false);
    expect(namesOnly('Skolan Syd', ['Skolan Syd'], hidden)).toBe(true);
  });

  it('does not pass with a picture instead of a word, or with a hidden name within a word', () => {
    for (const text of ['🏥', 'mamman 🏥', 'Frivårdsskolan', 'frivårdsklinikens chef']) expect(passes(text), text).toBe(false);
  });

  it('does not pass by a contact’s name that says who, with its capital', () => {
    const contact = [{ agencyId: 'clinic', names: ['Kliniken', 'Hans Berg'], people: ['Hans Berg'] }];
    expect(namesOnly('Hans', names, contact)).toBe(false);
    expect(namesOnly('Hans mamma', names, contact)).toBe(false);
    expect(namesOnly('hans mamma', names, contact)).toBe(true);
    expect(namesOnly('Hans mamma', names, hidden)).toBe(true);
    expect(namesOnly('Hans Ek', ['Hans Ek'], contact)).toBe(true);
  });

  it('passes with a compound of a name that may be said, whatever else it names', () => {
    expect(namesOnly('klinikchefen', ['Kliniken'], [])).toBe(true);
    expect(namesOnly('poliskontoret', ['Polisen'], [])).toBe(false);
    expect(namesOnly('Skolan Syd och frivårdsinspektören', ['Skolan Syd', 'Frivården'], hidden)).toBe(true);
  });

  it('passes without a word, even where a name has none', () => {
    expect(namesOnly(' – ', ['–'], [{ agencyId: 'clinic', names: ['…'] }])).toBe(true);
  });

  it('is never let through with a word more that nobody knows', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('Maja Ek', 'Frivården', 'mamman', ''),
        fc.stringMatching(/^q[b-z]{1,9}$/u),
        fc.nat(2),
        (text, word, at) => {
          const words = text.split(' ').toSpliced(at, 0, word);
          expect(passes(words.join(' '))).toBe(false);
        },
      ),
    ));
});

describe('a word of a name', () => {
  const found = (text: string, name: string, asWritten = false): boolean =>
    agenciesIn(text, [{ agencyId: 'x', names: [name] }], { asWritten }).length > 0;

  it.each([
    ['common in names', 'Rum i centrum', 'Region Nord Centrum'],
    ['that says who without a name', 'hennes mamma kom', 'Mamma Mias kök'],
    ['of figures', 'klockan 12', 'Rum 12'],
    ['of a letter and a figure', 'plats a1', 'Klass a1'],
  ])('%s is nobody’s', (_, text, name) => {
    expect(found(text, name)).toBe(false);
  });

  it('of eight letters says whose it is in a compound, and without its capital; a shorter one does not', () => {
    expect(found('Klinikchefen ringde', 'Kliniken')).toBe(true);
    expect(found('hos kliniken', 'Kliniken Älvan', true)).toBe(true);
    expect(found('Poliskontoret', 'Polisen')).toBe(false);
    expect(found('hos lotsen', 'Lotsen Älvan', true)).toBe(false);
    expect(found('hos Lotsen', 'Lotsen Älvan', true)).toBe(true);
  });

  it('has its capital at its beginning', () => {
    expect(namesIn('polisEN', ['Polisen'], true)).toBe(false);
  });
});

it('somebody is named by an initial and the rest, and by no initial alone', () => {
  expect(namesOnly('M. Ek', ['Maja Ek'], [])).toBe(true);
  for (const name of [' Maja Ek ', 'Maja  Ek', 'Maja\tEk', 'Åsa Ek'.normalize('NFD')])
    expect(namesOnly(`${name.trim().charAt(0)}. Ek`, [name], []), name).toBe(true);
  expect(namesOnly('A. Ek', ['Anna-Lisa Ek'], [])).toBe(true);
  expect(namesOnly('M. Lo Ek', ['Maja Lo Ek'], [])).toBe(true);
  expect(namesOnly('M. Ek', ['M. Maja Ek'], [])).toBe(false);
  expect(namesOnly('M. Ek', ['M Maja Ek'], [])).toBe(false);
  expect(namesOnly('M', ['Maja'], [])).toBe(false);
  expect(namesOnly('', [], [])).toBe(true);
});

it('a name that somebody hidden has as well does not pass, whoever else is hidden', () => {
  const hidden = [
    { agencyId: 'a', names: ['Maja Ek'] },
    { agencyId: 'b', names: ['Någon Annan'] },
  ];
  expect(namesOnly('Maja Ek', ['Maja Ek'], hidden)).toBe(false);
  expect(namesOnly('Maja Ek', ['Maja Ek'], hidden.slice(1))).toBe(true);
});
