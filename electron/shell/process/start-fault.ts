import type { Fault } from '../../base/faults.ts';

/** Why the program cannot start, as far as it was found out. Texts here reach the person's screen, never the trace. */
export type StartProblem =
  /** `folder`: with `~` for the home folder. */
  | { readonly kind: 'data-folder'; readonly folder: string }
  /** A package with native code, by its name. */
  | { readonly kind: 'module'; readonly module: string; readonly fault: Fault }
  /** The core ended again and again without ever being ready. */
  | { readonly kind: 'core'; readonly fault: Fault }
  /** The core was started and says nothing. */
  | { readonly kind: 'silent' }
  /** The window's page falls over each time it is loaded. */
  | { readonly kind: 'page'; readonly fault: Fault }
  /** It runs already, and what was asked for is not what is open there. */
  | { readonly kind: 'running' };

export class StartFault extends Error {
  readonly problem: StartProblem;
  constructor(problem: StartProblem, cause?: unknown) {
    super(problem.kind, { cause });
    this.name = 'StartFault';
    this.problem = problem;
  }
}
