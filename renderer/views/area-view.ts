import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Role } from '../../electron/base/permissions.ts';
import type { MessageId } from '../i18n/message-ids.ts';
import type { Route } from '../state/navigation.ts';

/** Shows a route. A `part`, so that the first screen stays small. */
export type RouteViews = { readonly [At in Route['at']]?: ComponentType<{ readonly route: Extract<Route, { at: At }> }> };

/** A number next to a word of the rail; `isLate` when something in it should have been done. */
export type RailCount = { readonly count: number; readonly isLate?: boolean };

/** As much of what is due as a count needs. */
export type DueThing = { readonly kind: string; readonly group: string; readonly days: number };

export type RailEntry = {
  /** Where it stands among the others: smaller comes first. */
  readonly place: number;
  readonly icon: LucideIcon;
  readonly message: MessageId;
  readonly to: Route;
  /** Who sees it. */
  readonly roles: readonly Role[];
  /** How much waits behind it. */
  readonly count?: (due: readonly DueThing[]) => RailCount;
};

/** Something that can be made from anywhere: in the menu "Nytt" and in the command palette. */
export type NewEntry = {
  readonly place: number;
  readonly icon: LucideIcon;
  readonly message: MessageId;
  readonly to: Route;
  readonly roles: readonly Role[];
};

/** What else the command palette offers, beside the entries of the rail and what is new. */
export type Command = {
  readonly place: number;
  readonly icon: LucideIcon;
  readonly message: MessageId;
  readonly roles: readonly Role[];
  readonly run: () => void;
};

/** What an area shows above every page, or above those named. */
export type Notice = { readonly place: number; readonly at?: readonly Route['at'][]; readonly view: ComponentType };

/**
 * What the window must know of an area: one value in its `view.ts`, assembled in `renderer/areas/areas.ts`. Routes are declared beside it, by
 * adding to `Routes` in `state/navigation.ts`. An area whose page has room for others' parts adds a field here from its own folder, in the
 * same way; so an earlier area shows what a later one gives it, and imports nothing of it.
 */
export interface AreaView {
  /** As in the core. */
  readonly name: string;
  readonly routes?: RouteViews;
  readonly rail?: RailEntry;
  /** Route without an entry of its own in the rail → the route of the entry that it is below. */
  readonly below?: { readonly [At in Route['at']]?: Route['at'] };
  readonly news?: readonly NewEntry[];
  readonly commands?: readonly Command[];
  readonly notices?: readonly Notice[];
  /** Dialogs and quiet work, as long as a register is open. */
  readonly around?: readonly ComponentType[];
}
