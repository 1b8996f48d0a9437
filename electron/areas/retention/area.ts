import { bare, type Area } from '../../register/area.ts';
import { retentionContract } from './contract.ts';
import { retentionHandlers } from './service.ts';

export const retentionArea: Area<typeof retentionContract> = {
  ...bare,
  name: 'retention',
  contract: retentionContract,
  handlers: retentionHandlers,
  entries: ['ended-as-fictitious'],
};
