import type { ComponentType } from 'react';
import type { Route } from '../../state/navigation.ts';
import { TodayView } from '../overview/today-view.tsx';

type Views = { readonly [At in Route['at']]?: ComponentType<{ readonly route: Extract<Route, { at: At }> }> };

/** Which view shows a route. A new view is a new row here, loaded when first visited. */
export const views: Views = {
  today: TodayView,
};
