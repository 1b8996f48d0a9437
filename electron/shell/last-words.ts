import type { CoreEvent } from '../base/contract.ts';
import { eventChannel } from './channels.ts';
import type { WindowApi } from './electron-api.ts';

/** How long (ms) the page may take: longer than its own timeout, but short enough that a hanging page does not stay visible for long. */
export const longestGoodbye = 500;

export type LastWords = {
  /**
   * Tells the page that it is about to be removed. It hides, sends what was typed last, and reports back; resolves then, or after the time
   * limit.
   */
  readonly ask: () => Promise<void>;
  /** The page reports that it has locked itself. Returns whether it was asked to. */
  readonly said: () => boolean;
};

/** What the user typed in the last moment exists only in the page. Code that removes the page gives it time to send that first. */
export const createLastWords = (window: WindowApi): LastWords => {
  let asked: { readonly done: Promise<void>; readonly resolve: () => void } | null = null;
  const said = (): boolean => {
    asked?.resolve();
    return asked !== null;
  };
  window.on('closed', () => void said());
  const ask = async (): Promise<void> => {
    if (asked !== null) return asked.done;
    if (window.isDestroyed()) return;
    let resolve = (): void => undefined;
    const done = new Promise<void>((settle) => (resolve = settle));
    asked = { done, resolve };
    const timer = setTimeout(resolve, longestGoodbye);
    window.webContents.send(eventChannel, JSON.stringify({ kind: 'leaving' } satisfies CoreEvent));
    await done;
    clearTimeout(timer);
    asked = null;
  };
  return { ask, said };
};
