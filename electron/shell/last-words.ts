import type { CoreEvent } from '../base/contract.ts';
import { eventChannel } from './channels.ts';
import type { WindowApi } from './electron-api.ts';

/** How long (ms) the page may take: longer than its own patience, short enough that a page that hangs shows nothing for long. */
export const longestGoodbye = 500;

export type LastWords = {
  /** Tells the page that it goes. It hides, sends what was typed in the last moment, and says so; resolves then, or after the bound. */
  readonly ask: () => Promise<void>;
  /** The page says that it has locked itself. Answers whether it was asked to. */
  readonly said: () => boolean;
};

/** What a person typed in the last moment is only in the page, and goes with it: whoever takes the page away lets it speak first. */
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
