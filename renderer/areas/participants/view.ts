import { UserPlus, Users } from 'lucide-react';
import type { Id } from '../../../electron/base/ids.ts';
import { caseRoles } from '../../../electron/base/permissions.ts';
import type { ParticipantTab } from './slots.ts';
import type participants from '../../i18n/sv/participants.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly participants: typeof participants;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly participants: unknown;
    readonly 'participant-new': unknown;
    readonly participant: { readonly caseId: Id; readonly tab: ParticipantTab };
  }
}
declare module './slots.ts' {
  interface ParticipantTabs {
    readonly overview: true;
    readonly family: true;
  }
}

export const participantsView: AreaView = {
  name: 'participants',
  routes: {
    participants: part(async () => (await import('./list/participants-view.tsx')).ParticipantsView),
    'participant-new': part(async () => (await import('./new/participant-new.tsx')).ParticipantNew),
    participant: part(async () => (await import('./participant-page.tsx')).ParticipantPage),
  },
  rail: { place: 20, icon: Users, message: 'frame.participants', to: { at: 'participants' }, roles: caseRoles },
  below: { participant: 'participants', 'participant-new': 'participants' },
  news: [{ place: 10, icon: UserPlus, message: 'participants.new', to: { at: 'participant-new' }, roles: caseRoles }],
  participant: {
    tabs: [
      {
        id: 'overview',
        place: 10,
        message: 'participants.tab.overview',
        view: part(async () => (await import('./overview-tab.tsx')).OverviewTab),
      },
      {
        id: 'family',
        place: 50,
        message: 'participants.tab.family',
        view: part(async () => (await import('./family/family-tab.tsx')).FamilyTab),
      },
    ],
  },
};
