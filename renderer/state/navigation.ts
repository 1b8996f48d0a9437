import { create } from 'zustand';
import type { Id } from '../../electron/base/ids.ts';

export const participantTabs = ['overview', 'consent', 'threat', 'relocation', 'family', 'actions', 'documents'] as const;
export const meetingTabs = ['prepare', 'hold', 'finish'] as const;
export const planTabs = ['place', 'timeline', 'family', 'costs', 'move-day'] as const;
export const settingsSections = [
  'appearance',
  'agencies',
  'users',
  'keys',
  'register',
  'rules',
  'grounds',
  'decisions',
  'backups',
  'about',
] as const;
export type ParticipantTab = (typeof participantTabs)[number];
export type MeetingTab = (typeof meetingTabs)[number];
export type PlanTab = (typeof planTabs)[number];
export const logTabs = ['entries', 'check'] as const;
export type LogTab = (typeof logTabs)[number];
export type SettingsSection = (typeof settingsSections)[number];

/** The possible places. No address ever holds an id: nothing of the register reaches history or a log of addresses. */
export type Route =
  | { readonly at: 'today' }
  | { readonly at: 'participants' }
  | { readonly at: 'participant-new' }
  | { readonly at: 'participant'; readonly caseId: Id; readonly tab: ParticipantTab }
  | { readonly at: 'meetings' }
  /** `caseId`: whom it is planned for; null when that is still to be chosen. */
  | { readonly at: 'meeting-new'; readonly caseId: Id | null }
  | { readonly at: 'meeting'; readonly meetingId: Id; readonly tab: MeetingTab }
  | { readonly at: 'relocation' }
  | { readonly at: 'relocationPlan'; readonly planId: Id; readonly tab: PlanTab }
  | { readonly at: 'import' }
  /** The entries, when no tab is named. */
  | { readonly at: 'log'; readonly tab?: LogTab }
  | { readonly at: 'settings'; readonly section: SettingsSection };

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
  const place = (route: Route): string => {
    switch (route.at) {
      case 'participant':
        return `participant ${route.caseId}`;
      case 'meeting':
        return `meeting ${route.meetingId}`;
      case 'relocationPlan':
        return `relocationPlan ${route.planId}`;
      default:
        return route.at;
    }
  };
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
