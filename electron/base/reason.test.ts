import { describe, expect, it } from 'vitest';
import { isReason, reasonProblem, requireOpeningReason } from './reason.ts';
import { Refusal } from './result.ts';

const typed = ['', '         a', ' 123456789 ', '1234567890', 'a'.repeat(1000), 'a'.repeat(1001)];

describe('a reason', () => {
  it('says something in ten characters, spaces around it not counted, and in a thousand at most', () => {
    const short = 'reason-too-short';
    expect(typed.map(reasonProblem)).toEqual([short, short, short, null, null, 'too-long']);
    expect(typed.map(isReason)).toEqual([false, false, false, true, true, true]);
  });

  it('opens what asks for one, or the refusal says at its field what is wrong with it', () => {
    const refusals = typed.map((reason) => {
      try {
        requireOpeningReason(reason);
        return null;
      } catch (error) {
        return error instanceof Refusal ? error.failure : expect.fail(String(error));
      }
    });
    const refused = (problem: string) => ({ code: 'reason-required', fields: { reason: problem } });
    const short = refused('reason-too-short');
    expect(refusals).toEqual([short, short, short, null, null, refused('too-long')]);
  });
});
