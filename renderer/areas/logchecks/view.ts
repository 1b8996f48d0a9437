import type logchecks from '../../i18n/sv/logchecks.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly logchecks: typeof logchecks;
  }
}
declare module '../audit/slots.ts' {
  interface LogTabs {
    readonly check: true;
  }
}

export const logchecksView: AreaView = {
  name: 'logchecks',
  log: [
    {
      id: 'check',
      place: 20,
      message: 'audit.tab.check',
      view: part(async () => (await import('./check-tab.tsx')).CheckTab),
    },
  ],
};
