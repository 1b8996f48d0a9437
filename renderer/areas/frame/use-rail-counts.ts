import type { RailCounts } from './rail.tsx';

/** How much waits behind each word of the rail. */
export const useRailCounts = (): RailCounts => ({});
