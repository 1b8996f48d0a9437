import { describe, expect, it } from 'vitest';
import { isOnAgenda, mentionsIn, personsIn, type Mention } from './mention-rules.ts';
import type { AgendaItem, MeetingContent } from '../rules.ts';

const people = [
  { cases: ['alva'], names: ['Alva Testsson'], parts: ['Alva', 'Testsson'] },
  { cases: ['liv'], names: ['Liv Testberg', 'Räven'], parts: ['Liv', 'Testberg'] },
  { cases: [], names: ['Karin Testsson'], parts: ['Karin', 'Testsson'] },
];
const agencies = [
  { agencyId: 'school', names: ['Skolan', 'S. Lind'] },
  { agencyId: 'clinic', names: ['Kliniken Nord', 'Nordkliniken'] },
];

const item = (given: Partial<AgendaItem>): AgendaItem => ({
  id: 'i',
  title: 'Skolgång',
  subject: 'school-work',
  restriction: 'none',
  cases: ['alva'],
  statements: [],
  decisions: [],
  actions: [],
  ...given,
});
const note = (text: string, source = ''): Partial<AgendaItem> => ({ statements: [{ id: 's', nature: 'fact', source, text }] });

const found = (given: Partial<AgendaItem>, place = ''): readonly Pick<Mention, 'field' | 'kind' | 'what'>[] =>
  mentionsIn({ cases: [{ caseId: 'alva', caseNumber: 'Ä-2026-001' }], items: [item(given)], place } as unknown as MeetingContent, {
    people,
    agencies,
    hears: (agencyId) => new Set(agencyId === 'school' ? ['i'] : []),
  }).map(({ field, kind, what }) => ({ field, kind, what }));

describe('what is told before minutes are finished', () => {
  it.each([
    ['an agency that does not hear the item', note('Samtal med kliniken nord på onsdag'), 'statements', 'agency', 'Kliniken Nord'],
    ['an agency by another of its names', { title: 'Nordklinikens råd' }, 'title', 'agency', 'Kliniken Nord'],
    [
      'an agency in what is to be done',
      { actions: [{ id: 'a', what: 'Ring Kliniken Nord', ownerAgencyId: null, ownerName: '', dueOn: '2026-05-20' }] },
      'actions',
      'agency',
      'Kliniken Nord',
    ],
    [
      'an agency in a decision',
      { decisions: [{ id: 'd', text: 'Remiss till Nordkliniken', decider: '' }] },
      'decisions',
      'agency',
      'Kliniken Nord',
    ],
    ['another participant by her given name', note('Livs bror var där'), 'statements', 'person', 'Liv Testberg'],
    ['another participant by an alias', note('enligt räven'), 'statements', 'person', 'Liv Testberg'],
    ['a relative', note('Mamman Karin Testsson ringde'), 'statements', 'person', 'Karin Testsson'],
    ['the participant herself in a heading', { title: 'Alvas skolgång' }, 'title', 'person', 'Alva Testsson'],
    ['a personal number', note('gäller 20100101-2382'), 'statements', 'number', '20100101-2382'],
    ['a telephone number', note('nås på 070-174 06 05'), 'statements', 'number', '070-174 06 05'],
    ['the number of another case', note('se Ä-2026-014'), 'statements', 'number', 'Ä-2026-014'],
    [
      'a personal number without its century, in the middle of a text',
      note('se 100101-2382 och ring'),
      'statements',
      'number',
      '100101-2382',
    ],
    ['a personal number without its sign', note('se 201001012382, ring'), 'statements', 'number', '201001012382'],
    ['a person who is a source', note('Frånvaro', 'Liv Testberg'), 'statements', 'person', 'Liv Testberg'],
    [
      'a person who is an owner',
      { actions: [{ id: 'a', what: 'Ring', ownerAgencyId: null, ownerName: 'Karin Testsson', dueOn: '2026-05-20' }] },
      'actions',
      'person',
      'Karin Testsson',
    ],
  ] as const)('%s', (_what, given, field, kind, what) => {
    expect(found(given)).toEqual([{ field, kind, what }]);
  });

  it.each([
    ['a source, which the gate leaves out', note('Frånvaron är förklarad', 'Kliniken Nord')],
    ['an agency that hears the item', note('Skolan ordnar det', 'Skolan')],
    [
      'an owner that is an agency, which the gate leaves out',
      { actions: [{ id: 'a', what: 'Ring', ownerAgencyId: null, ownerName: 'Kliniken Nord', dueOn: '2026-05-20' }] },
    ],
    ['whom the item is about, in its notes', note('Alva vill börja om')],
    ['the number of its own case', note('se Ä-2026-001')],
    ['a common word that is a name with a capital', note('ett nytt liv')],
    ['a year and a sum', note('12 500 kronor under 2026')],
    ['an item that goes to nobody', { ...note('Kliniken Nord och Liv'), subject: null }],
    ['an item that may not be passed on', { ...note('Kliniken Nord och Liv'), restriction: 'no-onward' as const }],
  ])('and not %s', (_what, given) => {
    expect(found(given)).toEqual([]);
  });

  it('what the place says of a person; an agency in it is left out by the gate', () => {
    expect(found({}, 'Hemma hos Karin Testsson, Kliniken Nord')).toEqual([{ field: 'place', kind: 'person', what: 'Karin Testsson' }]);
  });

  it('a number in the place', () => {
    expect(found({}, 'ring 070-174 06 05')).toEqual([{ field: 'place', kind: 'number', what: '070-174 06 05' }]);
  });

  it('and not the number of one of two cases that an item is about', () => {
    const cases = [
      { caseId: 'alva', caseNumber: 'Ä-2026-001' },
      { caseId: 'liv', caseNumber: 'Ä-2026-002' },
    ];
    const numbersIn = (about: readonly string[]) =>
      mentionsIn({ cases, items: [item({ ...note('se Ä-2026-002'), cases: about })], place: '' } as unknown as MeetingContent, {
        people: [],
        agencies: [],
        hears: () => new Set(),
      }).map(({ what }) => what);
    expect(numbersIn(['alva', 'liv'])).toEqual([]);
    expect(numbersIn(['alva'])).toEqual(['Ä-2026-002']);
  });

  it('ten digits in a row, also where they hold the number of its own case', () => {
    const cases = [{ caseId: 'alva', caseNumber: 'Ä-2026-123' }];
    const numbersIn = (text: string) =>
      mentionsIn({ cases, items: [item(note(text))], place: '' } as unknown as MeetingContent, {
        people: [],
        agencies: [],
        hears: () => new Set(),
      }).map(({ what }) => what);
    expect(numbersIn('se 2026000123')).toEqual(['2026000123']);
    expect(numbersIn('se Ä-2026-123')).toEqual([]);
  });

  it('and nothing in a fixed title, which is nobody’s words', () => {
    const titles = (given: Partial<AgendaItem>) =>
      mentionsIn({ cases: [], items: [item({ title: 'Nästa möte', cases: [], ...given })], place: '' } as unknown as MeetingContent, {
        people: [{ cases: ['alva'], names: ['Alva Testsson', 'Nästa'], parts: ['Alva', 'Testsson'] }],
        agencies: [],
        hears: () => new Set(),
      }).map(({ what }) => what);
    expect(titles({ subject: 'formal' })).toEqual([]);
    expect(titles({})).toEqual(['Alva Testsson']);
  });

  it('each by itself, in the order they stand, by field, kind and name', () => {
    const mentions = found({ title: 'Livs skola och Kliniken Nord', ...note('Liv och Karin Testsson, 070-174 06 05') });
    expect(mentions).toEqual([
      { field: 'title', kind: 'person', what: 'Liv Testberg' },
      { field: 'title', kind: 'agency', what: 'Kliniken Nord' },
      { field: 'statements', kind: 'person', what: 'Liv Testberg' },
      { field: 'statements', kind: 'person', what: 'Karin Testsson' },
      { field: 'statements', kind: 'number', what: '070-174 06 05' },
    ]);
  });

  it('once, however often it stands there', () => {
    expect(found(note('Kliniken Nord, och Kliniken Nord igen'))).toHaveLength(1);
  });
});

describe('a number', () => {
  it.each([
    ['20100101-2382', '20100101-2382'],
    ['20100101–2382', '20100101-2382'],
    ['20100101\u20112382', '20100101-2382'],
    ['20100101\u00a02382', '20100101 2382'],
    ['20100101 - 2382', '20100101 - 2382'],
    ['20100101\n2382', '20100101 2382'],
    ['20100101\u00ad2382', '201001012382'],
    ['2010-01-01-2382', '2010-01-01-2382'],
    ['2010 01 01 2382', '2010 01 01 2382'],
    ['100161+2382', '100161+2382'],
    ['209900-2382', '209900-2382'],
    ['20-99-00-2382', null],
    ['101261+2382', '101261+2382'],
    ['pnr20100101-2382', '20100101-2382'],
    ['20100101-xxxx', '20100101-xxxx'],
    ['100101-****', '100101-****'],
    ['20100101-2382b', '20100101-2382'],
    ['20100101 2382b', null],
    ['20100101_2382', '20100101_2382'],
    ['20100101,2382', '20100101,2382'],
    ['20100101*2382', '20100101*2382'],
    ['20100101 [2382]', '20100101 [2382'],
    ['2010’01’01’2382', '2010’01’01’2382'],
    ['20100101-####', '20100101-####'],
    ['20100101-____', '20100101-____'],
    ['20100101-TF23', '20100101-TF23'],
    ['20100101A123', '20100101A123'],
    ['20100101-abcd', null],
    ['20100101-A1234', null],
    ['2026-05-07 kl10', null],
    ['2026.05.12–2026.06.01', null],
    ['20100101-23821', null],
    ['2026-05-12 – 2026-06-01', null],
    ['2026-05-12 och 2026-06-01', null],
    ['12 500 kronor', null],
    ['070-123 45 67', '070-123 45 67'],
    ['070-123\u00a045\u00a067', '070-123 45 67'],
    ['070–123 45 67', '070-123 45 67'],
    ['+46 (0)70 123 45 67', '+46 (0)70 123 45 67'],
    ['0046 70 123 45 67', '0046 70 123 45 67'],
    ['070.123.45.67', '070.123.45.67'],
    ['070/123 45 67', '070/123 45 67'],
    ['(070) 123 45 67', '(070) 123 45 67'],
    ['tel070-1234567', '070-1234567'],
    ['08-12 34 56', '08-12 34 56'],
    ['08-12 34', null],
    ['070_123_45_67', '070_123_45_67'],
    ['070,123,45,67', '070,123,45,67'],
    ['070•123•45•67', '070•123•45•67'],
    ['+47 912 34 567', '+47 912 34 567'],
    ['+45 12 34 56 78', '+45 12 34 56 78'],
    ['0047 912 34 567', '0047 912 34 567'],
    ['46 70 123 45 67', '46 70 123 45 67'],
    ['46 000 000', null],
    ['+12 000', null],
    ['klockan 08.30–09.30', null],
    ['klockan 08:30-09:30', null],
    ['2026-05-07 2026-06-04', null],
    ['ä-2026-014', 'ä-2026-014'],
    ['Ä – 2026 – 014', 'Ä - 2026 - 014'],
    ['xÄ-2026-014', null],
    ['Ä-2026-14', 'Ä-2026-14'],
    ['Ä 2026 014', 'Ä 2026 014'],
    ['ä2026014', 'ä2026014'],
    ['Ä/2026/014', 'Ä/2026/014'],
    ['Ä_2026_014', 'Ä_2026_014'],
    ['B-2026-014', 'B-2026-014'],
    ['ärende 2026-014', '2026-014'],
    ['2026-0145', null],
    ['12-2026-014', null],
    ['SFS 2001:453', null],
    ['Ä-2026-1', null],
    ['Ä2026/001', null],
    ['Ä2026001', null],
    ['070-2026 001', '070-2026 001'],
    ['2026-01-01-2382', '2026-01-01-2382'],
    ['ärende 2026-001', null],
    ['ä-2026-001', null],
    ['Ä - 2026-001', null],
  ])('as it is written: %s', (text, what) => {
    expect(found(note(`se ${text} nu`)).map((one) => `${one.kind} ${one.what}`)).toEqual(what === null ? [] : [`number ${what}`]);
  });
});

describe('a name', () => {
  const names = (text: string, given: Partial<AgendaItem> = {}): readonly string[] =>
    found({ ...note(text), ...given }).map(({ what }) => what);
  it.each([
    ['in part, with its capital', 'Testberg ringde', ['Liv Testberg']],
    ['in part, without it', 'testberg ringde', ['Liv Testberg']],
    ['in part, in a compound', 'Testbergfamiljen', ['Liv Testberg']],
    ['with an initial', 'L. Testberg', ['Liv Testberg']],
    ['the other way round', 'Testberg, Liv', ['Liv Testberg']],
    ['that is another’s in part only', 'Karin Testsson', ['Karin Testsson']],
    ['that whom the item is about has too', 'Testsson ringde', []],
    ['of whom the item is about, whole, beside another’s part', 'Alva Testsson och Karin', ['Karin Testsson']],
    ['decomposed and without capitals', 'RA\u0308VEN', ['Liv Testberg']],
    ['in a word of another', 'Livet', []],
  ])('%s', (_, text, whom) => expect(names(text)).toEqual(whom));

  it.each([
    ['Hans Nord', 'Hans flyttar'],
    ['Hans Nord', 'Familjen Nord'],
    ['Alla von Söder', 'Söder'],
    ['Al Den', 'Al flyttar'],
    ['Anna-Lisa O’Brien', 'Annalisa'],
    ['Anna-Lisa O’Brien', 'AnnaLisa'],
    ['Anna-Lisa O’Brien', "hos o'brien"],
    ['Anna-Lisa O’Brien', 'OBrien'],
    ['Bo Al-Hassan', 'alhassan'],
    ['Łukasz Đorđević', 'lukasz'],
    ['Łukasz Đorđević', 'Dordevic'],
    ['Milo Ek', 'milo flyttar'],
  ])('of %s: %s', (name, text) => {
    const [givenName = '', ...rest] = name.split(' ');
    expect(personsIn(text, [{ cases: [], names: [name], parts: [givenName, rest.join(' ')] }])).toEqual([name]);
  });

  it.each([
    ['Hans Nord', 'hans mamma åkte norrut mot nord'],
    ['Ville Sten', 'han ville ha en sten'],
    ['Bo Ek', 'de bo vid en ek'],
    ['Alla von Söder', 'von och den'],
    ['Anna Bergsten', 'Annars bergstenar'],
  ])('of %s is not in: %s', (name, text) => {
    const [givenName = '', ...rest] = name.split(' ');
    expect(personsIn(text, [{ cases: [], names: [name], parts: [givenName, rest.join(' ')] }])).toEqual([]);
  });

  it('in a heading: whom the item is about as well, and everybody who has that part of a name', () => {
    expect(found({ title: 'Testsson' }).map(({ what }) => what)).toEqual(['Alva Testsson', 'Karin Testsson']);
  });

  it('of a contact says which agency, unless it is part of a person’s whole name', () => {
    expect(names('Lind ringde')).toEqual([]);
    const contacts = [{ agencyId: 'clinic', names: ['Kliniken', 'Karin Öst'] }];
    const looking = { people, agencies: contacts, hears: () => new Set<string>() };
    const found = (text: string) => mentionsIn({ cases: [], items: [item(note(text))], place: '' } as unknown as MeetingContent, looking);
    expect(found('Öst ringde').map(({ kind }) => kind)).toEqual(['agency']);
    expect(found('ett öst').map(({ kind }) => kind)).toEqual([]);
    expect(found('Karin Testsson').map(({ kind }) => kind)).toEqual(['person']);
  });
});

it('an agenda shows titles and the place, and nothing of what is said', () => {
  const fields = ['title', 'statements', 'decisions', 'actions', 'place'] as const;
  const shown = fields.filter((field) => isOnAgenda({ itemId: null, field, kind: 'person', what: 'Alva' }));
  expect(shown).toEqual(['title', 'place']);
});

it('names nobody where nobody is known', () => {
  expect(personsIn('Läget är lugnt', [])).toEqual([]);
});
