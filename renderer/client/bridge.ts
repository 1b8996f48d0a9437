import type { CoreEvent } from '../../electron/base/contract.ts';

/** All that the preload script puts into the window: two functions and two facts. */
export type Bridge = {
  readonly call: (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
  /** Returns a function to stop listening. */
  readonly onEvent: (listener: (text: string) => void) => () => void;
  readonly about: { readonly runtime: 'electron' | 'stand-in'; readonly platform: string };
};

declare global {
  interface Window {
    readonly utvag: Bridge;
  }
}

export const onCoreEvent = (listener: (event: CoreEvent) => void): (() => void) =>
  window.utvag.onEvent((text) => listener(JSON.parse(text) as CoreEvent));
