import { describe, expect, it } from 'vitest';
import { mentionsIn, type Mention } from './mention-rules.ts';
import type { AgendaItem, MeetingContent } from './rules.ts';

const people = [
  { cases: ['alva'], given: 'Alva', names: ['Alva Testsson'] },
  { cases: ['liv'], given: 'Liv', names: ['Liv Testberg', 'Räven'] },
  { cases: [], given: 'Karin', names: ['Karin Testsson'] },
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
