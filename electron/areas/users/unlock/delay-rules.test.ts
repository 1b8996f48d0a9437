import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeTries, longestWait, waitAfter, waitUntil } from './delay-rules.ts';

const failures = fc.integer({ min: 0, max: 10_000 });
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

it('costs nothing three times, then doubles up to five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 5000].map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

it('never gets shorter with another wrong try', () => {
  fc.assert(fc.property(failures, (n) => waitAfter(n + 1) >= waitAfter(n)));
});

it('waits exactly as long as the rule says while the clock runs forward', () => {
  fc.assert(
    fc.property(failures, instant, fc.integer({ min: 0, max: 1_000_000 }), (n, lastAt, passed) => {
      const until = waitUntil({ failures: n, lastAt }, lastAt + passed, lastAt + passed);
      expect(until).toBe(passed < waitAfter(n) * 1000 ? lastAt + waitAfter(n) * 1000 : null);
    }),
  );
});

it('is neither shortened nor drawn out by a clock that was put back', () => {
  fc.assert(
    fc.property(
      failures,
      instant,
      fc.integer({ min: 1, max: 1_000_000_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (n, lastAt, back, passed) => {
        const seenAt = lastAt - back;
        const now = Math.min(seenAt + passed, lastAt - 1);
        const until = waitUntil({ failures: n, lastAt }, now, seenAt);
        expect(until).toBe(now - seenAt < waitAfter(n) * 1000 ? seenAt + waitAfter(n) * 1000 : null);
      },
    ),
  );
});

it('never waits longer than the longest, whatever the clock and the file say', () => {
  fc.assert(
    fc.property(failures, fc.oneof(instant, fc.constant(Number.NaN)), instant, instant, (n, lastAt, now, seenAt) => {
      const until = waitUntil({ failures: n, lastAt }, now, seenAt);
      if (until !== null) expect(until - now).toBeLessThanOrEqual(longestWait * 1000);
      if (n < freeTries) expect(until).toBeNull();
    }),
  );
});
