import { Map as MapIcon } from 'lucide-react';
import type { Id } from '../../../electron/base/ids.ts';
import { caseRoles } from '../../../electron/base/permissions.ts';
import type { PlanTab } from './tabs.ts';
import type relocation from '../../i18n/sv/relocation.json';
import type relocationMap from '../../i18n/sv/relocation-map.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly relocation: typeof relocation;
    readonly 'relocation-map': typeof relocationMap;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly relocation: unknown;
    readonly relocationPlan: { readonly planId: Id; readonly tab: PlanTab };
  }
}
declare module '../participants/slots.ts' {
  interface ParticipantTabs {
    readonly relocation: true;
  }
}

export const relocationView: AreaView = {
  name: 'relocation',
  routes: {
    relocation: part(async () => (await import('./relocation-view.tsx')).RelocationView),
    relocationPlan: part(async () => (await import('./plan-page.tsx')).PlanPage),
  },
  rail: {
    place: 40,
    icon: MapIcon,
    message: 'frame.relocation',
    to: { at: 'relocation' },
    roles: caseRoles,
    count: (due) => ({ count: due.filter(({ kind, days }) => kind === 'move-day' && days >= 0).length }),
  },
  below: { relocationPlan: 'relocation' },
  participant: {
    tabs: [
      {
        id: 'relocation',
        place: 40,
        message: 'participants.tab.relocation',
        view: part(async () => (await import('./relocation-tab.tsx')).RelocationTab),
      },
    ],
  },
};
