import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdMinutes, idleState, longestHold, warningSeconds } from './lock-rules.ts';

const minute = 60_000;

it('warns half a minute before it locks, and not earlier', () => {
  const at = (now: number) => idleState({ now, lastSign: 0, idleMinutes: 5, heldUntil: null }).phase;
  expect([0, 4.5 * minute - 1, 4.5 * minute, 5 * minute - 1, 5 * minute].map(at)).toEqual(['open', 'open', 'warning', 'warning', 'lock']);
});

it('locks at once after a sleep that was longer than the idle time', () => {
  expect(idleState({ now: 9 * 60 * minute, lastSign: 0, idleMinutes: 5, heldUntil: null }).phase).toBe('lock');
});

it('is put off by a meeting and never brought nearer by one', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 60 }), fc.nat(1e9), (now, lastSign, idleMinutes, heldUntil) => {
      const free = idleState({ now, lastSign, idleMinutes, heldUntil: null });
      const held = idleState({ now, lastSign, idleMinutes, heldUntil });
      expect(held.locksAt).toBe(Math.max(free.locksAt, heldUntil));
      if (held.phase === 'lock') expect(free.phase).toBe('lock');
      if (now < heldUntil - warningSeconds * 1000) expect(held.phase).toBe('open');
    }),
  );
});

it('holds for a meeting’s planned length, at most four hours', () => {
  expect(holdMinutes('13:00', '14:30')).toBe(90);
  expect(holdMinutes('08:00', '17:00')).toBe(longestHold);
  expect(holdMinutes('14:00', '13:00')).toBe(0);
});
