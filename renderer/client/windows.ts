import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Result } from '../../electron/base/result.ts';
import type { CallFailed } from './call-failed.ts';
import { valueOf } from './client.ts';

/** Rows of one window. */
const size = 100;

type Page<Row> = { readonly rows: readonly Row[]; readonly shown: number };

export type Windows<Row, P extends Page<Row>> = {
  /** As long as the whole list; only what was asked for stands in it. */
  readonly rows: readonly (Row | undefined)[];
  /** Any window that is here: it says how much there is. Undefined before the first. */
  readonly page: P | undefined;
  readonly failure: CallFailed['failure'] | null;
  readonly refetch: () => void;
  /** What came into view: asks for the windows it lies in. */
  readonly onRange: (first: number, last: number) => void;
};

/** What was here last, and from which answers. */
type Kept<P> = { readonly stamp: string; readonly windows: readonly { readonly window: number; readonly page: P }[] };

const failureOf = (answers: readonly { readonly error: Error | null }[]): CallFailed['failure'] | null =>
  (answers.find(({ error }) => error !== null)?.error as CallFailed | undefined)?.failure ?? null;

/**
 * A list that is read in windows, wherever one looks in it. What is shown stays until the next order or filter has been answered. `key`:
 * area, procedure and what the list is asked by, as in `useRead`, so that a change in the core asks again for what is in view.
 */
export const useWindows = <Row, P extends Page<Row>>(
  key: readonly unknown[],
  ask: (offset: number, limit: number) => Promise<Result<P>>,
): Windows<Row, P> => {
  const [range, setRange] = useState<readonly [first: number, last: number]>([0, 0]);
  const [first, last] = range;
  const answers = useQueries({
    queries: Array.from({ length: last - first + 1 }, (_, i) => first + i).map((window) => ({
      queryKey: [...key, { offset: window * size }],
      queryFn: async () => ({ window, page: await valueOf(ask(window * size, size)) }),
    })),
  });
  const found = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  // The same windows, the same rows: the table is drawn only when something came.
  const stamp = JSON.stringify([key, range, answers.map(({ dataUpdatedAt }) => dataUpdatedAt)]);
  const [kept, setKept] = useState<Kept<P>>({ stamp: '', windows: [] });
  const isNew = found.length > 0 && kept.stamp !== stamp;
  if (isNew) setKept({ stamp, windows: found });
  const { windows } = isNew ? { windows: found } : kept;
  const rows = useMemo(() => {
    const all: (Row | undefined)[] = [];
    all.length = windows[0]?.page.shown ?? 0;
    for (const { window, page } of windows)
      for (const [i, row] of page.rows.entries()) if (window * size + i < all.length) all[window * size + i] = row;
    return all;
  }, [windows]);
  const onRange = useCallback((from: number, to: number): void => {
    const [a, b] = [Math.floor(Math.max(0, from) / size), Math.floor(Math.max(0, to) / size)];
    setRange((known) => (known[0] === a && known[1] === b ? known : [a, b]));
  }, []);
  return {
    rows,
    page: windows[0]?.page,
    failure: failureOf(answers),
    refetch: () => answers.forEach((answer) => void answer.refetch()),
    onRange,
  };
};
