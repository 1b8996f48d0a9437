import type threats from '../../i18n/sv/threats.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly threats: typeof threats;
  }
}
declare module '../participants/slots.ts' {
  interface ParticipantTabs {
    readonly threat: true;
  }
}

export const threatsView: AreaView = {
  name: 'threats',
  participant: {
    badges: [{ place: 10, view: part(async () => (await import('./threat-badge.tsx')).ThreatBadge) }],
    tabs: [
      {
        id: 'threat',
        place: 30,
        message: 'participants.tab.threat',
        view: part(async () => (await import('./threats-tab.tsx')).ThreatsTab),
      },
    ],
  },
};
