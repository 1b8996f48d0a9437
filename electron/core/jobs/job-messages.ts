import type { Fault } from '../../base/faults.ts';
import type { Failure } from '../../base/result.ts';
import type { User } from '../../register/user.ts';

/** What the core passes to a jobs worker when it starts. The key is moved, not copied, and wiped there. */
export type JobStart = {
  readonly name: string;
  readonly input: unknown;
  readonly user: User;
  readonly now: string;
  readonly file: string;
  readonly key: Uint8Array;
  /** Shared with the core: not 0 once somebody asked to stop. Checked between two rows, when no message can come in. */
  readonly cancel: Int32Array;
};

export type FromJob =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'done'; readonly output: unknown }
  /** `fault`: a bug in our code, not a problem with the file or the request. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly fault: Fault | null };
