import type { InvokeEvent } from '../shell/electron-api.ts';

type Handler = (event: InvokeEvent, ...given: unknown[]) => Promise<string>;

/** Anything that can be cloned is passed on as a clone; anything else throws, with Electron's message. */
export const cloned = <T>(value: T): T => {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
};

/** One handler per channel, as in Electron. */
export class StandInIpcMain {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  /** A call from the page; errors reach it in Electron's wording. */
  async invoke(channel: string, event: InvokeEvent, given: readonly unknown[]): Promise<string> {
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return cloned(await handler(event, ...given));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
}
