import { describe, expect, it } from 'vitest';
import { municipality } from '../../base/gazetteer/gazetteer.ts';
import { dueOn, isLate, mandatoryBefore, stretchOf, template, windowName } from './checklist-rules.ts';
import { isRefused, localitiesOutside, parseTime, placeVerdict, planProblems, rowProblems, type PlanFields } from './plan-rules.ts';
import type { Zone } from './rules.ts';

const today = '2026-05-07';
const seat = municipality('0581')?.seat;
if (!seat) throw new Error('no Norrköping');
const zone: Zone = { id: 'z', centre: seat, radiusKm: 60, reason: 'x' };

describe('a place', () => {
  it('is refused as a municipality and allowed as the one locality outside', () => {
    expect(isRefused({ code: '0583', locality: null }, [zone], today)).toBe(true);
    expect(isRefused({ code: '0583', locality: 'Motala' }, [zone], today)).toBe(false);
    expect(isRefused({ code: '0583', locality: 'Borensberg' }, [zone], today)).toBe(true);
    const outside = localitiesOutside('0583', [zone], today);
    expect(outside).toContain('Motala');
    expect(outside).not.toContain('Borensberg');
  });

  it('that the gazetteer does not know is refused', () => {
    expect(placeVerdict({ code: '9999', locality: null }, [], today)).toBeNull();
    expect(isRefused({ code: '9999', locality: null }, [], today)).toBe(true);
    expect(isRefused({ code: '1880', locality: 'Ingenstans' }, [], today)).toBe(true);
  });
});

describe('the checklist', () => {
  it('counts due days from the last day of the window', () => {
    expect(dueOn({ fromDay: -21, toDay: -8 }, '2026-05-13')).toBe('2026-05-05');
    expect(dueOn({ fromDay: 30, toDay: 30 }, '2026-05-13')).toBe('2026-06-12');
    expect(dueOn({ fromDay: 365, toDay: 365 }, '2027-08-31')).toBe('2028-08-30');
    expect(dueOn({ fromDay: 0, toDay: 0 }, null)).toBeNull();
  });

  it('names windows as the field does', () => {
    expect(windowName({ fromDay: -21, toDay: -8 })).toBe('T−21…T−8');
    expect(windowName({ fromDay: 0, toDay: 0 })).toBe('T0');
    expect(windowName({ fromDay: 7, toDay: 7 })).toBe('T+7');
  });

  it('is late the day after, unless settled or not applicable', () => {
    const check = { fromDay: -21, toDay: -8, mandatory: true, doneOn: null, notApplicable: '' };
    expect(isLate(check, '2026-05-15', today)).toBe(false);
    expect(isLate(check, '2026-05-14', today)).toBe(true);
    expect(isLate({ ...check, notApplicable: 'Inga barn' }, '2026-05-14', today)).toBe(false);
    expect(isLate({ ...check, doneOn: today }, '2026-05-14', today)).toBe(false);
    expect(isLate(check, null, today)).toBe(false);
  });

  it('has every stretch in its template, each row once, with windows that end after they begin', () => {
    expect(new Set(template.map(stretchOf))).toEqual(new Set(['prepare', 'week', 'day', 'month', 'year']));
    expect(new Set(template.map(({ key }) => key)).size).toBe(template.length);
    for (const row of template) expect(row.toDay).toBeGreaterThanOrEqual(row.fromDay);
    for (const day of [1, 7, 30])
      expect(template.some((row) => row.toDay === day && row.key === `reassess-${day}` && row.mandatory)).toBe(true);
    for (const day of [90, 180, 365]) expect(template.some((row) => row.toDay === day && row.key === `review-${day}`)).toBe(true);
  });

  it('counts what must be settled before the move day', () => {
    const open = { fromDay: -7, toDay: -1, mandatory: true, doneOn: null, notApplicable: '' };
    expect(mandatoryBefore([open, { ...open, doneOn: today }, { ...open, mandatory: false }, { ...open, fromDay: 0, toDay: 0 }])).toEqual({
      left: 1,
      total: 2,
    });
  });
});

describe('the plan’s fields', () => {
  const plan: PlanFields = {
    purpose: 'both',
    purposeText: '',
    childText: '',
    reversalText: '',
    moveDate: null,
    responsible: '0581',
    acceptedOn: null,
    policeText: '',
    policeDate: null,
    decidedBy: '',
    decidedOn: null,
    frameOre: null,
    frameNote: '',
    meetingPoint: '',
    driver: '',
    whoKnows: '',
    ifLate: '',
    codeWord: '',
    safeSpot: '',
    reserveHousing: '',
    fetchesChildren: '',
    moneyReserve: '',
  };
  const wrong = (changes: Partial<PlanFields>) =>
    Object.entries(planProblems({ ...plan, ...changes }, '0581', today)).filter(([, code]) => code !== null);

  it('leave our municipality responsible until another has accepted in writing', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ responsible: '1880' })).toEqual([['responsible', 'acceptance-missing']]);
    expect(wrong({ responsible: '1880', acceptedOn: '2026-05-01' })).toEqual([]);
    expect(wrong({ responsible: '9999' })).toEqual([['responsible', 'unknown-municipality']]);
  });

  it('take no decision of tomorrow, no false date and no sum beyond reason', () => {
    expect(wrong({ decidedOn: '2026-05-08' })).toEqual([['decidedOn', 'date-future']]);
    expect(wrong({ moveDate: '2026-02-30' })).toEqual([['moveDate', 'date-shape']]);
    expect(wrong({ moveDate: '2027-01-01' })).toEqual([]);
    expect(wrong({ frameOre: -1 })).toEqual([['frameOre', 'out-of-range']]);
    expect(wrong({ codeWord: 'x'.repeat(301) })).toEqual([['codeWord', 'too-long']]);
  });

  it('and its rows say what is wrong at the field', () => {
    const problems = (row: Parameters<typeof rowProblems>[0]) => Object.entries(rowProblems(row)).filter(([, code]) => code !== null);
    expect(problems({ list: 'alternatives', code: '0583', locality: 'Ingenstans', remark: '' })).toEqual([
      ['locality', 'unknown-locality'],
    ]);
    expect(problems({ list: 'costs', kind: 'housing', text: '', quantity: 0, unitOre: 100 })).toEqual([['quantity', 'out-of-range']]);
    expect(problems({ list: 'times', time: '25:00', kind: 'break', text: '' })).toEqual([['time', 'time-shape']]);
    expect(problems({ list: 'family', name: ' ', relation: 'mor', moves: 'moves', contact: '', risk: '' })).toEqual([['name', 'required']]);
    const check = {
      list: 'checks',
      text: 'x',
      fromDay: 0,
      toDay: -1,
      mandatory: false,
      owner: '',
      note: '',
      done: false,
      notApplicable: '',
    } as const;
    expect(problems(check)).toEqual([['toDay', 'date-order']]);
  });
});

describe('a typed time', () => {
  it.each([
    ['08.10', '08:10'],
    ['8:10', '08:10'],
    ['0810', '08:10'],
    ['23.59', '23:59'],
  ])('%s is %s', (typed, time) => expect(parseTime(typed)).toBe(time));
  it.each(['', '24.00', '8', '8.1', 'åtta'])('%j is none', (typed) => expect(parseTime(typed)).toBeNull());
});
