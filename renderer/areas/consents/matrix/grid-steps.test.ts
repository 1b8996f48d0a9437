import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepIn } from './grid-steps.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false });
const size = { rows: 9, columns: 6, withHeadings: false };

it('moves one cell at a time and stops at the edges', () => {
  expect(stepIn({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
  expect(stepIn({ row: 0, column: 0 }, press('ArrowDown'), size)).toEqual({ row: 1, column: 0 });
  expect(stepIn({ row: 8, column: 5 }, press('ArrowRight'), size)).toEqual({ row: 8, column: 5 });
  expect(stepIn({ row: 4, column: 2 }, press('Home'), size)).toEqual({ row: 4, column: 0 });
  expect(stepIn({ row: 4, column: 2 }, press('End', true), size)).toEqual({ row: 8, column: 5 });
  expect(stepIn({ row: 4, column: 2 }, press('x'), size)).toBeNull();
});

it('reaches the headings when they can be turned, and never the empty corner', () => {
  const editing = { ...size, withHeadings: true };
  expect(stepIn({ row: 0, column: 2 }, press('ArrowUp'), editing)).toEqual({ row: -1, column: 2 });
  expect(stepIn({ row: 3, column: 0 }, press('ArrowLeft'), editing)).toEqual({ row: 3, column: -1 });
  fc.assert(
    fc.property(fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')), fc.boolean(), (keys, ctrl) => {
      let place = { row: 0, column: 0 };
      for (const key of keys) place = stepIn(place, press(key, ctrl && key.length < 5), editing) ?? place;
      expect(place.row === -1 && place.column === -1).toBe(false);
      expect(place.row >= -1 && place.row < 9 && place.column >= -1 && place.column < 6).toBe(true);
    }),
  );
});
