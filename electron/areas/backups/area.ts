import { bare, type Area } from '../../register/area.ts';
import { backupsContract } from './contract.ts';
import { checkJob, makeJob } from './jobs.ts';
import backups1 from './migrations/0001-backups.sql?raw';
import { backupsHandlers } from './service.ts';
import type { Session } from '../users/unlock/session.ts';

export const backupsArea: Area<typeof backupsContract, Session> = {
  ...bare,
  name: 'backups',
  contract: backupsContract,
  handlers: backupsHandlers,
  holds: {
    backup_checks: { nothing: 'names of copies' },
    backup_state: { nothing: 'where copies are put' },
  },
  migrations: [{ at: 22, number: 1, name: 'backups', sql: backups1 }],
  jobs: [makeJob, checkJob],
  entries: ['checked', 'closing-kept', 'made', 'reminder-changed', 'restore-refused', 'restored', 'second-chosen', 'second-forgotten'],
};
