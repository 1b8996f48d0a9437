import { z } from 'zod';
import { act } from '../../../base/contract.ts';
import { decidingRoles } from '../../../base/permissions.ts';

const generationSchema = z.strictObject({
  number: z.string(),
  /** The one that opens. */
  isLiving: z.boolean(),
  /** Not: the rest of an attempt that was cut off, which nobody can open. */
  isWhole: z.boolean(),
  at: z.string(),
  bytes: z.int(),
});
export type Generation = z.infer<typeof generationSchema>;

export const keysContract = {
  /** Every generation in the register's folder, the newest first. */
  generations: act({}, z.array(generationSchema), { roles: decidingRoles }),
  /**
   * Gives the register a new key, as a new generation; every passphrase and the recovery code stay. Locks when it is done. Refuses
   * `cancelled`, `conflict`, `register-held`, `register-damaged`, `disk-full`: nothing has happened then.
   */
  rekey: act({ jobId: z.uuid() }, z.strictObject({}), { roles: decidingRoles, proof: 'passphrase' }),
  /** Asks long work of this window to stop; also before a register is open. */
  cancelJob: act({ jobId: z.uuid() }, z.strictObject({}), { when: 'any' }),
};
