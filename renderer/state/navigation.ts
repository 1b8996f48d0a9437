import { create } from 'zustand';

/**
 * Where one can be: name → what is shown there; `unknown` when the name says it all. Each area adds its own in its `view.ts`, with `declare module`. No address ever holds an id:
 * nothing of the register reaches history or a log of addresses.
 */
export interface Routes {}

export type Route = { readonly [At in keyof Routes]: { readonly at: At } & Routes[At] }[keyof Routes];

type Navigation = {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
  /** Counts arrivals at another place; a new tab in the same place does not count and moves no focus. */
  readonly arrival: number;
  readonly go: (route: Route) => void;
  /** Another tab or a corrected route: replaces, so that "back" leaves the place. */
  readonly replace: (route: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly reset: () => void;
};

/** Same place, whatever the tab or section. */
export const isSamePlace = (a: Route, b: Route): boolean => {
  const place = (route: Route): string =>
    JSON.stringify(
      Object.entries(route)
        .filter(([name]) => name !== 'tab' && name !== 'section')
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return place(a) === place(b);
};

const kept = 50;
const start: Route = { at: 'today' };

export const useNavigation = create<Navigation>((set) => {
  const arrived = (from: Navigation, to: Route): Pick<Navigation, 'route' | 'arrival'> => ({
    route: to,
    arrival: isSamePlace(from.route, to) ? from.arrival : from.arrival + 1,
  });
  return {
    route: start,
    past: [],
    future: [],
    arrival: 0,
    go: (route) => set((now) => ({ ...arrived(now, route), past: [...now.past, now.route].slice(-kept), future: [] })),
    replace: (route) => set((now) => arrived(now, route)),
    back: () =>
      set((now) => {
        const to = now.past.at(-1);
        return to ? { ...arrived(now, to), past: now.past.slice(0, -1), future: [now.route, ...now.future] } : now;
      }),
    forward: () =>
      set((now) => {
        const [to, ...future] = now.future;
        return to ? { ...arrived(now, to), past: [...now.past, now.route], future } : now;
      }),
    reset: () => set({ route: start, past: [], future: [], arrival: 0 }),
  };
});
