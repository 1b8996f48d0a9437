import { z } from 'zod';
import { write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';

/** How records end. */
export const retentionContract = {
  /**
   * Fingerade personuppgifter (SFS 1991:483): ends the record for good. Consents are withdrawn, unsaved text about the case goes,
   * and every later write on the case is refused (`record-closed`). Refuses `conflict`.
   */
  endAsFictitious: write({ caseId: z.string(), version: z.int() }, z.strictObject({ withdrawn: z.int() }), {
    roles: caseRoles,
    grant: 'case',
  }),
};
