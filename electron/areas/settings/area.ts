import { bare, type Area } from '../../register/area.ts';
import { settingsContract } from './contract.ts';
import settings1 from './migrations/0001-settings.sql?raw';
import settings2 from './migrations/0002-lock.sql?raw';
import settings3 from './migrations/0003-agency-names.sql?raw';
import { settingsHandlers } from './service.ts';

export const settingsArea: Area<typeof settingsContract> = {
  ...bare,
  name: 'settings',
  contract: settingsContract,
  handlers: settingsHandlers,
  holds: {
    settings: { nothing: 'how the program works' },
    agencies: { nothing: 'authorities and their units' },
    agency_contacts: { nothing: 'officials, by their office' },
    agency_names: { nothing: 'earlier names of authorities' },
  },
  migrations: [
    { at: 3, number: 1, name: 'settings', sql: settings1 },
    { at: 18, number: 2, name: 'lock', sql: settings2 },
    { at: 29, number: 3, name: 'agency-names', sql: settings3 },
  ],
  entries: ['agency-added', 'agency-changed', 'agency-moved', 'changed', 'contact-added', 'contact-changed'],
};
