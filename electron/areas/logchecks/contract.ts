import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { logRoles, roles, type Role } from '../../base/permissions.ts';
import { entrySchema, logFilters } from '../audit/contract.ts';
import { verdicts } from './rules.ts';

/** Whether the coordinator may depends on whether there is a manager; the use case checks that. */
const checkers: readonly Role[] = ['manager', 'coordinator'];

const verdict = z.enum(verdicts);
const sampleEntry = z.strictObject({
  ...entrySchema.shape,
  verdict: verdict.nullable(),
  /** Empty when it is withheld. */
  remark: z.string(),
  /** There is a remark, on a case that the reader may not see: shut out of it, or sealed and not open. */
  isWithheld: z.boolean(),
});
export type SampleEntry = z.infer<typeof sampleEntry>;

const signed = z.strictObject({ at: z.string(), by: z.string(), role: z.enum(roles) });

export const sampleSchema = z.strictObject({
  id: z.string(),
  /** `2026-04`. */
  month: z.string(),
  /** The last entry of the month and the chain's head there: the seed. */
  headSeq: z.int(),
  head: z.string(),
  /** How many entries it was drawn from. */
  candidates: z.int(),
  drawnAt: z.string(),
  drawnBy: z.string(),
  signed: signed.nullable(),
  entries: z.array(sampleEntry),
});
export type Sample = z.infer<typeof sampleSchema>;

const left = z.strictObject({ left: z.boolean(), name: z.string() });

export const logchecksContract = {
  /** The month to check now, and earlier checks, newest first. */
  get: read(
    {},
    z.strictObject({
      month: z.string(),
      /** Entries of that month that a sample is drawn from. */
      candidates: z.int(),
      sample: sampleSchema.nullable(),
      earlier: z.array(
        z.strictObject({ id: z.string(), month: z.string(), entries: z.int(), questions: z.int(), signed: signed.nullable() }),
      ),
      /** Whether the user may draw and sign. */
      mayCheck: z.boolean(),
      hasManager: z.boolean(),
    }),
    { roles: logRoles },
  ),
  sample: read({ sampleId: z.string() }, sampleSchema, { roles: logRoles }),
  /**
   * Draws the last finished month's sample; returns the existing one if it was already drawn. Refuses `not-found` when there is nothing to
   * draw from.
   */
  draw: write({}, sampleSchema, { roles: checkers }),
  /**
   * Refuses `immutable` once signed. A question needs a remark, and a remark a case that the checker may see (`no-grant`); a user shut out
   * of it cannot change the verdict.
   */
  mark: write({ sampleId: z.string(), seq: z.int(), verdict, remark: z.string() }, z.strictObject({}), { roles: checkers }),
  /** Refuses `invalid` at `entries` while an entry has no verdict, `immutable` when it is signed. */
  sign: write({ sampleId: z.string() }, z.strictObject({}), { roles: checkers }),
  /** The filtered log as PDF, for the own unit. At most the two thousand newest; the paper says how many there are. */
  saveLog: act(logFilters, left, { roles: logRoles }),
  /** Refuses `no-grant` while a remark is withheld. */
  saveSample: act({ sampleId: z.string() }, left, { roles: logRoles }),
};
