import { bare, type Area } from '../../register/area.ts';
import { exchangeContract } from './contract.ts';
import { commitJob, judgeJob } from './jobs.ts';
import exchange1 from './migrations/0001-exchange.sql?raw';
import { exchangeHandlers } from './service.ts';
import { aboutNobody } from '../drafts/store.ts';

export const exchangeArea: Area<typeof exchangeContract> = {
  ...bare,
  name: 'exchange',
  contract: exchangeContract,
  drafts: [aboutNobody(/^exchange\/[0-9a-f]{64}\/mending$/)],
  handlers: exchangeHandlers,
  migrations: [{ at: 13, number: 1, name: 'exchange', sql: exchange1 }],
  jobs: [judgeJob, commitJob],
  looksAt: ['participants'],
  entries: ['asked', 'imported', 'undone'],
};
