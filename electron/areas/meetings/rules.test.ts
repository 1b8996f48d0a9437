import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import en from '../../../renderer/i18n/en/meetings.json' with { type: 'json' };
import sv from '../../../renderer/i18n/sv/meetings.json' with { type: 'json' };
import { finaliseProblems, formalTitles, itemProblems, meetingProblems, moved, subjectOf, template } from './rules.ts';

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
    subject: 'housing',
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
  const content = { cases: [], items: [] };
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

describe('formal items', () => {
  const blank = { subject: 'formal' as const, cases: ['case-1'], statements: [], decisions: [], actions: [] };
  const note = { id: 's', nature: 'fact' as const, source: '', text: 'Alva kom sent.' };
  const action = { id: 'a', what: 'Ring', ownerAgencyId: null, ownerName: '', dueOn: '2026-05-20' };

  it.each(Object.values(formalTitles).flatMap((one) => Object.values<string>(one)))('have the fixed title %s', (title) => {
    expect(itemProblems({ ...blank, title })).toMatchObject({ subject: null });
    expect(subjectOf({ ...blank, title })).toBe('formal');
  });

  it.each(['Alvas behandling på Kliniken Nord', 'Övrigt', 'Nästa möte med Alva'])('have no written title: %s', (title) => {
    expect(itemProblems({ ...blank, title })).toMatchObject({ subject: 'formal-title' });
    expect(itemProblems({ ...blank, title, subject: 'health' })).toMatchObject({ subject: null });
    expect(subjectOf({ ...blank, title })).toBeNull();
  });

  it.each([{ statements: [note] }, { decisions: [{ id: 'd', text: 'Beslut om Alva', decider: '' }] }, { actions: [action] }])(
    'hold no note, decision or action: %o',
    (written) => {
      const item = { ...blank, ...written, title: formalTitles.opening.sv };
      expect(itemProblems(item)).toMatchObject({ subject: 'formal-content' });
      expect(subjectOf(item)).toBeNull();
      const content = {
        agencies: [],
        cases: [{ caseId: 'case-1', caseNumber: 'Ä-1' }],
        items: [{ ...item, id: 'i', restriction: 'none' as const }],
      };
      expect(finaliseProblems(content)).toMatchObject({ items: 'formal-content' });
    },
  );

  it('are called in the window as they are on papers', () => {
    for (const [key, title] of Object.entries(formalTitles))
      expect({
        sv: sv[`meetings.template.${key as keyof typeof formalTitles}`],
        en: en[`meetings.template.${key as keyof typeof formalTitles}`],
      }).toEqual(title);
  });
});
