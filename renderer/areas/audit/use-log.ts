import { useInfiniteQuery } from '@tanstack/react-query';
import type { auditContract } from '../../../electron/areas/audit/contract.ts';
import type { Output } from '../../../electron/base/contract.ts';
import type { CallFailed } from '../../client/call-failed.ts';
import { client, valueOf } from '../../client/client.ts';

export type Filter = {
  readonly kind: string | null;
  readonly userId: string | null;
  readonly caseNumber: string;
  readonly from: string | null;
  readonly to: string | null;
};
export const everything: Filter = { kind: null, userId: null, caseNumber: '', from: null, to: null };

const window = 100;

type Page = Output<typeof auditContract.list>;

/** The log in windows, newest first; what is shown stays while the next filter is asked. */
export const useLog = (filter: Filter) => {
  const query = useInfiniteQuery<Page, CallFailed, { readonly pages: readonly Page[] }, readonly unknown[], number | null>({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam }) => valueOf(client.audit.list({ ...filter, before: pageParam, limit: window })),
    initialPageParam: null,
    getNextPageParam: (last) => (last.entries.length < window ? undefined : (last.entries.at(-1)?.seq ?? undefined)),
    placeholderData: (before) => before,
    // A refusal and a wrong secret are entries, and change no area that would say so.
    refetchOnMount: 'always',
  });
  const pages = query.data?.pages ?? [];
  return {
    failure: query.error?.failure ?? null,
    isLoading: query.isPending,
    entries: pages.flatMap((page) => page.entries),
    total: pages[0]?.total ?? 0,
    kinds: pages[0]?.kinds ?? [],
    users: pages[0]?.users ?? [],
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
};
