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
  ] as const)('%s', (_what, given, field, kind, what) => {
    expect(found(given)).toEqual([{ field, kind, what }]);
  });

  it.each([
    ['a source, which the gate leaves out', note('Frånvaron är förklarad', 'Kliniken Nord')],
    ['an agency that hears the item', note('Skolan ordnar det', 'Skolan')],
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

  it('once, however often it stands there', () => {
    expect(found(note('Kliniken Nord, och Kliniken Nord igen'))).toHaveLength(1);
  });
});
