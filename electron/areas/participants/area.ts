import { bare, type Area } from '../../register/area.ts';
import { participantsContract } from './contract.ts';
import participants1 from './migrations/0001-participants.sql?raw';
import participants2 from './migrations/0002-people.sql?raw';
import participants3 from './migrations/0003-guardian-ends.sql?raw';
import participants4 from './migrations/0004-relations.sql?raw';
import { participantsHandlers } from './service.ts';
import { idShape, recordOrNew } from '../drafts/rules.ts';
import { aboutCase, aboutNobody } from '../drafts/store.ts';
import { personColumns, participantColumns } from '../../base/list-columns.ts';
import { keptNames } from './store.ts';
import participants6 from './migrations/0006-case-list.sql?raw';
import participants5 from './migrations/0005-name-words.sql?raw';

export const participantsArea: Area<typeof participantsContract> = {
  ...bare,
  name: 'participants',
  contract: participantsContract,
  drafts: [
    aboutNobody(/^participants\/new\/form$/),
    aboutCase(new RegExp(`^participants/${idShape}/facts$`)),
    aboutCase(new RegExp(`^participants/${idShape}/guardian/${recordOrNew}$`)),
    aboutCase(new RegExp(`^participants/${idShape}/relative/${recordOrNew}$`)),
  ],
  overviews: {
    list: [...participantColumns, 'nextDate', 'rows', 'shown', 'total', 'states', 'phases'],
    choices: ['rows', 'more', 'chosen', ...participantColumns],
    // Rows and whether the search was one.
    search: ['rows', 'lawful', 'more', ...participantColumns],
    similar: [...personColumns, 'birthDate'],
  },
  kept: keptNames,
  handlers: participantsHandlers,
  holds: {
    persons: { through: ['cases', 'guardians', 'relatives'] },
    cases: ['person_id'],
    guardians: ['child_id', 'guardian_id'],
    relatives: ['participant_id', 'relative_id'],
    name_words: ['case_id'],
    case_list: ['case_id'],
    case_counts: { nothing: 'how many cases there are' },
  },
  migrations: [
    { at: 5, number: 1, name: 'participants', sql: participants1 },
    { at: 15, number: 2, name: 'people', sql: participants2 },
    { at: 23, number: 3, name: 'guardian-ends', sql: participants3 },
    { at: 24, number: 4, name: 'relations', sql: participants4 },
    { at: 31, number: 5, name: 'name-words', sql: participants5 },
    { at: 33, number: 6, name: 'case-list', sql: participants6 },
  ],
  entries: [
    'changed',
    'compared',
    'guardian-added',
    'guardian-changed',
    'guardian-ended',
    'guardian-restored',
    'guardian-threat',
    'number-revealed',
    'opened',
    'registered',
    'relative-added',
    'relative-changed',
    'relative-ended',
    'relative-restored',
    'search-without-hit',
    'searched',
  ],
};
