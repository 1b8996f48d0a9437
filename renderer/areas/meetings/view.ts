import { Calendar, CalendarPlus } from 'lucide-react';
import type { Id } from '../../../electron/base/ids.ts';
import { caseRoles } from '../../../electron/base/permissions.ts';
import { PlanMeetingButton } from './plan-meeting-button.tsx';
import type { MeetingTab } from './tabs.ts';
import type meetings from '../../i18n/sv/meetings.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly meetings: typeof meetings;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly meetings: unknown;
    /** `caseId`: whom it is planned for; null when that is still to be chosen. */
    readonly 'meeting-new': { readonly caseId: Id | null };
    readonly meeting: { readonly meetingId: Id; readonly tab: MeetingTab };
  }
}

export const meetingsView: AreaView = {
  name: 'meetings',
  routes: {
    meetings: part(async () => (await import('./meetings-page.tsx')).MeetingsPage),
    'meeting-new': part(async () => (await import('./agenda/plan-page.tsx')).PlanPage),
    meeting: part(async () => (await import('./meeting-page.tsx')).MeetingPage),
  },
  rail: {
    place: 30,
    icon: Calendar,
    message: 'frame.meetings',
    to: { at: 'meetings' },
    roles: caseRoles,
    count: (due) => ({ count: due.filter(({ kind }) => kind === 'meeting').length }),
  },
  below: { meeting: 'meetings', 'meeting-new': 'meetings' },
  news: [{ place: 20, icon: CalendarPlus, message: 'meetings.new', to: { at: 'meeting-new', caseId: null }, roles: caseRoles }],
  participant: { actions: [{ place: 20, view: PlanMeetingButton }] },
};
