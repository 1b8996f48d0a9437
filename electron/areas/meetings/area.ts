import { bare, type Area } from '../../register/area.ts';
import { meetingsContract } from './contract.ts';
import meetings1 from './migrations/0001-meetings.sql?raw';
import meetings2 from './migrations/0002-former-cases.sql?raw';
import meetings3 from './migrations/0003-meeting-windows.sql?raw';
import { meetingsHandlers } from './service.ts';
import { idShape } from '../drafts/rules.ts';
import { aboutNobody } from '../drafts/store.ts';
import { casesOfMeeting } from './store.ts';
import { personColumns } from '../../base/list-columns.ts';

export const meetingsArea: Area<typeof meetingsContract> = {
  ...bare,
  name: 'meetings',
  contract: meetingsContract,
  drafts: [
    aboutNobody(new RegExp(`^meetings/new/(?:any|${idShape})$`)),
    { shape: new RegExp(`^meetings/${idShape}/new-item$`), cases: casesOfMeeting },
    { shape: new RegExp(`^meetings/${idShape}/${idShape}/(?:entry|title)$`), cases: casesOfMeeting },
  ],
  overviews: {
    list: ['rows', 'more', 'id', 'type', 'number', 'date', 'startTime', 'endTime', 'state', 'versions', 'cases', ...personColumns],
  },
  handlers: meetingsHandlers,
  holds: {
    meetings: { through: ['meeting_cases', 'meeting_former_cases'] },
    meeting_cases: ['case_id'],
    meeting_former_cases: ['case_id'],
    agenda_item_cases: ['case_id'],
    agenda_item_former_cases: ['case_id'],
    agenda_items: ['meeting_id'],
    meeting_agencies: ['meeting_id'],
    meeting_versions: ['meeting_id'],
    agenda_statements: ['item_id'],
    agenda_decisions: ['item_id'],
    agenda_actions: ['item_id'],
  },
  migrations: [
    { at: 11, number: 1, name: 'meetings', sql: meetings1 },
    { at: 27, number: 2, name: 'former-cases', sql: meetings2 },
    { at: 35, number: 3, name: 'meeting-windows', sql: meetings3 },
  ],
  looksAt: ['participants', 'consents', 'actions', 'settings'],
  entries: [
    'agencies-changed',
    'agenda-mentions-seen',
    'attendance',
    'cases-changed',
    'changed',
    'correction-begun',
    'finalised',
    'held',
    'item-added',
    'item-changed',
    'item-moved',
    'item-removed',
    'item-restored',
    'minutes-mentions-seen',
    'opened',
    'planned',
    'projected',
  ],
};
