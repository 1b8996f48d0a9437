import { bare, type Area } from '../../register/area.ts';
import { threatsContract } from './contract.ts';
import threats1 from './migrations/0001-threats.sql?raw';
import { threatsHandlers } from './service.ts';
import { idShape, recordOrNew } from '../drafts/rules.ts';
import { aboutCase } from '../drafts/store.ts';
import { threatDues } from './dues.ts';

export const threatsArea: Area<typeof threatsContract> = {
  ...bare,
  name: 'threats',
  contract: threatsContract,
  drafts: [
    aboutCase(new RegExp(`^threats/${idShape}/assessment$`)),
    aboutCase(new RegExp(`^threats/${idShape}/actor/${recordOrNew}$`)),
    aboutCase(new RegExp(`^threats/${idShape}/zone/new$`)),
  ],
  dues: threatDues,
  handlers: threatsHandlers,
  holds: {
    threat_actors: ['case_id'],
    threat_assessments: ['case_id'],
    threat_zones: ['case_id'],
    threat_assessment_actors: ['assessment_id'],
    threat_assessment_sources: ['assessment_id'],
    threat_measures: ['assessment_id'],
  },
  migrations: [{ at: 9, number: 1, name: 'threats', sql: threats1 }],
  looksAt: ['events'],
  entries: [
    'actor-added',
    'actor-changed',
    'actor-ended',
    'actor-resumed',
    'assessed',
    'measure-marked',
    'zone-added',
    'zone-ended',
    'zone-resumed',
  ],
};
