import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { fail, type Failure, type Result } from '../../electron/base/result.ts';
import { CallFailed } from './call-failed.ts';
import { valueOf } from './client.ts';

type Act<T> = () => Promise<Result<T>> | Result<T>;

export type Submit = {
  /** Why the last one was refused; null from the moment another begins. */
  readonly failure: Failure | null;
  readonly isPending: boolean;
  /**
   * Runs it, and keeps the refusal. Returns null if it was not started because another was still running.
   * What is wrong before anything is called is a refusal like any other: `submit(() => wrong ? fail('invalid', { fields }) : call())`.
   */
  readonly submit: <T>(act: Act<T>) => Promise<Result<T> | null>;
  /** Takes the sentence of the last refusal away; while another runs, nothing: that one's refusal must be seen. */
  readonly clear: () => void;
};

const resultOf = async (act: Act<unknown>): Promise<Result<unknown>> => act();

/**
 * One act of a form, a button or a field: whether it runs, and why it was refused.
 * `once`: pressed twice it is done once; its button shows `isPending`, so that nobody wonders where the second press went.
 * `each`: a field that saves itself, where the later text must not be dropped, or presses that each mean something; they run side by side,
 * and the state is the last one's.
 */
export const useSubmit = (how: 'once' | 'each' = 'once'): Submit => {
  const running = useRef(0);
  const { mutateAsync, reset, error, isPending } = useMutation<unknown, Error, Act<unknown>>({
    mutationFn: (act) => valueOf(resultOf(act)),
  });
  const submit = useCallback(
    async <T>(act: Act<T>): Promise<Result<T> | null> => {
      if (how === 'once' && running.current > 0) return null;
      running.current += 1;
      try {
        return { ok: true, value: (await mutateAsync(act)) as T };
      } catch (thrown) {
        if (!(thrown instanceof CallFailed)) throw thrown;
        return fail(thrown.failure.code, thrown.failure);
      } finally {
        running.current -= 1;
      }
    },
    [how, mutateAsync],
  );
  const clear = useCallback(() => {
    if (running.current === 0) reset();
  }, [reset]);
  return { failure: error instanceof CallFailed ? error.failure : null, isPending, submit, clear };
};
