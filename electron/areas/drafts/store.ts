import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Owner } from './rules.ts';

const rowTables = ['alternatives', 'checks', 'family', 'costs', 'times', 'numbers'].map((list) => `relocation_${list}`);

/** The case of a plan, or of a row in one of its lists. */
const relocationCases = `select case_id as caseId from relocation_plans where id = :id
  ${rowTables.map((table) => `union select p.case_id from ${table} r join relocation_plans p on p.id = r.plan_id where r.id = :id`).join('\n')}`;

const queries: Readonly<Record<Exclude<Owner['of'], 'nobody'>, string>> = {
  case: 'select id as caseId from cases where id = :id',
  // Also of a former one: what was written while it was about it may be about it still.
  meeting: `select case_id as caseId from meeting_cases where meeting_id = :id
    union select case_id from meeting_former_cases where meeting_id = :id`,
  event: 'select case_id as caseId from events where id = :id',
  relocation: relocationCases,
};

/** The cases a draft belongs to; null when the record is not (or no longer) there. A meeting may have none. */
export const casesOfOwner = (db: Db, owner: Owner): readonly Id[] | null => {
  if (owner.of === 'nobody') return [];
  const cases = db.all<{ caseId: Id }>(queries[owner.of], { id: owner.id }).map(({ caseId }) => caseId);
  if (cases.length > 0) return cases;
  const meeting = owner.of === 'meeting' && db.get<{ id: Id }>('select id from meetings where id = :id', { id: owner.id });
  return meeting ? [] : null;
};
