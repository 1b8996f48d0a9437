/**
 * Runs the given functions one after another, whether or not the previous one succeeded: asking in parallel is as slow as asking in
 * sequence.
 */
export const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
};
