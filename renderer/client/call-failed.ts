import type { Failure } from '../../electron/base/result.ts';

/** A refused call, where a library wants an exception. */
export class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}
