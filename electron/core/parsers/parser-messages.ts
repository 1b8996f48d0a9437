import type { Fault } from '../../base/faults.ts';
import type { Failure } from '../../base/result.ts';

/** What a parser's thread receives. It contains the file and nothing from the register. */
export type ParserStart = {
  readonly name: string;
  readonly input: unknown;
  /** Not 0 once somebody asked to stop. */
  readonly cancel: Int32Array;
};

export type FromParser =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly output: unknown }
  /** `fault`: a bug in our code, not a problem with the file. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly fault: Fault | null };
