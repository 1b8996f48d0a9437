import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { isListPrefix } from './rules.ts';

/** Its shape must be one that an area declares; the use case checks that. */
const key = z.string().max(200);
const draft = { value: z.string(), baseVersion: z.int(), savedAt: z.string() };

/**
 * Drafts hold text that a field's own rule may refuse, so they accept far longer texts than any field. A draft of a record needs the grant
 * of its case (`no-grant`), and the record (`not-found`); lists leave out cases not opened.
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
