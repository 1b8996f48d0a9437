import { describe, expect, it } from 'vitest';
import {
  changeProblems,
  decisionProblems,
  groundForms,
  isPossible,
  stoppedBy,
  type GroundDecision,
  type LegalGround,
} from './ground-rules.ts';

const ground = (given: Partial<LegalGround> = {}): LegalGround => ({
  ...{ id: 'g', form: 'decision', name: 'Grund', paragraph: '10 kap. 2 §', wording: 'Lagen säger', ageBelow: null },
  questions: [{ text: 'Går det utan?', stops: 'yes' }],
  ...{ recipients: ['police'], decides: 'chefen', verified: true, active: true },
  ...given,
});

it('is used by one of the forms that there are', () => {
  expect(groundForms).toEqual(['decision', 'contact-request', 'concern', 'document-request', 'inbound', 'recall']);
});

describe('a ground', () => {
  const adult = { birthDate: '1990-01-01', today: '2026-05-07', agencyKind: 'police' } as const;
  it('may be tried where it is on, read, and for that kind of agency', () => {
    expect(isPossible(ground(), adult)).toBe(true);
    expect(isPossible(ground({ active: false }), adult)).toBe(false);
    expect(isPossible(ground({ verified: false }), adult)).toBe(false);
    expect(isPossible(ground({ recipients: [] }), adult)).toBe(false);
    expect(isPossible(ground({ questions: [{ text: 'Är det bra?', stops: null }] }), adult), 'nothing can stop it').toBe(false);
  });
  it('for the young only until that birthday, and never where the age is not known', () => {
    const young = ground({ ageBelow: 21 });
    expect(isPossible(young, { ...adult, birthDate: '2005-05-08' })).toBe(true);
    expect(isPossible(young, { ...adult, birthDate: '2005-05-07' })).toBe(false);
    expect(isPossible(young, { ...adult, birthDate: null })).toBe(false);
    expect(isPossible(ground(), { ...adult, birthDate: null })).toBe(true);
  });
});

const questions = [
  { text: 'Går det utan?', stops: 'yes' },
  { text: 'Är det brådskande?', stops: null },
  { text: 'Är det nödvändigt?', stops: 'no' },
] as const;

describe('the test', () => {
  it('ends at the first answer that stops it', () => {
    expect(stoppedBy(questions, ['no', 'yes', 'yes'])).toBe(-1);
    expect(stoppedBy(questions, ['yes', 'yes', 'no'])).toBe(0);
    expect(stoppedBy(questions, ['no', 'no', 'no'])).toBe(2);
    expect(stoppedBy(questions, [])).toBe(-1);
    expect(stoppedBy(questions, [null, null, null])).toBe(-1);
  });
});

describe('a decision', () => {
  const decision = (given: Partial<GroundDecision> = {}): GroundDecision => ({
    ...{ subjects: ['safety'], told: 'Det som sades', reason: 'Därför', risk: 'Risken', decider: 'Maja Ek', answers: ['no', 'no', 'yes'] },
    ...given,
  });
  const none = {
    subjects: null,
    told: null,
    reason: null,
    risk: null,
    decider: null,
    'answers.0': null,
    'answers.1': null,
    'answers.2': null,
  };
  it('lacks nothing when everything is there', () => {
    expect(decisionProblems(decision(), questions)).toEqual(none);
    expect(decisionProblems(decision({ answers: [] }), [])).toEqual({
      subjects: null,
      told: null,
      reason: null,
      risk: null,
      decider: null,
    });
  });
  it.each(['told', 'reason', 'risk', 'decider'] as const)('needs its %s, also when it is only spaces', (field) => {
    for (const text of ['', ' \n '])
      expect(decisionProblems(decision({ [field]: text }), questions)).toEqual({ ...none, [field]: 'required' });
  });
  it.each([
    ['told', 10_000],
    ['reason', 5000],
    ['risk', 5000],
    ['decider', 100],
  ] as const)('has a %s of at most %d characters', (field, most) => {
    expect(decisionProblems(decision({ [field]: 'a'.repeat(most) }), questions)[field]).toBeNull();
    expect(decisionProblems(decision({ [field]: 'a'.repeat(most + 1) }), questions)[field]).not.toBeNull();
  });
  it('needs a subject, and every question answered by an answer that goes on', () => {
    expect(decisionProblems(decision({ subjects: [] }), questions)).toEqual({ ...none, subjects: 'subject-missing' });
    expect(decisionProblems(decision({ answers: ['yes', null, 'no'] }), questions)).toEqual({
      ...none,
      ...{ 'answers.0': 'answer-stops', 'answers.1': 'answer-missing', 'answers.2': 'answer-stops' },
    });
    expect(decisionProblems(decision({ answers: [] }), questions)['answers.2']).toBe('answer-missing');
  });
});

describe('a change of the list', () => {
  const none = {
    name: null,
    paragraph: null,
    wording: null,
    decides: null,
    ageBelow: null,
    active: null,
    questions: null,
    'questions.0': null,
  };
  it('is fine as it is', () => {
    expect(changeProblems(ground())).toEqual(none);
    expect(changeProblems(ground({ questions }))).toEqual({ ...none, 'questions.0': null, 'questions.1': null, 'questions.2': null });
  });
  it.each(['name', 'paragraph', 'wording', 'decides'] as const)('needs its %s, also when it is only spaces', (field) => {
    for (const text of ['', ' \n ']) expect(changeProblems(ground({ [field]: text }))[field]).toBe('required');
  });
  it.each([
    ['name', 200],
    ['paragraph', 100],
    ['wording', 5000],
    ['decides', 200],
  ] as const)('has a %s of at most %d characters', (field, most) => {
    expect(changeProblems(ground({ [field]: 'a'.repeat(most) }))[field]).toBeNull();
    expect(changeProblems(ground({ [field]: 'a'.repeat(most + 1) }))[field]).not.toBeNull();
  });
  it('has an age that somebody can have', () => {
    for (const age of [1, 120]) expect(changeProblems(ground({ ageBelow: age }))['ageBelow']).toBeNull();
    for (const age of [0, 121, -1]) expect(changeProblems(ground({ ageBelow: age }))['ageBelow']).toBe('out-of-range');
  });
  it('is not on before somebody has read it', () => {
    expect(changeProblems(ground({ verified: false }))).toEqual({ ...none, active: 'ground-unverified' });
    expect(changeProblems(ground({ verified: false, active: false }))).toEqual(none);
  });
  it('is neither confirmed nor on without a question that can stop it, and other forms have none', () => {
    const idle = [{ text: 'Är det bra?', stops: null }];
    const problem = (given: Partial<LegalGround>) => changeProblems(ground(given))['questions'];
    expect(problem({ questions: idle })).toBe('ground-questions-missing');
    expect(problem({ questions: [], active: false })).toBe('ground-questions-missing');
    expect(problem({ questions: idle, verified: false })).toBe('ground-questions-missing');
    expect(problem({ questions: idle, verified: false, active: false })).toBeNull();
    expect(problem({ form: 'concern', questions: [] })).toBeNull();
    expect(problem({ form: 'concern', questions: idle })).toBe('ground-questions-unasked');
  });
  it('has a text in every question', () => {
    const asked = [questions[0], { text: ' ', stops: null }, { text: 'a'.repeat(501), stops: null }];
    expect(changeProblems(ground({ questions: asked }))).toMatchObject({ 'questions.0': null, 'questions.1': 'required' });
    expect(changeProblems(ground({ questions: asked }))['questions.2']).not.toBeNull();
  });
});
