import { bare, type Area } from '../../register/area.ts';
import { auditContract } from './contract.ts';
import { verifyJob } from './jobs.ts';
import audit1 from './migrations/0001-joint-payloads.sql?raw';
import audit2 from './migrations/0002-log-order.sql?raw';
import { auditHandlers } from './service.ts';

export const auditArea: Area<typeof auditContract> = {
  ...bare,
  name: 'audit',
  contract: auditContract,
  overviews: {
    list: ['entries', 'total', 'kinds', 'seq', 'at', 'who', 'kind', 'caseNumber', 'users', 'id', 'name', 'signature'],
  },
  handlers: auditHandlers,
  holds: {
    audit_joint_payloads: { nothing: 'up to which entry payloads tell of several cases together' },
  },
  migrations: [
    { at: 25, number: 1, name: 'joint-payloads', sql: audit1 },
    { at: 32, number: 2, name: 'log-order', sql: audit2 },
  ],
  jobs: [verifyJob],
  looksAt: [
    'users',
    'settings',
    'participants',
    'consents',
    'disclosures',
    'events',
    'threats',
    'relocation',
    'actions',
    'meetings',
    'network',
    'retention',
    'logchecks',
    'backups',
    'decisions',
  ],
  entries: ['payload-read', 'unreadable-line', 'verified'],
};
