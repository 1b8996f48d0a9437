import { bare, type Area } from '../../register/area.ts';
import { relocationContract } from './contract.ts';
import relocation1 from './migrations/0001-relocation.sql?raw';
import relocation2 from './migrations/0002-zone-overrides.sql?raw';
import relocation3 from './migrations/0003-plan-list.sql?raw';
import { relocationHandlers } from './service.ts';
import { fieldShape, idShape } from '../drafts/rules.ts';
import { casesOfPlanPart, keptPlans } from './store.ts';
import { caseColumns, personColumns } from '../../base/list-columns.ts';
import { relocationDues } from './dues.ts';

export const relocationArea: Area<typeof relocationContract> = {
  ...bare,
  name: 'relocation',
  contract: relocationContract,
  drafts: [{ shape: new RegExp(`^relocation/${idShape}/${fieldShape}$`), cases: casesOfPlanPart }],
  overviews: {
    list: ['rows', 'more', 'total', ...personColumns, 'planId', 'phase', 'moveDate', 'mandatoryLeft', 'mandatoryTotal'],
    find: [...caseColumns, 'isSealed', 'isOpened'],
  },
  dues: relocationDues,
  kept: keptPlans,
  handlers: relocationHandlers,
  holds: {
    relocation_plans: ['case_id'],
    plan_list: ['case_id'],
    relocation_alternatives: ['plan_id'],
    relocation_checks: ['plan_id'],
    relocation_copies: ['plan_id'],
    relocation_costs: ['plan_id'],
    relocation_destinations: ['plan_id'],
    relocation_family: ['plan_id'],
    relocation_numbers: ['plan_id'],
    relocation_overrides: ['plan_id'],
    relocation_times: ['plan_id'],
  },
  migrations: [
    { at: 10, number: 1, name: 'relocation', sql: relocation1 },
    { at: 21, number: 2, name: 'zone-overrides', sql: relocation2 },
    { at: 36, number: 3, name: 'plan-list', sql: relocation3 },
  ],
  looksAt: ['participants', 'network', 'threats', 'settings'],
  entries: [
    'changed',
    'copy-made',
    'copy-not-taken',
    'created',
    'destination-chosen',
    'keep-apart-told',
    'opened',
    'ranked',
    'row-added',
    'row-changed',
    'row-removed',
    'row-restored',
    'zone-overridden',
  ],
};
