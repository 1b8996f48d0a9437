/** All that the window gets from outside: one call, one stream of events, and which runtime this is. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from './channels.ts';

export type Bridge = {
  /** A frame as JSON text, with bytes alongside; returns the reply as JSON text. */
  readonly call: (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
  /** Receives every core event as JSON text until the returned function is called. */
  readonly onEvent: (listener: (text: string) => void) => () => void;
  readonly about: { readonly runtime: 'electron' | 'stand-in'; readonly platform: string };
};

/**
 * The bridge gives this script copies of the page's bytes, possibly including a passphrase. `invoke` has serialised what it sends before it
 * returns, so the copies are wiped at once, even if it threw. The page may have passed in anything at all.
 */
const overwrite = (copies: unknown): void => {
  if (!Array.isArray(copies)) return;
  for (const copy of copies) if (copy instanceof Uint8Array) copy.fill(0);
};

const bridge: Bridge = {
  call: (text, bytes) => {
    try {
      return ipcRenderer.invoke(callChannel, text, bytes) as Promise<string>;
    } finally {
      overwrite(bytes);
    }
  },
  onEvent: (listener) => {
    // The event object is not passed on: it would give the page `ipcRenderer` itself.
    const forward = (_event: unknown, text: string) => listener(text);
    ipcRenderer.on(eventChannel, forward);
    return () => void ipcRenderer.removeListener(eventChannel, forward);
  },
  about: { runtime: 'electron' in process.versions ? 'electron' : 'stand-in', platform: process.platform },
};

contextBridge.exposeInMainWorld('utvag', bridge);
