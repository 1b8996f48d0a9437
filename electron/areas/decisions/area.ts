import { bare, type Area } from '../../register/area.ts';
import { decisionsContract } from './contract.ts';
import decisions1 from './migrations/0001-decisions.sql?raw';
import { decisionsHandlers } from './service.ts';
import { caseColumns } from '../../base/list-columns.ts';

export const decisionsArea: Area<typeof decisionsContract> = {
  ...bare,
  name: 'decisions',
  contract: decisionsContract,
  overviews: {
    // Names of agencies and grounds and their fields; for a case only its number.
    list: [
      ...['decisions', 'total', 'unseen', 'id', 'kind', 'subject', ...caseColumns, 'before', 'after', 'decidedBy', 'signedBy', 'decidedAt'],
      'isUnseen',
    ],
  },
  handlers: decisionsHandlers,
  holds: {
    decisions: ['case_id'],
    decision_readers: ['decision_id'],
  },
  migrations: [{ at: 26, number: 1, name: 'decisions', sql: decisions1 }],
  looksAt: ['users', 'settings'],
  entries: ['seen'],
};
