import { lazy, type ComponentType } from 'react';
import type { Route } from '../../state/navigation.ts';
import { TodayView } from '../overview/today-view.tsx';

type Views = { readonly [At in Route['at']]?: ComponentType<{ readonly route: Extract<Route, { at: At }> }> };

/** Which view shows a route. A new view is a new row here, loaded when first visited. */
export const views: Views = {
  today: TodayView,
  participants: lazy(async () => ({ default: (await import('../participants/participants-view.tsx')).ParticipantsView })),
  'participant-new': lazy(async () => ({ default: (await import('../participants/participant-new.tsx')).ParticipantNew })),
  participant: lazy(async () => ({ default: (await import('../participants/participant-page.tsx')).ParticipantPage })),
};
