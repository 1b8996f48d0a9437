import { createContext } from 'react';

/**
 * Counts navigations. The page header moves focus to its heading when the number changes, so that a keyboard or a
 * screen reader begins where the eye does. 0 is the first view after start, which takes no focus.
 */
export const Arrival = createContext(0);
