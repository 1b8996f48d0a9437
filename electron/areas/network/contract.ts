import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';

/** Seen from one file. It does not hold which case the other is: the warning never reveals the other person. */
export const keepApartSchema = z.strictObject({
  id: z.string(),
  /** `null`: it was set from the other file, and the reason is read there. */
  reason: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
  holds: z.boolean(),
  version: z.int(),
});
export type KeepApart = z.infer<typeof keepApartSchema>;

const inCase = { caseId: z.string() };
const opened = { roles: caseRoles, grant: 'case' } as const;

export const networkContract = {
  /** Those in force, newest first. */
  list: read(inCase, z.array(keepApartSchema), opened),
  /**
   * The other case is named by its number; its file is not opened, and nothing of it is returned. Duplicates are allowed: refusing them
   * would reveal the other one to anyone trying numbers.
   */
  keepApart: write(
    { ...inCase, otherCaseNumber: z.string().max(40), reason: z.string(), since: z.string(), until: z.string().nullable() },
    keepApartSchema,
    opened,
  ),
  end: write({ ...inCase, id: z.string(), version: z.int() }, z.strictObject({}), opened),
  /** Undo of `end`. */
  restore: write({ ...inCase, id: z.string() }, keepApartSchema, opened),
  /** Which case it is: the manager's, with a log entry on both. Not for a user who is shut out of any case: it could be that one. */
  reveal: write({ ...inCase, id: z.string() }, z.strictObject({ caseNumber: z.string() }), {
    roles: ['manager'],
    grant: 'case',
    ended: 'allowed',
    held: 'allowed',
  }),
  /**
   * Whether some of these may not be together today. Returns no more than that, and only if all of them are open: otherwise `no-grant`,
   * whether such a case exists or not. Asking logs an entry on each, once per session.
   */
  conflicts: write({ cases: z.array(z.string()).max(200) }, z.strictObject({ conflict: z.boolean() }), {
    roles: caseRoles,
    held: 'allowed',
    unaudited: true,
  }),
};
