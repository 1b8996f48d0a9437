import { bare, type Area } from '../../register/area.ts';
import { actionsContract } from './contract.ts';
import actions1 from './migrations/0001-actions.sql?raw';
import { actionsHandlers } from './service.ts';

export const actionsArea: Area<typeof actionsContract> = {
  ...bare,
  name: 'actions',
  contract: actionsContract,
  handlers: actionsHandlers,
  holds: {
    actions: { through: ['action_cases'] },
    action_cases: ['case_id'],
  },
  migrations: [{ at: 12, number: 1, name: 'actions', sql: actions1 }],
  looksAt: ['meetings', 'settings'],
  entries: ['done', 'not-done'],
};
