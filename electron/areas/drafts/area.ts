import { bare, type Area } from '../../register/area.ts';
import { draftsContract } from './contract.ts';
import drafts1 from './migrations/0001-drafts.sql?raw';
import { draftsHandlers } from './service.ts';

export const draftsArea: Area<typeof draftsContract> = {
  ...bare,
  name: 'drafts',
  contract: draftsContract,
  handlers: draftsHandlers,
  holds: {
    drafts: { found: 'by its key: each area says in `drafts` whose cases it belongs to' },
  },
  migrations: [{ at: 4, number: 1, name: 'drafts', sql: drafts1 }],
};
