/** What a parser of a foreign file receives besides the file. */
export type ParserWatch = {
  /** Fraction done, 0–1, never decreasing. */
  readonly progress: (share: number) => void;
  /** Whether somebody asked to stop. Check often. */
  readonly cancelled: () => boolean;
};

/**
 * Reads a file that somebody else made. It receives the file and nothing from the register: no key, no connection, no names. Input and
 * output must be data that can be copied to another thread. It throws a `Refusal` to refuse, with `cancelled` if asked to stop.
 */
export type Parser<I, O> = {
  /** `<area>.<what>`, unique. */
  readonly name: string;
  /** How long it may run before it is terminated, in seconds. */
  readonly seconds: number;
  readonly run: (input: I, watch: ParserWatch) => O | Promise<O>;
};

/** A use case's access to parsers. Each run has its own thread with limits on time and memory; a thread that exceeds them is terminated. */
export type Parsers = {
  /**
   * Runs to the end. Refuses with what the parser refuses, `cancelled`, and `unreadable-file` with the reason `too-complex` if a limit was
   * exceeded.
   * @param jobId used to cancel it, as with a job
   */
  readonly run: <I, O>(parser: Parser<I, O>, jobId: string, input: I, onProgress?: (share: number) => void) => Promise<O>;
};
