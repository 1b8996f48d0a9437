import { bare, type Area } from '../../register/area.ts';
import { networkContract } from './contract.ts';
import network1 from './migrations/0001-network.sql?raw';
import { networkHandlers } from './service.ts';
import { idShape } from '../drafts/rules.ts';
import { aboutCase } from '../drafts/store.ts';

export const networkArea: Area<typeof networkContract> = {
  ...bare,
  name: 'network',
  contract: networkContract,
  drafts: [aboutCase(new RegExp(`^network/${idShape}/keep-apart$`))],
  overviews: { conflicts: ['conflict'] },
  handlers: networkHandlers,
  holds: {
    keep_apart: ['case_id', 'other_case_id'],
  },
  migrations: [{ at: 16, number: 1, name: 'network', sql: network1 }],
  looksAt: ['participants'],
  entries: ['conflict-asked', 'keep-apart-ended', 'keep-apart-restored', 'keep-apart-revealed', 'kept-apart'],
};
