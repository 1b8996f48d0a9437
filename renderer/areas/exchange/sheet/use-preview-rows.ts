import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PreviewRow } from '../../../../electron/areas/exchange/contract.ts';
import { client, valueOf } from '../../../client/client.ts';

const page = 100;

/** The rows in view, fetched by the hundred; loaded rows stay visible while they are fetched again. */
export const usePreviewRows = (handle: string, first: number, last: number): ((index: number) => PreviewRow | undefined) => {
  const from = Math.floor(first / page);
  const pages = useMemo(() => Array.from({ length: Math.floor(last / page) - from + 1 }, (_, at) => from + at), [from, last]);
  const rows = useQueries({
    queries: pages.map((at) => {
      const input = { handle, offset: at * page, limit: page };
      return { queryKey: ['exchange', 'preview', input], queryFn: () => valueOf(client.exchange.preview(input)) };
    }),
    combine: (answers) => answers.map(({ data }) => data?.rows),
  });
  return useCallback((index) => rows[Math.floor(index / page) - from]?.[index % page], [rows, from]);
};
