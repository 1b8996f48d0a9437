import { caseRoles } from '../../../electron/base/permissions.ts';
import { LeavingReasonDialog } from './release-reason-dialog.tsx';
import type disclosures from '../../i18n/sv/disclosures.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly disclosures: typeof disclosures;
  }
}
declare module '../settings/slots.ts' {
  interface SettingsSections {
    readonly grounds: true;
  }
}
declare module '../participants/slots.ts' {
  interface ParticipantTabs {
    readonly consent: true;
    readonly documents: true;
  }
}

export const disclosuresView: AreaView = {
  name: 'disclosures',
  around: [LeavingReasonDialog],
  settings: [
    {
      id: 'grounds',
      place: 70,
      message: 'settings.section.grounds',
      roles: caseRoles,
      view: part(async () => (await import('./grounds/grounds-section.tsx')).GroundsSection),
    },
  ],
  participant: {
    tabs: [
      {
        id: 'consent',
        place: 20,
        message: 'participants.tab.consent',
        view: part(async () => (await import('./grounds/consent-with-grounds.tsx')).ConsentWithGrounds),
      },
      {
        id: 'documents',
        place: 70,
        message: 'participants.tab.documents',
        view: part(async () => (await import('./documents-tab.tsx')).DocumentsTab),
      },
    ],
  },
};
