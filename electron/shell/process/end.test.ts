import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardEnding, longestEnding } from './end.ts';
import { recordElectron } from '../recording-electron.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const guarded = (work: () => Promise<void> = () => Promise.resolve()) => {
  const recorded = recordElectron();
  const putAway = vi.fn(work);
  const letGo = vi.fn(() => recorded.windows.forEach((window) => window.destroy()));
  const { leave, begun, isPutAway } = guardEnding(recorded.electron, putAway, letGo);
  return { ...recorded, leave, begun, isPutAway, putAway };
};
const never = (): Promise<void> => new Promise(() => undefined);

describe('the end of the program', () => {
  it('quit from the menu, by a key or a signal waits until everything is put away, and then quits', async () => {
    let finish = (): void => undefined;
    const { electron, ending, putAway } = guarded(() => new Promise<void>((resolve) => (finish = resolve)));
    electron.app.quit();
    expect([putAway.mock.calls.length, ending.code]).toEqual([1, null]);
    electron.app.quit();
    await vi.advanceTimersByTimeAsync(100);
    expect([putAway.mock.calls.length, ending.code], 'asked twice, put away once').toEqual([1, null]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect([putAway.mock.calls.length, ending.code]).toEqual([1, 0]);
  });

  it('the last window closed puts away the same way, on macOS too', async () => {
    const { electron, windows, ending, putAway } = guarded();
    new electron.BrowserWindow();
    windows[0]?.destroy();
    await vi.advanceTimersByTimeAsync(0);
    expect([putAway.mock.calls.length, ending.code]).toEqual([1, 0]);
  });

  it.each([
    ['hangs', never],
    ['fails', () => Promise.reject(new Error('no'))],
  ])('comes all the same when putting away %s', async (_what, work) => {
    const { electron, ending, windows } = guarded(work);
    // As the program's window does until everything is shut down; Electron then cancels quitting.
    new electron.BrowserWindow().on('close', (event) => event.preventDefault());
    electron.app.quit();
    await vi.advanceTimersByTimeAsync(longestEnding);
    expect([ending.code, windows[0]?.destroyed]).toEqual([0, true]);
  });

  it('is waited for by whoever asks for it, and comes once', async () => {
    const { leave, ending, putAway } = guarded();
    await Promise.all([leave(), leave()]);
    expect([putAway.mock.calls.length, ending.code]).toEqual([1, 0]);
  });

  it('says when it begins, and when nothing is left to put away', async () => {
    let finish = (): void => undefined;
    const { leave, begun, isPutAway } = guarded(() => new Promise<void>((resolve) => (finish = resolve)));
    const left = leave();
    await begun;
    expect(isPutAway()).toBe(false);
    finish();
    await left;
    expect(isPutAway()).toBe(true);
  });
});
