import { useRead } from '../../client/queries.ts';
import type { RailCounts } from './rail.tsx';

/** How much waits behind each word of the rail: due within a week, meetings and move days of the coming month. */
export const useRailCounts = (): RailCounts => {
  const items = useRead('overview', 'due', {}).data?.items ?? [];
  const near = items.filter((item) => item.group !== 'later');
  return {
    today: { count: near.length, isLate: near.some((item) => item.group === 'late') },
    meetings: { count: items.filter((item) => item.kind === 'meeting').length },
    relocation: { count: items.filter((item) => item.kind === 'move-day' && item.days >= 0).length },
  };
};
