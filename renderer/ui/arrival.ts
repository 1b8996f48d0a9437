import { createContext } from 'react';

/**
 * Counts navigations. The page header moves focus to its heading when the number changes, so that keyboard and screen reader users begin
 * where sighted users do. 0 is the first view after start, which takes no focus.
 */
export const Arrival = createContext(0);
