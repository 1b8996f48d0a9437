import { keptDues } from './dues.ts';
import { bare, type Area } from '../../register/area.ts';
import { overviewContract } from './contract.ts';
import { overviewHandlers } from './service.ts';
import { caseColumns } from '../../base/list-columns.ts';
import overview1 from './migrations/0001-dues.sql?raw';

export const overviewArea: Area<typeof overviewContract> = {
  ...bare,
  name: 'overview',
  contract: overviewContract,
  overviews: {
    due: [
      ...[
        'today',
        'items',
        'week',
        'agencies',
        'entries',
        'id',
        'cases',
        ...caseColumns,
        'date',
        'days',
        'group',
        'kind',
        'time',
        'number',
      ],
      ...['missing', 'actionId', 'version', 'agencyId', 'agency', 'from', 'type', 'meetingId', 'meeting', 'isHeld', 'items', 'invited'],
      ...['planId', 'left', 'total', 'open', 'late', 'recipients', 'age', 'what', 'subject', 'facts', 'ref'],
    ],
  },
  holds: {
    dues: ['case_id'],
  },
  migrations: [{ at: 30, number: 1, name: 'dues', sql: overview1 }],
  kept: keptDues,
  handlers: overviewHandlers,
  looksAt: [
    'backups',
    'decisions',
    'participants',
    'logchecks',
    'consents',
    'disclosures',
    'events',
    'threats',
    'relocation',
    'actions',
    'meetings',
    'settings',
  ],
};
