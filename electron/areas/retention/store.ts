import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';

/** Unsaved text of any user about a case: it could hold the new identity. */
export const deleteDrafts = (db: Db, caseId: Id): void => {
  db.run('delete from drafts where instr(key, :caseId) > 0', { caseId });
};
