import { UserPlus, Users } from 'lucide-react';
import { lazy } from 'react';
import type { Id } from '../../../electron/base/ids.ts';
import { caseRoles } from '../../../electron/base/permissions.ts';
import type { ParticipantTab } from './slots.ts';
import type participants from '../../i18n/sv/participants.json';
import type { AreaView } from '../../views/area-view.ts';

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
    participants: lazy(async () => ({ default: (await import('./list/participants-view.tsx')).ParticipantsView })),
    'participant-new': lazy(async () => ({ default: (await import('./new/participant-new.tsx')).ParticipantNew })),
    participant: lazy(async () => ({ default: (await import('./participant-page.tsx')).ParticipantPage })),
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
        view: lazy(async () => ({ default: (await import('./overview-tab.tsx')).OverviewTab })),
      },
      {
        id: 'family',
        place: 50,
        message: 'participants.tab.family',
        view: lazy(async () => ({ default: (await import('./family/family-tab.tsx')).FamilyTab })),
      },
    ],
  },
};
