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
  holds: {
    import_batches: { found: 'by its records; mending holds cells as somebody typed them, also of people who were not imported' },
    import_batch_records: { found: 'record_id is the id of a row in the table that kind names' },
  },
  migrations: [{ at: 13, number: 1, name: 'exchange', sql: exchange1 }],
  jobs: [judgeJob, commitJob],
  looksAt: ['participants'],
  entries: ['asked', 'imported', 'undone'],
};
