import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordElectron, RecordedWindow } from './recording-electron.ts';
import { askEvery, watchSystem } from './system-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = (platform: NodeJS.Platform) => {
  const recorded = recordElectron();
  const window = new RecordedWindow({});
  const said: string[] = [];
  const watch = watchSystem(recorded.electron, window, platform, { lock: () => said.push('lock'), leave: () => said.push('leave') });
  return { ...recorded, window, said, watch };
};
const listensTo = ({ powerMonitor, window }: ReturnType<typeof watched>): string[] => [
  ...powerMonitor.listeners.keys(),
  ...window.listeners.keys(),
];

describe('what the system says', () => {
  it('on Linux a locked screen is asked for, and locks once each time', () => {
    const { idle, said, watch, ...rest } = watched('linux');
    expect(listensTo({ idle, said, watch, ...rest })).toEqual(['suspend', 'shutdown']);
    vi.advanceTimersByTime(5 * askEvery);
    expect(said).toEqual([]);
    idle.state = 'locked';
    vi.advanceTimersByTime(5 * askEvery);
    expect(said, 'locked for a while').toEqual(['lock']);
    idle.state = 'idle';
    vi.advanceTimersByTime(askEvery);
    idle.state = 'locked';
    vi.advanceTimersByTime(askEvery);
    expect(said, 'locked again').toEqual(['lock', 'lock']);
    idle.state = 'unknown';
    vi.advanceTimersByTime(askEvery);
    watch.stop();
    idle.state = 'locked';
    vi.advanceTimersByTime(5 * askEvery);
    expect(said, 'after its end').toEqual(['lock', 'lock']);
  });

  it('on Windows a session about to end locks, and its end ends the program; nobody waits for a shutdown that is never said', () => {
    const on = watched('win32');
    expect(listensTo(on)).toEqual(['suspend', 'lock-screen', 'query-session-end', 'session-end']);
    on.powerMonitor.emit('lock-screen');
    on.window.emit('query-session-end', {});
    on.window.emit('session-end', {});
    expect(on.said).toEqual(['lock', 'lock', 'leave']);
  });

  it('on macOS a locked screen and another person let in lock', () => {
    const on = watched('darwin');
    expect(listensTo(on)).toEqual(['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active']);
    on.powerMonitor.emit('lock-screen');
    on.powerMonitor.emit('user-did-resign-active');
    on.powerMonitor.emit('suspend');
    expect(on.said).toEqual(['lock', 'lock', 'lock']);
  });

  it.each(['linux', 'darwin'] as const)('on %s a shutdown waits for the program to end by itself', (platform) => {
    const on = watched(platform);
    const preventDefault = vi.fn();
    on.powerMonitor.emit('shutdown', { preventDefault });
    expect([on.said, preventDefault.mock.calls.length]).toEqual([['leave'], 1]);
  });
});
