import { z } from 'zod';
import { act, read } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';

export const disclosureSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  recipientKind: z.enum(['own-unit', 'agency', 'statistics']),
  agency: z.string().nullable(),
  purpose: z.string(),
  document: z.string(),
  contentHash: z.string(),
  decidedBy: z.string(),
  leftAs: z.enum(['pdf', 'docx', 'print']).nullable(),
  leftAt: z.string().nullable(),
  /** Consent versions it rested on. */
  versions: z.array(z.int()),
});
export type DisclosureEntry = z.infer<typeof disclosureSchema>;

export const disclosuresContract = {
  /** The form to sign for a recorded version, through the gate to the own unit. */
  consentForm: act(
    { caseId: z.string(), consentId: z.string(), language: z.enum(['sv', 'en']), as: z.enum(['pdf', 'docx', 'print']) },
    z.strictObject({ left: z.boolean(), name: z.string() }),
    { roles: caseRoles, grant: 'case' },
  ),
  /** What left the register about a case, newest first; `leftAt: null`: on its way when the register locked, outcome unknown. */
  list: read({ caseId: z.string() }, z.array(disclosureSchema), { roles: caseRoles, grant: 'case' }),
};
