import { ScrollText } from 'lucide-react';
import { logRoles } from '../../../electron/base/permissions.ts';
import { ChainWarning } from './chain-warning.tsx';
import type { LogTab } from './slots.ts';
import type audit from '../../i18n/sv/audit.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly audit: typeof audit;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    /** The entries, when no tab is named. */
    readonly log: { readonly tab?: LogTab };
  }
}
declare module './slots.ts' {
  interface LogTabs {
    readonly entries: true;
  }
}

export const auditView: AreaView = {
  name: 'audit',
  routes: { log: part(async () => (await import('./log-view.tsx')).LogView) },
  rail: { place: 80, icon: ScrollText, message: 'frame.log', to: { at: 'log' }, roles: logRoles },
  notices: [{ place: 20, at: ['today'], view: ChainWarning }],
  log: [
    {
      id: 'entries',
      place: 10,
      message: 'audit.tab.entries',
      view: part(async () => (await import('./entries-tab.tsx')).EntriesTab),
    },
  ],
};
