import { bare, type Area } from '../../register/area.ts';
import { disclosuresContract } from './contract.ts';
import disclosures1 from './migrations/0001-disclosures.sql?raw';
import disclosures2 from './migrations/0002-grounds.sql?raw';
import { disclosuresHandlers } from './service.ts';
import { idShape } from '../drafts/rules.ts';
import { aboutCase } from '../drafts/store.ts';
import { recallDues } from './recalls/recall-dues.ts';

export const disclosuresArea: Area<typeof disclosuresContract> = {
  ...bare,
  name: 'disclosures',
  contract: disclosuresContract,
  drafts: [
    aboutCase(new RegExp(`^disclosures/${idShape}/(?:request|contact|concern)$`)),
    aboutCase(new RegExp(`^disclosures/${idShape}/ground/${idShape}/[a-z][a-z-]{0,30}$`)),
  ],
  dues: recallDues,
  handlers: disclosuresHandlers,
  holds: {
    disclosures: { through: ['disclosure_cases'] },
    disclosure_cases: ['case_id'],
    ground_uses: ['case_id'],
    recalls: ['case_id'],
    legal_grounds: { nothing: 'what the law allows, whoever it is about' },
  },
  migrations: [
    { at: 7, number: 1, name: 'disclosures', sql: disclosures1 },
    { at: 17, number: 2, name: 'grounds', sql: disclosures2 },
  ],
  looksAt: ['participants', 'consents', 'settings'],
  entries: ['ground-changed', 'ground-used', 'leaving', 'leaving-reason', 'left', 'made', 'not-left', 'recall-sent'],
};
