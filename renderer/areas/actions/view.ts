import type actions from '../../i18n/sv/actions.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly actions: typeof actions;
  }
}
declare module '../participants/slots.ts' {
  interface ParticipantTabs {
    readonly actions: true;
  }
}

export const actionsView: AreaView = {
  name: 'actions',
  participant: {
    tabs: [
      {
        id: 'actions',
        place: 60,
        message: 'participants.tab.actions',
        view: part(async () => (await import('./actions-tab.tsx')).ActionsTab),
      },
    ],
  },
};
