import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clipboardRest, guardClipboard } from './clipboard.ts';

let held = '';
let reads = 0;
const clipboard = {
  readText: () => {
    reads += 1;
    return Promise.resolve(held);
  },
  clear: () => {
    held = '';
  },
};
beforeEach(() => {
  held = '';
  reads = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

it('takes back what was copied after a minute, and not before', async () => {
  const guard = guardClipboard({ clipboard });
  held = '20100101-2382';
  await guard.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  expect(held).toBe('20100101-2382');
  await vi.advanceTimersByTimeAsync(1);
  expect(held).toBe('');
});

it('leaves what was copied elsewhere meanwhile', async () => {
  const guard = guardClipboard({ clipboard });
  held = 'ur en anteckning';
  await guard.watch();
  held = 'ur ett annat program';
  await vi.advanceTimersByTimeAsync(clipboardRest);
  expect(held).toBe('ur ett annat program');
  await guard.clearNow();
  expect(held).toBe('ur ett annat program');
});

it('counts from the last copy', async () => {
  const guard = guardClipboard({ clipboard });
  held = 'ett';
  await guard.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  held = 'två';
  await guard.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  expect(held).toBe('två');
  await vi.advanceTimersByTimeAsync(1);
  expect(held).toBe('');
});

it('clears at once at a lock, and asks for nothing when nothing was copied', async () => {
  const guard = guardClipboard({ clipboard });
  await guard.clearNow();
  expect(reads).toBe(0);
  held = 'ett namn';
  await guard.watch();
  await guard.clearNow();
  expect(held).toBe('');
  await vi.advanceTimersByTimeAsync(clipboardRest);
  expect(reads).toBe(2);
});

it('does nothing when the clipboard cannot be read', async () => {
  const failing = { readText: () => Promise.reject(new Error('denied')), clear: vi.fn() };
  const guard = guardClipboard({ clipboard: failing });
  await guard.watch();
  await guard.clearNow();
  expect(failing.clear).not.toHaveBeenCalled();
});
