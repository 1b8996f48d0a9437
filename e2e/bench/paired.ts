/** One measurement: our code and a reference that does the comparable minimum, alternating in the same process. */
export type Pair = {
  readonly name: string;
  /** A short description of the reference. */
  readonly reference: string;
  readonly ours: () => void;
  readonly theirs: () => void;
  readonly rounds?: number;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const once = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Prints both medians and their ratio. On a noisy machine alternating runs are disturbed equally, so the ratio holds. */
export const measure = ({ name, reference, ours, theirs, rounds = 9 }: Pair): void => {
  ours();
  theirs();
  const [mine, other]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    mine.push(once(ours));
    other.push(once(theirs));
  }
  const [a, b] = [median(mine), median(other)];
  console.log(`${name}: ours ${a.toFixed(1)} ms, reference ${b.toFixed(1)} ms (${reference}), ratio ${(a / b).toFixed(2)}`);
};

/**
 * The same for asynchronous work, where the target is what our code adds to the reference: both medians and the median of their
 * differences.
 */
export const measureAdded = async ({
  name,
  reference,
  ours,
  theirs,
  rounds = 7,
}: Omit<Pair, 'ours' | 'theirs'> & { readonly ours: () => Promise<void>; readonly theirs: () => Promise<void> }): Promise<void> => {
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  await ours();
  await theirs();
  const [mine, other]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    mine.push(await timed(ours));
    other.push(await timed(theirs));
  }
  const added = median(mine.map((value, i) => value - (other[i] ?? 0)));
  const [a, b] = [median(mine), median(other)];
  console.log(`${name}: ours ${a.toFixed(1)} ms, reference ${b.toFixed(1)} ms (${reference}), added ${added.toFixed(1)} ms`);
};
