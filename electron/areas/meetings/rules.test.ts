import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectAreas } from '../../base/terms.ts';
import type { Paper } from '../../papers/paper.ts';
import type { ConsentVersion } from '../consents/rules.ts';
import { decide, type Knowledge, type Recipient } from '../disclosures/rules.ts';
import { meetingPaper } from './papers.ts';
import {
  finaliseProblems,
  itemProblems,
  meetingProblems,
  moved,
  partsOf,
  template,
  type AgendaItem,
  type MeetingContent,
} from './rules.ts';

const at = '2026-05-07T08:00:00.000Z';
const agencies = ['police', 'school'] as const;
const people = ['case-1', 'case-2', 'case-3'] as const;

const frame = (recipient: string) =>
  ({
    language: 'sv',
    format: 'page',
    header: { organisation: 'Exempelkommunen', unit: 'Avhopparverksamheten', classification: 'Kan omfattas av sekretess', recipient },
    footer: { transfer: 'nej', auditHead: '0000 0000 0000 0000', trial: true },
  }) as const;

type Covered = Readonly<Record<string, ReadonlySet<string>>>;

/** Case → the cells (`agency/subject`) its signed consent covers. */
const knowledge = (covered: Covered): Knowledge => ({
  people: new Map(
    people.map((personId) => [
      personId,
      {
        who: { personId, birthDate: '1999-01-01', guardianIds: [] },
        versions: [
          {
            id: `consent of ${personId}`,
            number: 1,
            purpose: 'p',
            validFrom: '2026-01-01',
            validTo: '2026-12-31',
            cells: [...(covered[personId] ?? [])].map((cell) => {
              const [agencyId = '', subject] = cell.split('/');
              return { agencyId, subject: subject as (typeof subjectAreas)[number] };
            }),
            signatures: [{ personId, signedAt: '2026-01-01T10:00:00.000Z' }],
            withdrawals: [],
          } satisfies ConsentVersion,
        ],
      },
    ]),
  ),
  ownHouse: new Set(),
  agencies: new Set(agencies),
  ownSignatureAge: 15,
});

const subject = fc.constantFrom(...subjectAreas, 'formal' as const, null);
const word = (kind: string, i: number): string => `${kind}§${i}§`;

const itemArb = fc.record({
  subject,
  restriction: fc.constantFrom('none' as const, 'none' as const, 'no-onward' as const),
  cases: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }),
  notes: fc.nat(2),
  actions: fc.nat(2),
});

const contentOf = (given: readonly (typeof itemArb extends fc.Arbitrary<infer I> ? I : never)[]): MeetingContent => ({
  type: 'sig',
  number: 14,
  date: '2026-05-07',
  startTime: '10:30',
  endTime: '11:30',
  place: 'Rådhuset',
  consentRead: true,
  nextDate: '2026-06-04',
  nextTime: '10:30',
  cases: people.map((caseId, i) => ({ caseId, caseNumber: `Ä-2026-${i + 1}00` })),
  agencies: [{ agencyId: 'police', name: 'Polisen', contact: 'K. Öst', attendance: 'present' }],
  owners: {},
  items: given.map((one, i): AgendaItem => ({
    id: `item-${i}`,
    title: word('titel', i),
    subject: one.subject,
    restriction: one.restriction,
    cases: one.cases,
    statements: Array.from({ length: one.notes }, (_, n) => ({
      id: `s${n}`,
      nature: n === 0 ? 'fact' : 'judgment',
      source: word('källa', i),
      text: word('text', i),
    })),
    decisions: Array.from({ length: one.notes }, (_, n) => ({ id: `d${n}`, text: word('beslut', i), decider: word('beslutsfattare', i) })),
    actions: Array.from({ length: one.actions }, (_, n) => ({
      id: `a${n}`,
      what: word('åtgärd', i),
      ownerAgencyId: null,
      ownerName: word('ägare', i),
      dueOn: '2026-05-20',
    })),
  })),
});

const cell = fc.tuple(fc.constantFrom(...agencies), fc.constantFrom(...subjectAreas)).map(([agency, area]) => `${agency}/${area}`);
const coveredArb: fc.Arbitrary<Covered> = fc.record(
  Object.fromEntries(people.map((one) => [one, fc.uniqueArray(cell, { maxLength: 8 }).map((cells) => new Set(cells))])),
);

/** Said once more, in other words, from the consents themselves: the oracle. */
const mayHear = (item: AgendaItem, agency: string, covered: Covered): boolean =>
  item.restriction === 'none' &&
  item.subject !== null &&
  item.cases.every((one) => {
    const mine = [...(covered[one] ?? [])].filter((each) => each.startsWith(`${agency}/`));
    return item.subject === 'formal' ? mine.length > 0 : mine.includes(`${agency}/${item.subject}`);
  });

const paperFor = (content: MeetingContent, agency: string, covered: Covered, document: 'agenda' | 'minutes'): Paper => {
  const recipient: Recipient = { kind: 'agency', agencyId: agency };
  const passed = partsOf(content)
    .filter(
      (part) =>
        decide({ persons: part.cases, subject: part.subject, restriction: part.restriction }, recipient, at, knowledge(covered)).allowed,
    )
    .map((part) => part.content);
  return meetingPaper(
    frame(agency),
    { document, content, basis: [], ...(document === 'minutes' ? { version: { number: 1, finalisedAt: at } } : {}) },
    passed,
  );
};

describe('the paper of an agency', () => {
  it('holds every word of what it may hear and no word of anything else', () => {
    fc.assert(
      fc.property(fc.array(itemArb, { maxLength: 7 }), coveredArb, fc.constantFrom(...agencies), (given, covered, agency) => {
        const content = contentOf(given);
        const text = JSON.stringify(paperFor(content, agency, covered, 'minutes'));
        content.items.forEach((item, i) => {
          const mine = text.includes(`§${i}§`);
          expect(mine).toBe(mayHear(item, agency, covered));
        });
      }),
    );
  });

  it('numbers its items from one without a gap, in the order of the agenda', () => {
    fc.assert(
      fc.property(
        fc.array(itemArb, { maxLength: 7 }),
        coveredArb,
        fc.constantFrom(...agencies),
        fc.constantFrom('agenda' as const, 'minutes' as const),
        (given, covered, agency, document) => {
          const content = contentOf(given);
          const heard = content.items.filter((item) => mayHear(item, agency, covered));
          const headings = paperFor(content, agency, covered, document).blocks.flatMap((block) =>
            block.kind === 'heading' ? [block] : [],
          );
          expect(headings.map((one) => one.number)).toEqual(headings.map((_, i) => i + 1));
          expect(headings.slice(0, heard.length).map((one) => one.text)).toEqual(heard.map((item) => item.title));
          const withActions = document === 'minutes' && heard.some((item) => item.actions.length > 0);
          expect(headings.length).toBe(heard.length + (withActions ? 1 : 0));
        },
      ),
    );
  });

  it('names no case but those of the items it hears', () => {
    fc.assert(
      fc.property(fc.array(itemArb, { maxLength: 7 }), coveredArb, fc.constantFrom(...agencies), (given, covered, agency) => {
        const content = contentOf(given);
        const text = JSON.stringify(paperFor(content, agency, covered, 'minutes'));
        for (const { caseId, caseNumber } of content.cases) {
          const said = content.items.some((item) => item.cases.includes(caseId) && mayHear(item, agency, covered));
          expect(text.includes(caseNumber)).toBe(said);
        }
      }),
    );
  });

  it('never grows when a case is added to an item', () => {
    fc.assert(
      fc.property(
        fc.array(itemArb, { minLength: 1, maxLength: 6 }),
        coveredArb,
        fc.constantFrom(...agencies),
        fc.nat(),
        fc.constantFrom(...people),
        (given, covered, agency, which, added) => {
          const content = contentOf(given);
          const target = which % content.items.length;
          const wider = {
            ...content,
            items: content.items.map((item, i) => (i === target ? { ...item, cases: [...new Set([...item.cases, added])] } : item)),
          };
          const [before, after] = [content, wider].map((one) => JSON.stringify(paperFor(one, agency, covered, 'minutes')));
          content.items.forEach((_, i) => {
            if (after?.includes(`§${i}§`)) expect(before).toContain(`§${i}§`);
          });
        },
      ),
    );
  });
});

describe('moving an item', () => {
  it('keeps every item and puts the moved one where it was asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }),
        fc.nat(8),
        fc.integer({ min: -3, max: 12 }),
        (list, given, to) => {
          const from = given % list.length;
          const after = moved(list, from, to);
          expect(after.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
          expect(after.indexOf(list[from] ?? 0)).toBe(Math.max(0, Math.min(list.length - 1, to)));
          expect(after.filter((one) => one !== list[from])).toEqual(list.filter((one) => one !== list[from]));
        },
      ),
    );
  });
});

describe('what a meeting may be called to', () => {
  const fields = { date: '2026-05-07', startTime: '10:30', endTime: '11:30', place: 'Rådhuset, rum 2' };

  it('takes a place in words', () => {
    expect(Object.values(meetingProblems(fields)).filter(Boolean)).toEqual([]);
  });

  it.each(['Storgatan 12', 'Norra Vägen 3 B', 'hemma hos, Björkallén 14', 'Main Street 5'])('refuses the address %s', (place) => {
    expect(meetingProblems({ ...fields, place })).toMatchObject({ place: 'place-is-address' });
  });

  it.each([
    [{ endTime: '10:30' }, { endTime: 'ends-before-it-starts' }],
    [{ startTime: '25:00' }, { startTime: 'time-shape' }],
    [{ date: '2026-02-30' }, { date: 'date-shape' }],
  ])('refuses %o', (change, problem) => {
    expect(meetingProblems({ ...fields, ...change })).toMatchObject(problem);
  });
});

it('says at which entry of an item something is missing', () => {
  const problems = itemProblems({
    title: 'Boende',
    cases: ['case-1'],
    statements: [{ id: 's', nature: 'fact', source: '', text: ' ' }],
    decisions: [{ id: 'd', text: 'Ja', decider: '' }],
    actions: [{ id: 'a', what: 'Ring', ownerAgencyId: null, ownerName: '', dueOn: 'snart' }],
  });
  expect(Object.fromEntries(Object.entries(problems).filter(([, code]) => code !== null))).toEqual({
    'statements.0.text': 'required',
    'decisions.0.decider': 'required',
    'actions.0.dueOn': 'date-shape',
  });
});

it('finalises nothing before everybody called has been marked', () => {
  const content = contentOf([]);
  expect(finaliseProblems({ ...content, agencies: [{ agencyId: 'x', name: 'X', contact: '', attendance: null }] })).toMatchObject({
    attendance: 'attendance-missing',
    items: 'agenda-empty',
  });
});

it('starts a SIG meeting with what the method asks for, and lets earlier actions go to nobody until tagged', () => {
  const items = template('sig');
  expect(items[0]).toEqual({ key: 'opening', subject: 'formal' });
  expect(items.at(-1)).toEqual({ key: 'next', subject: 'formal' });
  expect(items.find((item) => item.key === 'previous')?.subject).toBeNull();
});
