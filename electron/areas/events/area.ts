import { bare, type Area } from '../../register/area.ts';
import { eventsContract } from './contract.ts';
import events1 from './migrations/0001-events.sql?raw';
import events2 from './migrations/0002-notes-by-type.sql?raw';
import { eventsHandlers } from './service.ts';
import { idShape } from '../drafts/rules.ts';
import { aboutCase } from '../drafts/store.ts';
import { casesOfNote } from './store.ts';

export const eventsArea: Area<typeof eventsContract> = {
  ...bare,
  name: 'events',
  contract: eventsContract,
  drafts: [aboutCase(new RegExp(`^events/${idShape}/new$`)), { shape: new RegExp(`^events/${idShape}/correction$`), cases: casesOfNote }],
  handlers: eventsHandlers,
  holds: {
    events: ['case_id'],
    event_versions: ['event_id'],
  },
  migrations: [
    { at: 8, number: 1, name: 'events', sql: events1 },
    { at: 34, number: 2, name: 'notes-by-type', sql: events2 },
  ],
  entries: ['added', 'changed'],
};
