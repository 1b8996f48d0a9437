import { createContext, use, useMemo } from 'react';
import type { Role } from '../../electron/base/permissions.ts';
import type { Route } from '../state/navigation.ts';
import type { AreaView, Command, NewEntry, Notice, RailEntry } from './area-view.ts';

/** Every area's view, in the order of the areas. */
export const AreaViews = createContext<readonly AreaView[]>([]);

type Placed = { readonly place: number };

/** What the areas give, by place; at the same place in the order of the areas. */
export const inPlace = <T extends Placed>(views: readonly AreaView[], of: (view: AreaView) => readonly T[] | undefined): readonly T[] =>
  views.flatMap((view) => of(view) ?? []).sort((a, b) => a.place - b.place);

/** The same, for a component; the list never changes while the program runs. */
export const usePlaced = <T extends Placed>(of: (view: AreaView) => readonly T[] | undefined): readonly T[] => {
  const views = use(AreaViews);
  // `of` picks a field: it is another function at each render, and the same field.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => inPlace(views, of), [views]);
};

export const railEntries = (views: readonly AreaView[], role: Role): readonly RailEntry[] =>
  inPlace(views, ({ rail }) => rail && [rail]).filter((entry) => entry.roles.includes(role));

export const newEntries = (views: readonly AreaView[], role: Role): readonly NewEntry[] =>
  inPlace(views, ({ news }) => news).filter((entry) => entry.roles.includes(role));

export const noticesAt = (views: readonly AreaView[], at: Route['at']): readonly Notice[] =>
  inPlace(views, ({ notices }) => notices).filter((notice) => notice.at === undefined || notice.at.includes(at));

export const commandsFor = (views: readonly AreaView[], role: Role): readonly Command[] =>
  inPlace(views, ({ commands }) => commands).filter((command) => command.roles.includes(role));

/** Whether a route is an entry's own, or below it. */
export const holds = (views: readonly AreaView[], entry: RailEntry, at: Route['at']): boolean =>
  entry.to.at === at || views.some(({ below }) => below?.[at] === entry.to.at);

/** Where a role comes when it may not be where the route says: a reviewer starts at the log. */
export const routeFor = (views: readonly AreaView[], role: Role, route: Route): Route => {
  const mine = railEntries(views, role);
  return mine.some((entry) => holds(views, entry, route.at)) ? route : (mine[0]?.to ?? route);
};

/** The view of a route. */
export const viewOf = (views: readonly AreaView[], at: Route['at']): NonNullable<AreaView['routes']>[Route['at']] =>
  views.find(({ routes }) => routes?.[at] !== undefined)?.routes?.[at];
