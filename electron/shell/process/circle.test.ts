import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCircle } from './circle.ts';

it('is one when it came round more often than allowed within the span, and never before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100), { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 200 }),
      (steps, most, span) => {
        let time = 0;
        const isCircle = createCircle(most, span, () => time);
        const times: number[] = [];
        for (const step of steps) {
          time += step;
          times.push(time);
          expect(isCircle()).toBe(times.filter((one) => time - one < span).length > most);
        }
      },
    ),
  );
});
