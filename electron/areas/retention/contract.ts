import { z } from 'zod';
import { act } from '../../base/contract.ts';
import { decidingRoles } from '../../base/permissions.ts';

/** How records end. */
export const retentionContract = {
  /**
   * Fingerade personuppgifter (SFS 1991:483): ends the record for good. Consents are withdrawn, unsaved text about the case is deleted, and
   * every later write on the case is refused (`record-closed`). It takes two, as it cannot be undone: the byte buffer is the passphrase of
   * `signerId`, typed on the spot. Refuses `conflict`.
   */
  endAsFictitious: act({ caseId: z.string(), version: z.int(), signerId: z.string() }, z.strictObject({ withdrawn: z.int() }), {
    roles: decidingRoles,
    grant: 'case',
    bytes: 1,
    proof: 'passphrase',
  }),
};
