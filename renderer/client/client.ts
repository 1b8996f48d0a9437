import { QueryClient } from '@tanstack/react-query';
import { createClient } from '../../electron/base/contract.ts';
import type { Instant } from '../../electron/base/dates.ts';
import type { Result } from '../../electron/base/result.ts';
import { contracts, type CoreClient } from '../../electron/core/contract.ts';
import { useCountersignature } from '../state/countersignature.ts';
import { useLeavingReason } from '../state/leaving-reason.ts';
import { useOwnPassphrase } from '../state/own-passphrase.ts';
import { CallFailed } from './call-failed.ts';

/**
 * Register data lives in one cache and comes from one place. Nothing is fetched again because time passed or the window got focus: the core
 * reports what changed. A refusal is an answer, not a fault to retry.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    // Submitted input may hold a passphrase, so it is dropped with its form.
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});

/** Marks the queries of these areas as stale. The core names every area whose answers changed, also those that look at a changed one. */
export const invalidate = (areas: readonly string[]): void => {
  for (const area of areas) void queryClient.invalidateQueries({ queryKey: [area] });
};

let answeredAt: Instant | null = null;
/** When the core last did what it was asked, by its own clock. */
export const lastDoneAt = (): Instant => answeredAt ?? new Date().toISOString();

export const client: CoreClient = createClient(
  contracts,
  (text, bytes) => window.utvag.call(text, bytes),
  ({ changed, at }) => {
    answeredAt = at ?? answeredAt;
    invalidate(changed);
  },
  () => useLeavingReason.getState().ask(),
  (refused) => useOwnPassphrase.getState().ask(refused),
  (refused) => useCountersignature.getState().ask(refused),
);

/** The value, or a thrown `CallFailed` for react-query to hold. */
export const valueOf = async <T>(answer: Promise<Result<T>>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
};
