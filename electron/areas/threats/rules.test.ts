import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../base/dates.ts';
import { threatLevels } from '../../base/terms.ts';
import { defaultSettings } from '../settings/rules.ts';
import {
  actorProblems,
  assessmentProblems,
  defaultReassessment,
  needsReason,
  reassessmentState,
  scale,
  suggestedLevel,
  urgentDemand,
  type AssessmentInput,
} from './rules.ts';

/** Written out by hand: rows likelihood 1–5, columns consequence 1–5; l low, e elevated, h high, v very high. */
const oracle = ['lllle', 'lleeh', 'leehv', 'lehvv', 'ehvvv'];
const letters = { l: 'low', e: 'elevated', h: 'high', v: 'very-high' } as const;

const whole: AssessmentInput = {
  actorIds: [],
  capability: 'Har tillgång till vapen genom gruppen.',
  intent: 'Har uttalat hot i två samtal.',
  opportunity: 'Rör sig dagligen vid skolan.',
  vulnerabilities: '',
  protectiveFactors: '',
  triggers: '',
  scenario: 'Söker upp Alva på väg hem.',
  likelihood: 4,
  consequence: 5,
  level: 'very-high',
  deviationReason: '',
  confidence: 'medium',
  sources: [{ text: 'Polisen', reliability: 'high' }],
  measures: [],
  reassessOn: '2026-05-14',
  decidedOn: '2026-05-07',
  decidedBy: 'Maja Ek',
  coAssessor: '',
};
const wrong = (change: Partial<AssessmentInput>, today = '2026-05-07') =>
  Object.fromEntries(Object.entries(assessmentProblems({ ...whole, ...change }, today)).filter(([, problem]) => problem !== null));

describe('the suggested level', () => {
  it('is the one in the table written by hand, for every pair', () => {
    for (const l of scale)
      for (const c of scale)
        expect(suggestedLevel(l, c), `${String(l)} × ${String(c)}`).toBe(letters[oracle[l - 1]?.[c - 1] as keyof typeof letters]);
  });

  it('4 × 5 is very high and 1 × 5 elevated', () => {
    expect(suggestedLevel(4, 5)).toBe('very-high');
    expect(suggestedLevel(1, 5)).toBe('elevated');
  });

  it('never falls when likelihood or consequence rises, and with consequence 5 is never low', () => {
    const grade = fc.constantFrom(...scale);
    fc.assert(
      fc.property(grade, grade, grade, grade, (a, b, c, d) => {
        const rank = (l: typeof a, k: typeof a): number => threatLevels.indexOf(suggestedLevel(l, k));
        expect(rank(Math.max(a, b) as typeof a, Math.max(c, d) as typeof a)).toBeGreaterThanOrEqual(rank(a, c));
        expect(suggestedLevel(a, 5)).not.toBe('low');
      }),
    );
  });
});

describe('a deviation', () => {
  it('needs a reason of ten characters, upwards as well as downwards', () => {
    expect(wrong({ level: 'high' })).toEqual({ deviationReason: 'deviation-reason' });
    expect(wrong({ level: 'high', deviationReason: '  för kort ' })).toEqual({ deviationReason: 'deviation-reason' });
    expect(wrong({ level: 'high', deviationReason: 'Häktad till juni.' })).toEqual({});
    expect(wrong({ likelihood: 1, consequence: 1, level: 'elevated' })).toEqual({ deviationReason: 'deviation-reason' });
  });

  it('is there exactly when the level is not the suggested one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scale), fc.constantFrom(...scale), fc.constantFrom(...threatLevels), (l, c, level) => {
        expect(needsReason(l, c, level)).toBe(letters[oracle[l - 1]?.[c - 1] as keyof typeof letters] !== level);
      }),
    );
  });

  it('cannot be told of before everything is chosen', () => {
    expect(needsReason(null, 5, 'low')).toBe(false);
    expect(needsReason(4, 5, null)).toBe(false);
  });
});

describe('an assessment', () => {
  it('is whole with its factors, a source and a decider', () => expect(wrong({})).toEqual({}));

  it('names every field that is wrong at once, rows by their place', () => {
    expect(
      wrong({
        capability: ' ',
        scenario: '',
        likelihood: 6,
        decidedBy: '',
        sources: [
          { text: 'Polisen', reliability: 'high' },
          { text: '', reliability: 'low' },
        ],
        measures: [{ kind: 'defensive', text: 'Lås', responsible: '' }],
      }),
    ).toEqual({
      capability: 'required',
      scenario: 'required',
      likelihood: 'out-of-range',
      decidedBy: 'required',
      'sources.1.text': 'required',
      'measures.0.responsible': 'required',
    });
  });

  it('has a source, is not decided tomorrow, and is judged anew after its day but within a year and a day', () => {
    expect(wrong({ sources: [] })).toEqual({ sources: 'sources-missing' });
    expect(wrong({ decidedOn: '2026-05-08', reassessOn: '2026-05-20' })).toEqual({ decidedOn: 'date-future' });
    expect(wrong({ reassessOn: '2026-05-07' })).toEqual({ reassessOn: 'reassess-before-decision' });
    expect(wrong({ reassessOn: '2027-05-08' })).toEqual({});
    expect(wrong({ reassessOn: '2027-05-09' })).toEqual({ reassessOn: 'reassess-too-late' });
    expect(wrong({ reassessOn: '2026-02-30' })).toEqual({ reassessOn: 'date-shape' });
  });

  it('takes a factor of 20,000 characters and no more', () => {
    expect(wrong({ vulnerabilities: 'a'.repeat(20_000) })).toEqual({});
    expect(wrong({ vulnerabilities: 'a'.repeat(20_001) })).toEqual({ vulnerabilities: 'too-long' });
  });
});

describe('reassessment', () => {
  it('high set 2 March is due 16 March and late from the 17th', () => {
    const due = defaultReassessment('2026-03-02', 'high', defaultSettings.reassessmentDays);
    expect(due).toBe('2026-03-16');
    expect(reassessmentState(due, '2026-03-15')).toEqual({ kind: 'ahead', days: 1 });
    expect(reassessmentState(due, '2026-03-16')).toEqual({ kind: 'today' });
    expect(reassessmentState(due, '2026-03-17')).toEqual({ kind: 'overdue', days: 1 });
  });

  it('is late after its day and never before, whatever the days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (offset) => {
        const state = reassessmentState('2026-03-16', addDays('2026-03-16', offset));
        expect(state.kind).toBe(offset > 0 ? 'overdue' : offset === 0 ? 'today' : 'ahead');
        if (state.kind !== 'today') expect(state.days).toBe(Math.abs(offset));
      }),
    );
  });
});

describe('a new threat', () => {
  const assessment = { decidedOn: '2026-03-02', recordedAt: '2026-03-02T09:00:00.000Z' };
  const threat = (happenedAt: string, knownAt = happenedAt) => ({ id: knownAt, happenedAt, knownAt });

  it('demands reassessment within 24 hours of becoming known', () => {
    expect(urgentDemand(assessment, [threat('2026-03-18T07:30:00.000Z')])?.dueAt).toBe('2026-03-19T07:30:00.000Z');
    expect(urgentDemand(assessment, [threat('2026-03-17T07:30:00.000Z', '2026-03-18T12:00:00.000Z')])?.dueAt).toBe(
      '2026-03-19T12:00:00.000Z',
    );
  });

  it('is answered by an assessment that knew of it', () => {
    expect(urgentDemand(assessment, [threat('2026-03-01T07:30:00.000Z')])).toBeNull();
  });

  it('that was only told of afterwards is not answered, though it is older', () => {
    expect(urgentDemand(assessment, [threat('2026-03-01T07:30:00.000Z', '2026-03-02T09:00:00.001Z')])).not.toBeNull();
  });

  it('is not answered by what was decided the day before and recorded later', () => {
    const late = { decidedOn: '2026-03-17', recordedAt: '2026-03-18T15:00:00.000Z' };
    expect(urgentDemand(late, [threat('2026-03-18T07:30:00.000Z')])).not.toBeNull();
  });

  it('demands a first assessment too, and the oldest unanswered one presses most', () => {
    const later = threat('2026-03-19T07:30:00.000Z');
    expect(urgentDemand(null, [later, threat('2026-03-18T07:30:00.000Z')])?.dueAt).toBe('2026-03-19T07:30:00.000Z');
  });
});

it('two threat actors of a case do not share a pseudonym, however it is written', () => {
  const actor = { pseudonym: ' a1 ', relation: '', motive: '', note: '' };
  expect(actorProblems(actor, ['A1'])).toMatchObject({ pseudonym: 'pseudonym-taken' });
  expect(actorProblems(actor, ['A2'])).toMatchObject({ pseudonym: null });
});
