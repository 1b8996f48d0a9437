import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { isListPrefix } from './rules.ts';

/** Its shape is one that an area says it writes; the use case holds it against them. */
const key = z.string().max(200);
const draft = { value: z.string(), baseVersion: z.int(), savedAt: z.string() };

/**
 * Drafts hold what a field's own rule may refuse, so they take far longer texts than any field. A draft of a record asks for
 * the grant of its case (`no-grant`), and for the record (`not-found`); a list leaves out what was not opened.
 */
export const draftsContract = {
  get: read({ key }, z.strictObject(draft).nullable(), { roles: caseRoles }),
  list: read({ prefix: z.string().max(200).refine(isListPrefix) }, z.array(z.strictObject({ key: z.string(), ...draft })), {
    roles: caseRoles,
  }),
  put: write({ key, value: z.string().max(900_000), baseVersion: z.int().min(0) }, z.strictObject({ savedAt: z.string() }), {
    roles: caseRoles,
    unaudited: true,
  }),
  discard: write({ key }, z.strictObject({}), { roles: caseRoles, unaudited: true }),
};
