import type { Input } from 'electron';
import type { ContentsApi } from '../electron-api.ts';

/** Half to double, in the steps that browsers use. Beyond these the views no longer fit, or can no longer be read. */
export const zoomFactors: readonly number[] = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

export type ZoomStep = 'in' | 'out' | 'reset';

/** The next factor; at either end, the same one. A factor between two steps moves to the nearer step in that direction. */
export const stepFrom = (factor: number, step: ZoomStep): number => {
  if (step === 'reset') return 1;
  const next = step === 'in' ? zoomFactors.find((each) => each > factor) : zoomFactors.findLast((each) => each < factor);
  return next ?? (step === 'in' ? 2 : 0.5);
};

type Pressed = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt' | 'shift'>;

/**
 * Ctrl (⌘ on macOS) with +, − or 0. By the character the key produces, not by its position: + is elsewhere on a Swedish keyboard than on an
 * English one, and the number pad has its own. `=` counts where it is the unshifted + of an English keyboard. With Num Lock off, the pad's
 * 0 is Insert, and Ctrl Insert copies.
 */
export const zoomKey = ({ type, key, control, meta, alt, shift }: Pressed, platform: NodeJS.Platform): ZoomStep | null => {
  const [asked, other] = platform === 'darwin' ? [meta, control] : [control, meta];
  if (type !== 'keyDown' || !asked || other || alt) return null;
  if (key === '+' || (key === '=' && !shift)) return 'in';
  if (key === '-') return 'out';
  return key === '0' ? 'reset' : null;
};

export type Zoom = { readonly factor: () => number; readonly step: (step: ZoomStep) => void };

/** Zooms the page by keys and by Ctrl and the wheel, within limits; `onChange` is called with every new factor. */
export const followZoom = (contents: ContentsApi, first: number, platform: NodeJS.Platform, onChange: () => void): Zoom => {
  let factor = first;
  const apply = (): void => {
    if (!contents.isDestroyed()) contents.setZoomFactor(factor);
  };
  const step = (given: ZoomStep): void => {
    factor = stepFrom(factor, given);
    apply();
    onChange();
  };
  // A new document starts with the factor of the previous one; the first one has none yet.
  contents.on('dom-ready', apply);
  // Electron only asks, and does nothing by itself.
  contents.on('zoom-changed', (_event, direction) => step(direction));
  contents.on('before-input-event', (event, input) => {
    const asked = zoomKey(input, platform);
    if (asked === null) return;
    // Neither the page nor the menu, which has the same keys, may act on it again.
    event.preventDefault();
    step(asked);
  });
  return { factor: () => factor, step };
};
