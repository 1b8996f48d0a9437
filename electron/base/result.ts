import type { ErrorCode } from './error-codes.ts';

/** JSON values that may accompany a refusal. Never a name, a number or free text from the register. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type Failure = {
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
  /** Input field → problem code; the renderer words it at the field. */
  readonly fields?: Readonly<Record<string, string>>;
};

/** What crosses every boundary: a value, or a failure the renderer can word. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const fail = (code: ErrorCode, rest: Omit<Failure, 'code'> = {}): Result<never> => ({
  ok: false,
  error: { code, ...rest },
});

/**
 * Thrown inside a use case to leave its transaction; the router turns it into a `Failure`. At boundaries errors are values; inside,
 * throwing is what rolls a transaction back.
 */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: ErrorCode, rest: Omit<Failure, 'code'> = {}) {
    super(code);
    this.name = 'Refusal';
    this.failure = { code, ...rest };
  }
}

/** One field is wrong: the most common refusal. */
export const fieldRefusal = (field: string, problem: string): Refusal => new Refusal('invalid', { fields: { [field]: problem } });
