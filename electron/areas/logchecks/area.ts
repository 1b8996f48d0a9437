import { bare, type Area } from '../../register/area.ts';
import { logchecksContract } from './contract.ts';
import logchecks1 from './migrations/0001-logchecks.sql?raw';
import { logchecksHandlers } from './service.ts';
import { idShape } from '../drafts/rules.ts';
import { aboutNobody } from '../drafts/store.ts';

const sampleColumns = [
  ...['id', 'month', 'headSeq', 'head', 'candidates', 'drawnAt', 'drawnBy', 'signed', 'at', 'by', 'role', 'entries', 'seq', 'who', 'kind'],
  ...['caseNumber', 'verdict', 'remark', 'isWithheld'],
];

export const logchecksArea: Area<typeof logchecksContract> = {
  ...bare,
  name: 'logchecks',
  contract: logchecksContract,
  drafts: [aboutNobody(new RegExp(`^logchecks/${idShape}/[0-9]{1,9}$`))],
  overviews: {
    sample: sampleColumns,
    get: ['sample', ...sampleColumns, 'earlier', 'questions', 'mayCheck', 'hasManager'],
  },
  handlers: logchecksHandlers,
  holds: {
    log_samples: { nothing: 'months and heads of the log' },
    log_sample_entries: ['seq'],
  },
  migrations: [{ at: 19, number: 1, name: 'logchecks', sql: logchecks1 }],
  looksAt: ['audit', 'users'],
  entries: ['drawn', 'marked', 'signed'],
};
