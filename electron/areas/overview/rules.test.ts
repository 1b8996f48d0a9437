import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../base/dates.ts';
import { byLoad, dueGroups, dueItems, groupOf, horizon, nextDates, weekStrip, type DueFacts } from './rules.ts';

const today = '2026-05-07';
const now = '2026-05-07T08:00:00.000Z';
const none: DueFacts = {
  consentWarningDays: 30,
  cases: [],
  reassessments: [],
  actions: [],
  meetings: [],
  moves: [],
  conflicts: [],
  recalls: [],
  others: [],
  decisions: [],
  logCheckOn: null,
  secondBackup: null,
};
const ref = { caseId: 'c1', caseNumber: 'Ä-2026-012' };
const from = { type: 'sig', number: 12, date: '2026-04-16' } as const;

const caseWith = (changes: Partial<DueFacts['cases'][number]>): DueFacts => ({
  ...none,
  cases: [{ ...ref, birthDate: '2000-01-01', hasGuardians: false, last: null, consents: [], ...changes }],
});
const consent = (changes: Partial<DueFacts['cases'][number]['consents'][number]>) => ({
  number: 1,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  missing: 0,
  ...changes,
});
const action = (dueOn: string, agencyId: string | null = 'police') => ({
  id: `a-${dueOn}`,
  version: 1,
  dueOn,
  agencyId,
  agency: agencyId === null ? null : 'Polisen',
  from,
  cases: [ref],
});
const meeting = (date: string, state: 'prepare' | 'held' | 'finalised' = 'prepare', startTime = '10:30') => ({
  id: `m-${date}-${startTime}`,
  type: 'sig' as const,
  number: 14,
  date,
  startTime,
  state,
  items: 7,
  invited: 6,
  cases: [ref],
});

const found = (facts: DueFacts, at = now): string[] =>
  dueItems(facts, at).map((item) => `${item.group} ${item.kind} ${item.date} ${item.days}`);

describe('what is due', () => {
  it.each<[string, DueFacts, string[]]>([
    ['nothing', none, []],
    [
      'a reassessment a day late',
      { ...none, reassessments: [{ ...ref, dueOn: '2026-05-06', demandedBy: null }] },
      ['late reassessment 2026-05-06 -1'],
    ],
    [
      'a reassessment on its last day',
      { ...none, reassessments: [{ ...ref, dueOn: today, demandedBy: null }] },
      ['today reassessment 2026-05-07 0'],
    ],
    ['a consent on its last day', caseWith({ last: { number: 1, validTo: today } }), ['today consent-lapses 2026-05-07 0']],
    ['a consent that lapsed yesterday', caseWith({ last: { number: 1, validTo: '2026-05-06' } }), ['late consent-lapses 2026-05-06 -1']],
    ['a consent that lapsed long ago', caseWith({ last: { number: 1, validTo: '2026-04-06' } }), []],
    [
      'what nobody signed or still stands by does not lapse, and asks for no signature when its time is out',
      caseWith({ consents: [consent({ validTo: '2026-05-01', missing: 1 })] }),
      [],
    ],
    ['a consent beyond the warning', caseWith({ last: { number: 1, validTo: '2026-06-07' } }), []],
    ['a missing signature waits today', caseWith({ consents: [consent({ missing: 2 })] }), ['today signature-missing 2026-05-07 0']],
    [
      'a missing signature on what begins later',
      caseWith({ consents: [consent({ validFrom: '2026-05-20', missing: 1 })] }),
      ['later signature-missing 2026-05-20 13'],
    ],
    ['only the newest version asks for signatures', caseWith({ consents: [consent({ missing: 1 }), consent({ number: 2 })] }), []],
    ['eighteen on Saturday', caseWith({ birthDate: '2008-05-09', hasGuardians: true }), ['week comes-of-age 2026-05-09 2']],
    ['eighteen without guardians', caseWith({ birthDate: '2008-05-09' }), []],
    ['eighteen yesterday', caseWith({ birthDate: '2008-05-06', hasGuardians: true }), []],
    ['born on 29 February', caseWith({ birthDate: '2008-05-07', hasGuardians: true }), ['today comes-of-age 2026-05-07 0']],
    ['an action three days late', { ...none, actions: [action('2026-05-04')] }, ['late action 2026-05-04 -3']],
    ['an action a year late', { ...none, actions: [action('2025-05-07')] }, ['late action 2025-05-07 -365']],
    ['an action in a week', { ...none, actions: [action('2026-05-14')] }, ['week action 2026-05-14 7']],
    ['an action in eight days', { ...none, actions: [action('2026-05-15')] }, ['later action 2026-05-15 8']],
    ['an action in 31 days', { ...none, actions: [action('2026-06-07')] }, []],
    ['a meeting today', { ...none, meetings: [meeting(today)] }, ['today meeting 2026-05-07 0']],
    ['a held meeting without minutes', { ...none, meetings: [meeting('2026-05-05', 'held')] }, ['late minutes 2026-05-05 -2']],
    ['a finalised meeting', { ...none, meetings: [meeting('2026-05-05', 'finalised'), meeting(today, 'finalised')] }, []],
    [
      'a move day with steps left',
      { ...none, moves: [{ ...ref, planId: 'p', moveDate: '2026-05-13', left: 2, total: 9 }] },
      ['week move-day 2026-05-13 6'],
    ],
    ['a move that was, all done', { ...none, moves: [{ ...ref, planId: 'p', moveDate: '2026-05-01', left: 0, total: 9 }] }, []],
    [
      'a move that was, steps left',
      { ...none, moves: [{ ...ref, planId: 'p', moveDate: '2026-05-01', left: 1, total: 9 }] },
      ['late move-day 2026-05-01 -6'],
    ],
    [
      'a copy in the second place that is too old',
      { ...none, secondBackup: { date: '2026-05-01', age: 13 } },
      ['late second-backup 2026-05-01 -6'],
    ],
    ['the log to check', { ...none, logCheckOn: '2026-05-10' }, ['week log-check 2026-05-10 3']],
    ['a recall nobody has sent', { ...none, recalls: [{ ...ref, since: '2026-05-06', recipients: 3 }] }, ['late recall 2026-05-06 -1']],
    ['a plan in conflict', { ...none, conflicts: [{ ...ref, planId: 'p' }] }, ['today plan-conflict 2026-05-07 0']],
  ])('%s', (_, facts, expected) => {
    expect(found(facts)).toEqual(expected);
  });

  it('shows a demand by its minute, and as late once the minute has passed', () => {
    const facts: DueFacts = { ...none, reassessments: [{ ...ref, dueOn: today, demandedBy: '2026-05-07T20:30:00.000Z' }] };
    expect(dueItems(facts, now)[0]).toMatchObject({ kind: 'reassessment', time: '22:30', group: 'today' });
    expect(dueItems(facts, '2026-05-07T20:31:00.000Z')[0]).toMatchObject({ group: 'late', days: 0 });
  });

  it('keeps the period when that runs out before a demand', () => {
    const facts: DueFacts = { ...none, reassessments: [{ ...ref, dueOn: '2026-05-06', demandedBy: '2026-05-07T20:30:00.000Z' }] };
    expect(dueItems(facts, now)[0]).toMatchObject({ time: null, group: 'late' });
  });

  it('has what an area shows of its own on its day, late or ahead, with its numbers', () => {
    const other = { ...ref, what: 'weather.storm', ref: 's1', facts: { strength: 9 } };
    const facts: DueFacts = {
      ...none,
      others: [
        { ...other, dueOn: addDays(today, 3) },
        { ...other, ref: 's0', dueOn: addDays(today, -1) },
      ],
    };
    expect(dueItems(facts, now)).toMatchObject([
      { kind: 'other', id: 'weather.storm/s0', cases: [ref], days: -1, group: 'late' },
      { kind: 'other', id: 'weather.storm/s1', what: 'weather.storm', days: 3, group: 'week', facts: { strength: 9 } },
    ]);
    expect(nextDates(dueItems(facts, now))).toEqual([{ caseId: ref.caseId, date: addDays(today, 3) }]);
  });

  it('puts meetings of a day in the order of the clock', () => {
    const facts = { ...none, meetings: [meeting(today, 'prepare', '13:00'), meeting(today, 'prepare', '08:30')] };
    expect(dueItems(facts, now).map((item) => item.kind === 'meeting' && item.time)).toEqual(['08:30', '13:00']);
  });

  it('is in groups, each by day, never beyond the horizon, and forgets nothing within it', () => {
    const date = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(fc.uniqueArray(date, { maxLength: 40 }), (dates) => {
        const items = dueItems({ ...none, actions: dates.map((each) => action(each)) }, now);
        expect(items.map((item) => item.date).toSorted()).toEqual(dates.filter((each) => each <= addDays(today, horizon)).toSorted());
        const places = items.map((item) => dueGroups.indexOf(item.group) * 10_000 + item.days);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const item of items) expect(item.days).toBe(daysBetween(today, item.date));
        for (const item of items)
          expect(item.group).toBe(
            item.date < today ? 'late' : item.date === today ? 'today' : item.date <= '2026-05-14' ? 'week' : 'later',
          );
      }),
    );
  });
});

it('groups whole days without a gap', () => {
  expect([-1, 0, 1, 7, 8].map(groupOf)).toEqual(['late', 'today', 'week', 'week', 'later']);
});

it('names the nearest day ahead of a case, or the latest of what is only late', () => {
  const next = (...dates: readonly string[]) => nextDates(dueItems({ ...none, actions: dates.map((each) => action(each)) }, now))[0]?.date;
  expect(next('2026-05-01', '2026-05-20', '2026-05-09')).toBe('2026-05-09');
  expect(next('2026-04-01', '2026-05-01')).toBe('2026-05-01');
  expect(next()).toBeUndefined();
});

it('puts the agency with most to do first, and equals by name', () => {
  const load = (agency: string, open: number) => ({ agencyId: agency, agency, open, late: 0 });
  const loads = [load('Öst', 2), load('Skolan', 1), load('Åklagaren', 2)];
  expect(byLoad(loads).map(({ agency }) => agency)).toEqual(['Åklagaren', 'Öst', 'Skolan']);
});

it('shows Monday to Friday, today, and other days of a week ahead when something happens', () => {
  const moves = [{ ...ref, planId: 'p', moveDate: '2026-05-13', left: 0, total: 0 }];
  const strip = weekStrip({ meetings: [meeting('2026-05-05', 'finalised'), meeting('2026-05-20')], moves }, today);
  expect(strip.map((day) => day.date)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06', today, '2026-05-08', '2026-05-13']);
  expect(strip[1]?.entries).toEqual([{ kind: 'meeting', meetingId: 'm-2026-05-05-10:30', type: 'sig', time: '10:30' }]);
  expect(weekStrip({ meetings: [], moves: [] }, '2026-05-10').map((day) => day.date)).toContain('2026-05-10');
});
