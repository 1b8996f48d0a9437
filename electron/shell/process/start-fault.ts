import type { Fault } from '../../base/faults.ts';

/** Why the program cannot start, as far as is known. Texts here reach the user's screen, never the trace. */
export type StartProblem =
  /** `folder`: with `~` for the home folder. */
  | { readonly kind: 'data-folder'; readonly folder: string }
  /** A package with native code, by its name. */
  | { readonly kind: 'module'; readonly module: string; readonly fault: Fault }
  /** The core crashed again and again without ever being ready. */
  | { readonly kind: 'core'; readonly fault: Fault }
  /** The core was started and does not respond. */
  | { readonly kind: 'silent' }
  /** The window's page crashes each time it is loaded. */
  | { readonly kind: 'page'; readonly fault: Fault }
  /** It is already running, and what was asked for is not what is open there. */
  | { readonly kind: 'running' };

export class StartFault extends Error {
  readonly problem: StartProblem;
  constructor(problem: StartProblem, cause?: unknown) {
    super(problem.kind, { cause });
    this.name = 'StartFault';
    this.problem = problem;
  }
}
