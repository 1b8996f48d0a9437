import { NoteButton } from './note-button.tsx';
import type events from '../../i18n/sv/events.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly events: typeof events;
  }
}

export const eventsView: AreaView = {
  name: 'events',
  participant: {
    actions: [{ place: 10, view: NoteButton }],
    overview: [{ place: 10, view: part(async () => (await import('./notes.tsx')).Notes) }],
  },
};
