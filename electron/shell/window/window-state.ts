/**
 * The window's last position, size and zoom, in a small file on this computer. Not worth failing for: what cannot be read or written is
 * skipped.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';
import type { ElectronApi, WindowApi } from '../electron-api.ts';

export const smallestWindow = { width: 960, height: 640 } as const;
export const usualWindow = { width: 1440, height: 900 } as const;

export type WindowState = {
  /** The window's bounds when it is not maximised, in screen coordinates; null if never saved. */
  readonly bounds: Rectangle | null;
  readonly isMaximised: boolean;
  /** 0.5–2. */
  readonly zoom: number;
};

const unknown: WindowState = { bounds: null, isMaximised: false, zoom: 1 };

/** No screen, and no row of screens, is larger: a number beyond this is invalid, and would overflow below. */
const farthest = 100_000;

const isCoordinate = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= farthest;

const readBounds = (value: unknown): Rectangle | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Readonly<Record<string, unknown>>;
  if (!isCoordinate(x) || !isCoordinate(y) || !isCoordinate(width) || !isCoordinate(height)) return null;
  return { x, y, width: Math.max(width, smallestWindow.width), height: Math.max(height, smallestWindow.height) };
};

/** From the file's text; an invalid field counts as not saved, field by field. */
export const parseWindowState = (text: string): WindowState => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return unknown;
    const { bounds, isMaximised, zoom } = value as Readonly<Record<string, unknown>>;
    return {
      bounds: readBounds(bounds),
      isMaximised: isMaximised === true,
      zoom: typeof zoom === 'number' && zoom >= 0.5 && zoom <= 2 ? zoom : 1,
    };
  } catch {
    return unknown;
  }
};

export const readWindowState = (file: string): WindowState => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return unknown;
  }
};

/** The part of the upper edge that is needed to grab the window. */
const grip = { width: 120, height: 24 } as const;

const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number => Math.min(to, otherTo) - Math.max(from, otherFrom);

/** Whether a window at `bounds` could be reached: its upper edge is on a screen that exists now. */
export const isReachable = (bounds: Rectangle, screens: readonly Rectangle[]): boolean =>
  screens.some(
    (screen) =>
      overlap(bounds.x, bounds.x + bounds.width, screen.x, screen.x + screen.width) >= grip.width &&
      overlap(bounds.y, bounds.y + grip.height, screen.y, screen.y + screen.height) >= grip.height,
  );

/**
 * Size and position of the next window. If its screen is gone, the position is left to the system; the size is never larger than the
 * largest screen, and never smaller than the views need.
 */
export const placeWindow = (bounds: Rectangle | null, screens: readonly Rectangle[]): Partial<Rectangle> => {
  if (bounds === null) return usualWindow;
  const fit = (side: 'width' | 'height'): number => {
    const largest = Math.max(...screens.map((screen) => screen[side]), smallestWindow[side]);
    return Math.min(bounds[side], largest);
  };
  const size = { width: fit('width'), height: fit('height') };
  return isReachable(bounds, screens) ? { x: bounds.x, y: bounds.y, ...size } : size;
};

/** Written next to its target and renamed: if the program is killed, the earlier file stays intact. */
export const writeWindowState = (file: string, state: WindowState): void => {
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, JSON.stringify(state), { mode: 0o600 });
    renameSync(part, file);
  } catch {
    // A half-written file is overwritten by the next one.
  }
};

export type WindowNote = { readonly later: () => void; readonly now: () => void };

/** A window being dragged reports this many times a second. */
export const stateRest = 500;

/**
 * Saves the window's state half a second after its last change. Maximises it if it was left maximised, once it is shown: before that,
 * maximising would show it unpainted. Returns what to call when the zoom changed, and when the window goes.
 */
export const rememberWindow = (window: WindowApi, file: string, before: WindowState, zoom: () => number): WindowNote => {
  let timer: NodeJS.Timeout | undefined;
  const note = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed()) return;
    writeWindowState(file, { bounds: window.getNormalBounds(), isMaximised: window.isMaximized(), zoom: zoom() });
  };
  const noteLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(note, stateRest);
    timer.unref();
  };
  if (before.isMaximised) window.once('show', () => window.maximize());
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event, noteLater);
  return { later: noteLater, now: note };
};

/** The part of every screen that windows may use, as it is now. */
export const screensOf = ({ screen }: Pick<ElectronApi, 'screen'>): readonly Rectangle[] =>
  screen.getAllDisplays().map(({ workArea }) => workArea);
