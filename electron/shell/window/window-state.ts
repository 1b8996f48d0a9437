/**
 * Where the window was left, how large, and how far it was zoomed: in a small file of this computer's own. It is worth no refusal: what
 * cannot be read or written is passed over.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';
import type { ElectronApi, WindowApi } from '../electron-api.ts';

export const smallestWindow = { width: 960, height: 640 } as const;
export const usualWindow = { width: 1440, height: 900 } as const;

export type WindowState = {
  /** Of the window when it is not maximised, in the screens' own coordinates; null when never noted. */
  readonly bounds: Rectangle | null;
  readonly isMaximised: boolean;
  /** 0.5–2. */
  readonly zoom: number;
};

const unknown: WindowState = { bounds: null, isMaximised: false, zoom: 1 };

/** No screen, and no row of screens, is larger: a number beyond it is nonsense, and overflows below. */
const farthest = 100_000;

const isCoordinate = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= farthest;

const readBounds = (value: unknown): Rectangle | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Readonly<Record<string, unknown>>;
  if (!isCoordinate(x) || !isCoordinate(y) || !isCoordinate(width) || !isCoordinate(height)) return null;
  return { x, y, width: Math.max(width, smallestWindow.width), height: Math.max(height, smallestWindow.height) };
};

/** From the file's text; nonsense counts as nothing noted, field by field. */
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

/** As much of the upper edge as a hand needs to take hold of the window. */
const grip = { width: 120, height: 24 } as const;

const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number => Math.min(to, otherTo) - Math.max(from, otherFrom);

/** Whether a window at `bounds` could be reached: its upper edge lies on a screen that is there now. */
export const isReachable = (bounds: Rectangle, screens: readonly Rectangle[]): boolean =>
  screens.some(
    (screen) =>
      overlap(bounds.x, bounds.x + bounds.width, screen.x, screen.x + screen.width) >= grip.width &&
      overlap(bounds.y, bounds.y + grip.height, screen.y, screen.y + screen.height) >= grip.height,
  );

/**
 * Size and place for the window to come. On a screen that is gone, the place is left to the system; the size is never larger than
 * the largest screen, and never smaller than the views need.
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

/** Beside its place and renamed: a program killed meanwhile leaves the earlier note whole. */
export const writeWindowState = (file: string, state: WindowState): void => {
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, JSON.stringify(state), { mode: 0o600 });
    renameSync(part, file);
  } catch {
    // Half a note is written over by the next one.
  }
};

export type WindowNote = { readonly later: () => void; readonly now: () => void };

/** A window that is dragged says so many times a second. */
export const stateRest = 500;

/**
 * Notes the window's state half a second after its last change. Maximises it when it was left so, once it is shown: before that,
 * maximising would show it unpainted. Answers what to call when the zoom changed, and when the window goes.
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

/** The part of every screen that windows may take, as it is now. */
export const screensOf = ({ screen }: Pick<ElectronApi, 'screen'>): readonly Rectangle[] =>
  screen.getAllDisplays().map(({ workArea }) => workArea);
