import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { subjectAreas } from '../../base/terms.ts';

export const actionSchema = z.strictObject({
  id: z.string(),
  what: z.string(),
  /** `null`: the own unit. */
  ownerAgencyId: z.string().nullable(),
  ownerAgency: z.string().nullable(),
  ownerName: z.string(),
  dueOn: z.string(),
  subject: z.enum([...subjectAreas, 'formal']).nullable(),
  restriction: z.enum(['none', 'no-onward']),
  /** Instant. */
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  /** The meeting it was agreed at. */
  origin: z.strictObject({ meetingId: z.string(), type: z.enum(['sig', 'sspf', 'other']), number: z.int(), date: z.string() }),
  cases: z.array(z.string()).readonly(),
  version: z.int(),
});
export type Action = z.infer<typeof actionSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;

export const actionsContract = {
  /** Open ones by due date, then the done. Those that also involve other cases are listed once these are open, too. */
  list: read({ caseId: z.string() }, z.array(actionSchema), opened),
  /** How many are not in the list, because they are about a case that is not open. */
  withheld: read({ caseId: z.string() }, z.strictObject({ count: z.int() }), opened),
  /** Marks as done, or as not done again. Refuses `conflict`, and `no-grant` when it is about a case that is not open. */
  setDone: write({ caseId: z.string(), id: z.string(), version: z.int(), isDone: z.boolean() }, actionSchema, opened),
};
