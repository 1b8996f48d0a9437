import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, faultSchema } from './faults.ts';

const stack = `TypeError: Alva Testsson
    at secret (file:///home/alva/Utväg/out/core/core-worker.js:12:34)
    at new Thing (C:\\Users\\alva\\utvag\\out\\chunks\\router.js:5:6)
    at async app://utvag/assets/index-B2x_9.js:1:22345
    at node:internal/process/task_queues:103:5
    at /home/alva/.config/Utväg/register/alva-testsson.js:1:1`;

describe('what is kept of an error', () => {
  it('is its kind, its code and our own places: no path, no function, no word of it', () => {
    const error = Object.assign(new TypeError('Alva Testsson'), { code: 'SQLITE_BUSY', stack });
    expect(faultOf(error)).toEqual({
      name: 'TypeError',
      code: 'SQLITE_BUSY',
      frames: [
        { file: 'core/core-worker.js', line: 12, column: 34 },
        { file: 'chunks/router.js', line: 5, column: 6 },
        { file: 'assets/index-B2x_9.js', line: 1, column: 22345 },
      ],
    });
  });

  it('is nothing of a message that looks like a stack, or like one of our places', () => {
    const message = `x\n    at core/alva-testsson.js:1:1\n    at (/out/core/alva.js:2:2)`;
    expect(faultOf(Object.assign(new Error(message), { stack: `Error: ${message}\n    at /out/shell/main.js:3:3` })).frames).toEqual([
      { file: 'shell/main.js', line: 3, column: 3 },
    ]);
  });

  it.each([
    ['a name of its own', Object.assign(new Error('x'), { name: 'AlvaTestsson', stack: '' })],
    ['a code of its own', Object.assign(new Error('x'), { name: 'Other', code: 'EALVATESTSSON', stack: '' })],
    ['no error', 'Alva Testsson'],
    [
      'a getter that throws',
      Object.defineProperty({}, 'stack', {
        get: () => {
          throw new Error('Alva');
        },
      }),
    ],
    ['nothing', undefined],
  ])('is only that there was one, of %s', (_what, thrown) => {
    expect(faultOf(thrown)).toEqual({ name: 'Other', code: null, frames: [] });
  });

  it('is always of the shape that may be kept, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), fc.string(), (thrown, name, code) => {
        faultSchema.parse(faultOf(thrown));
        faultSchema.parse(faultOf({ name, code, message: code, stack: `${name}\n    at /x/core/a.js:${code}:1` }));
      }),
    );
  });
});
