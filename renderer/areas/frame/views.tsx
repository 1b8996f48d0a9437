import { lazy, type ComponentType } from 'react';
import type { Route } from '../../state/navigation.ts';
import { TodayView } from '../overview/today-view.tsx';

type Views = { readonly [At in Route['at']]?: ComponentType<{ readonly route: Extract<Route, { at: At }> }> };

/** Which view shows a route. A new view is a new row here, loaded when first visited. */
export const views: Views = {
  today: TodayView,
  participants: lazy(async () => ({ default: (await import('../participants/list/participants-view.tsx')).ParticipantsView })),
  'participant-new': lazy(async () => ({ default: (await import('../participants/new/participant-new.tsx')).ParticipantNew })),
  participant: lazy(async () => ({ default: (await import('../participants/participant-page.tsx')).ParticipantPage })),
  meetings: lazy(async () => ({ default: (await import('../meetings/meetings-page.tsx')).MeetingsPage })),
  'meeting-new': lazy(async () => ({ default: (await import('../meetings/agenda/plan-page.tsx')).PlanPage })),
  meeting: lazy(async () => ({ default: (await import('../meetings/meeting-page.tsx')).MeetingPage })),
  relocation: lazy(async () => ({ default: (await import('../relocation/relocation-view.tsx')).RelocationView })),
  relocationPlan: lazy(async () => ({ default: (await import('../relocation/plan-page.tsx')).PlanPage })),
  import: lazy(async () => ({ default: (await import('../exchange/import-view.tsx')).ImportView })),
  log: lazy(async () => ({ default: (await import('../audit/log-view.tsx')).LogView })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-view.tsx')).SettingsView })),
};
