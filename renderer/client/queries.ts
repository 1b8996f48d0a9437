import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Input, Output, Procedure } from '../../electron/base/contract.ts';
import type { Result } from '../../electron/base/result.ts';
import type { Area, contracts } from '../../electron/core/contract.ts';
import type { CallFailed } from './call-failed.ts';
import { client, valueOf } from './client.ts';

type Contracts = typeof contracts;
type Name<A extends Area> = keyof Contracts[A] & string;
type Of<A extends Area, P extends Name<A>> = Contracts[A][P] extends Procedure ? Contracts[A][P] : never;

/** Reads one procedure into the cache. `useRead('events', 'list', { caseId })`; the key is area, procedure and input. */
export const useRead = <A extends Area, P extends Name<A>>(
  area: A,
  procedure: P,
  input: Input<Of<A, P>>,
  /** `isKept`: what is shown stays until the next input has its answer. Never for what belongs to one case. */
  options: { readonly enabled?: boolean; readonly isKept?: true } = {},
): UseQueryResult<Output<Of<A, P>>, CallFailed> => {
  const ask = client[area][procedure] as unknown as (given: Input<Of<A, P>>) => Promise<Result<Output<Of<A, P>>>>;
  return useQuery<Output<Of<A, P>>, CallFailed>({
    queryKey: [area, procedure, input],
    queryFn: () => valueOf(ask(input)),
    enabled: options.enabled ?? true,
    // Another case's data must never flash under this one's name.
    structuralSharing: true,
    ...(options.isKept ? { placeholderData: keepPreviousData } : {}),
  });
};
