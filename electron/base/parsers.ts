/** What the reading of a foreign file is given besides the file. */
export type ParserWatch = {
  /** Share done, 0–1, never backwards. */
  readonly progress: (share: number) => void;
  /** Whether somebody asked to stop. Ask often. */
  readonly cancelled: () => boolean;
};

/**
 * Reads a file that somebody else made. It gets the file and nothing of the register: no key, no connection, no name. Input and
 * output must be data that can be copied to another thread. It throws a `Refusal` to refuse; `cancelled` when asked to stop.
 */
export type Parser<I, O> = {
  /** `<area>.<what>`, unique. */
  readonly name: string;
  /** How long it may take before it is ended, seconds. */
  readonly seconds: number;
  readonly run: (input: I, watch: ParserWatch) => O | Promise<O>;
};

/** A use case's way to parsers. Each run has a thread of its own with bounds on time and memory; past them it is ended. */
export type Parsers = {
  /**
   * Runs to the end. Refuses what the parser refuses, `cancelled`, and `unreadable-file` with the reason `too-complex` when a bound was passed.
   * @param jobId by which it is cancelled, as with a job
   */
  readonly run: <I, O>(parser: Parser<I, O>, jobId: string, input: I, onProgress?: (share: number) => void) => Promise<O>;
};
