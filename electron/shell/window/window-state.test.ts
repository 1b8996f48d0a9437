import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordElectron, type RecordedWindow } from '../recording-electron.ts';
import {
  isReachable,
  parseWindowState,
  placeWindow,
  readWindowState,
  rememberWindow,
  stateRest,
  usualWindow,
  type WindowNote,
} from './window-state.ts';

const nothing = { bounds: null, isMaximised: false, zoom: 1 };
const laptop = { x: 0, y: 0, width: 1440, height: 900 };
/** To the left of the laptop, in system coordinates. */
const monitor = { x: -2560, y: -200, width: 2560, height: 1440 };

describe('what was noted', () => {
  it('is taken as it stands', () => {
    const state = { bounds: { x: -2000, y: 40, width: 1200, height: 800 }, isMaximised: true, zoom: 1.25 };
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['text for numbers', '{"bounds":{"x":"0","y":0,"width":1000,"height":700},"isMaximised":"yes","zoom":"2"}'],
    ['broken and endless numbers', '{"bounds":{"x":0.5,"y":0,"width":1e999,"height":700},"zoom":1e999}'],
    ['a place beyond every screen', '{"bounds":{"x":1e9,"y":0,"width":1000,"height":700}}'],
    ['a zoom that hides everything', '{"zoom":0.01}'],
    ['a zoom that shows nothing', '{"zoom":9}'],
  ])('counts as nothing when it is %s', (_what, text) => {
    expect(parseWindowState(text)).toEqual(nothing);
  });

  it('never makes the window smaller than its views need', () => {
    expect(parseWindowState('{"bounds":{"x":1,"y":2,"width":-5,"height":3}}').bounds).toEqual({ x: 1, y: 2, width: 960, height: 640 });
  });
});

describe('where the window comes', () => {
  it('is where it was left, on any screen that is there', () => {
    const left = { x: -2400, y: 0, width: 1200, height: 800 };
    expect(placeWindow(left, [laptop, monitor])).toEqual(left);
    expect(placeWindow(null, [laptop])).toEqual(usualWindow);
  });

  it('is the system’s choice when that screen is gone, so that nobody looks for it in vain', () => {
    const left = { x: -2400, y: 0, width: 1200, height: 800 };
    expect(placeWindow(left, [laptop])).toEqual({ width: 1200, height: 800 });
    expect(placeWindow(left, [])).toEqual({ width: 960, height: 640 });
  });

  it('is no larger than the largest screen', () => {
    expect(placeWindow({ x: 0, y: 0, width: 2500, height: 1400 }, [laptop])).toEqual(laptop);
  });

  it.each([
    ['its upper edge on the screen', { x: 1300, y: 100, width: 1200, height: 800 }, true],
    ['a sliver of its upper edge', { x: 1400, y: 100, width: 1200, height: 800 }, false],
    ['its upper edge above the screen', { x: 100, y: -30, width: 1200, height: 800 }, false],
    ['its upper edge below the screen', { x: 100, y: 890, width: 1200, height: 800 }, false],
  ])('with %s: whether a hand can take hold of it', (_what, bounds, isThere) => {
    expect(isReachable(bounds, [laptop])).toBe(isThere);
  });
});

describe('remembering', () => {
  let folder: string;
  let file: string;
  let window: RecordedWindow;
  let zoom = 1;
  const begin = (before = nothing): WindowNote => {
    const { electron, windows } = recordElectron();
    const made = new electron.BrowserWindow({ x: 10, y: 20, width: 1000, height: 700 });
    window = windows[0] as RecordedWindow;
    return rememberWindow(made, file, before, () => zoom);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'utvag-window-'));
    file = join(folder, 'deeper', 'window.json');
    zoom = 1;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('notes place, size and zoom once the window rests, for the owner alone and leaving no half file', () => {
    const { later } = begin();
    window.emit('move');
    vi.advanceTimersByTime(stateRest - 1);
    window.bounds = { x: 30, y: 40, width: 1100, height: 750 };
    zoom = 1.5;
    later();
    vi.advanceTimersByTime(stateRest - 1);
    expect(existsSync(file)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(readWindowState(file)).toEqual({ bounds: window.bounds, isMaximised: false, zoom: 1.5 });
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['window.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('notes at once when the window is about to go, maximised with the size it goes back to', () => {
    const { now } = begin();
    window.maximised = true;
    window.emit('maximize');
    now();
    expect(readWindowState(file)).toEqual({ bounds: { x: 10, y: 20, width: 1000, height: 700 }, isMaximised: true, zoom: 1 });
    window.destroyed = true;
    writeFileSync(file, '{}');
    vi.advanceTimersByTime(stateRest);
    expect(readFileSync(file, 'utf8'), 'nothing comes after the window').toBe('{}');
  });

  it('maximises a window that was left so when it is shown, not before it is painted', () => {
    begin({ ...nothing, isMaximised: true });
    expect(window.names()).toEqual([]);
    window.emit('show');
    expect(window.names()).toEqual(['maximize']);
  });

  it('is worth no refusal: a folder that cannot be written is passed over', () => {
    const { now } = begin();
    writeFileSync(join(folder, 'deeper'), 'a file in the way');
    now();
    expect(readWindowState(file)).toEqual(nothing);
  });
});
