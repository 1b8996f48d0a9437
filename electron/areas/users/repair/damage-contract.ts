import { z } from 'zod';
import { act } from '../../../base/contract.ts';
import { roles } from '../../../base/permissions.ts';

export const salvagedSchema = z.strictObject({
  /** Of the new register; the window never sees a path. */
  folderName: z.string(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      saved: z.int(),
      /** Null when unknown. */
      lost: z.int().nullable(),
    }),
  ),
  /** The first entry of the log that is missing or does not fit; null when the log is whole. */
  brokenAt: z.int().nullable(),
  /** References to rows that could not be saved. */
  orphans: z.int(),
});
export type Salvaged = z.infer<typeof salvagedSchema>;

const job = { jobId: z.uuid() };

export const damageContract = {
  /** Reads every page, away from the core's thread. Once damage is found the register is read-only, and the status says so. */
  checkFile: act({}, z.strictObject({ damaged: z.boolean() }), { roles, held: 'allowed' }),
  /**
   * Saves what can be read into a new register, in a folder that the person chooses, for the people who can open this one; null when she
   * cancelled. That register is the one opened next. Refuses `register-exists`, `cancelled`, `disk-full`, and `register-damaged` with
   * `nothing` when nothing can be read.
   */
  salvage: act(job, salvagedSchema.nullable(), { roles, held: 'allowed' }),
  /** The same for a register that no longer opens. Byte buffer: the passphrase, or the recovery code as typed. */
  salvageLocked: act({ ...job, by: z.enum(['passphrase', 'recovery-code']), signature: z.string() }, salvagedSchema.nullable(), {
    when: 'any',
    bytes: 1,
  }),
};
