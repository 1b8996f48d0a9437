type Listener = (...given: never[]) => void;

/** Electron's `on` and `once` for the few events the shell listens to. */
export class Emitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  once(event: string, listener: Listener): void {
    const only = (...given: never[]): void => {
      this.#listeners.set(
        event,
        (this.#listeners.get(event) ?? []).filter((each) => each !== only),
      );
      listener(...given);
    };
    this.on(event, only);
  }

  /** The number of listeners. */
  count(event: string): number {
    return this.#listeners.get(event)?.length ?? 0;
  }

  emit(event: string, ...given: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) (listener as (...anything: unknown[]) => void)(...given);
  }
}

/** An event that a listener may prevent. */
export const preventable = <T extends object>(details: T): T & { preventDefault: () => void; readonly defaultPrevented: boolean } => {
  let prevented = false;
  return {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
};
