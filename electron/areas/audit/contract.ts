import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { logRoles, roles } from '../../base/permissions.ts';
import { longestReason } from '../../base/reason.ts';

export const logFilters = {
  /** `participants.opened`, or an area with a dot (`participants.`) for all of its kinds. */
  kind: z.string().max(60).nullable(),
  /** Whose entries; null for everybody's, including unknown users. */
  userId: z.string().max(60).nullable(),
  /** As typed; matches the beginning. */
  caseNumber: z.string().max(40),
  /** Calendar days in Sweden, both included. */
  from: z.string().max(10).nullable(),
  to: z.string().max(10).nullable(),
};

const entryFields = {
  seq: z.int(),
  at: z.string(),
  /** Null: before anybody had unlocked. */
  who: z.string().nullable(),
  kind: z.string(),
  caseNumber: z.string().nullable(),
};
export const entrySchema = z.strictObject(entryFields);
export type LogEntry = z.infer<typeof entrySchema>;

export const verdictSchema = z.strictObject({
  entries: z.int(),
  head: z.string(),
  /** The first entry that does not fit, or that is missing; null when all fit each other and every head kept outside. */
  brokenAt: z.int().nullable(),
  /** How many heads kept outside it was checked against. */
  heads: z.int(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const auditContract = {
  /** Newest first, in windows: `before` is the last seq of the window before. No payloads. Bad dates are refused at their field. */
  list: read(
    { ...logFilters, before: z.int().nullable(), limit: z.int().min(1).max(500) },
    z.strictObject({
      entries: z.array(entrySchema),
      total: z.int(),
      kinds: z.array(z.string()),
      /** Everybody who may be in the log, including former users. */
      users: z.array(z.strictObject({ id: z.string(), name: z.string(), signature: z.string() })),
    }),
    { roles: logRoles },
  ),
  /**
   * What an entry holds besides who and when. It may hold case content, so reading it is itself logged and needs what the case needs: an
   * open case (`no-grant`), for a joint entry every case it is about. A reviewer opens no cases; for a sealed one she gives a reason
   * (`reason-required`). Refuses `shut-out`.
   */
  openPayload: write(
    { seq: z.int(), reason: z.string().max(longestReason).optional() },
    /** `payload` as JSON text; null when it has been weeded out. */
    z.strictObject({ ...entryFields, payload: z.string().nullable(), head: z.string() }),
    { roles: logRoles, held: 'allowed' },
  ),
  /** Recomputes the whole chain, checks it against the heads kept outside, and logs the result. */
  verify: act({}, verdictSchema, { roles: logRoles, held: 'allowed' }),
  /** The same after an unlock, for every user, off the core's thread. Logged only once a day, and whenever the chain is broken. */
  verifyQuietly: act({}, verdictSchema, { roles, held: 'allowed' }),
};
