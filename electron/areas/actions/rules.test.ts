import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../base/dates.ts';
import { actionState } from './rules.ts';

const today = '2026-05-07';

it.each([
  ['2026-05-06', 'late'],
  ['2026-05-07', 'soon'],
  ['2026-05-14', 'soon'],
  ['2026-05-15', 'open'],
])('an action due %s is %s on 7 May', (dueOn, state) => {
  expect(actionState({ dueOn, doneAt: null }, today)).toBe(state);
});

it('is never late again once it is done, and never less urgent as days pass', () => {
  const urgency = ['open', 'soon', 'late'];
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 400 }), (due, days) => {
      const dueOn = addDays(today, due);
      const [now, later] = [today, addDays(today, days)].map((on) => actionState({ dueOn, doneAt: null }, on));
      expect(urgency.indexOf(later ?? '')).toBeGreaterThanOrEqual(urgency.indexOf(now ?? ''));
      expect(actionState({ dueOn, doneAt: '2026-05-01T10:00:00.000Z' }, today)).toBe('done');
    }),
  );
});
