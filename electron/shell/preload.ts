/**
 * All that the window gets of the outside: one call, one stream of events, and which runtime this is.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from './channels.ts';

export type Bridge = {
  /** A frame as JSON text, and bytes beside it; answers the reply as JSON text. */
  readonly call: (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
  /** Hears every core event as JSON text until the returned function is called. */
  readonly onEvent: (listener: (text: string) => void) => () => void;
  readonly about: { readonly runtime: 'electron' | 'stand-in'; readonly platform: string };
};

const bridge: Bridge = {
  call: (text, bytes) => ipcRenderer.invoke(callChannel, text, bytes) as Promise<string>,
  onEvent: (listener) => {
    // The event object stays here: it would hand the page `ipcRenderer` itself.
    const forward = (_event: unknown, text: string) => listener(text);
    ipcRenderer.on(eventChannel, forward);
    return () => void ipcRenderer.removeListener(eventChannel, forward);
  },
  about: { runtime: 'electron' in process.versions ? 'electron' : 'stand-in', platform: process.platform },
};

contextBridge.exposeInMainWorld('utvag', bridge);
