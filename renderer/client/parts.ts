import { useInfiniteQuery } from '@tanstack/react-query';
import type { Failure, Result } from '../../electron/base/result.ts';
import type { CallFailed } from './call-failed.ts';
import { valueOf } from './client.ts';

const size = 100;

type Page<Row> = { readonly rows: readonly Row[]; readonly more: boolean };

export type Parts<Row, P extends Page<Row>> = {
  /** From the first on, as far as was asked for. Undefined before the first part is here. */
  readonly rows: readonly Row[] | undefined;
  readonly first: P | undefined;
  readonly failure: Failure | null;
  readonly refetch: () => void;
  /** Asks for the next part; null when there is none. */
  readonly more: (() => void) | null;
};

/** A list that is read from its beginning, part by part. `key` as in `useRead`, so that a change in the core asks again for what is here. */
export const useParts = <Row, P extends Page<Row>>(
  key: readonly unknown[],
  ask: (offset: number, limit: number) => Promise<Result<P>>,
): Parts<Row, P> => {
  const query = useInfiniteQuery<P, CallFailed, { readonly pages: readonly P[] }, readonly unknown[], number>({
    queryKey: key,
    queryFn: ({ pageParam }) => valueOf(ask(pageParam, size)),
    initialPageParam: 0,
    getNextPageParam: (last, _, offset) => (last.more ? offset + last.rows.length : undefined),
  });
  const pages = query.data?.pages;
  return {
    rows: pages?.flatMap((page) => page.rows),
    first: pages?.[0],
    failure: query.error?.failure ?? null,
    refetch: () => void query.refetch(),
    more: query.hasNextPage ? () => void (query.isFetchingNextPage || query.fetchNextPage()) : null,
  };
};
