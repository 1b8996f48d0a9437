import { z } from 'zod';
import { act } from '../../../base/contract.ts';
import { decidingRoles } from '../../../base/permissions.ts';

const generationSchema = z.strictObject({
  number: z.string(),
  /** The one that opens. */
  isLiving: z.boolean(),
  /** False: the remains of an interrupted attempt, which nobody can open. */
  isWhole: z.boolean(),
  at: z.string(),
  bytes: z.int(),
});
export type Generation = z.infer<typeof generationSchema>;

export const keysContract = {
  /** Every generation in the register's folder, newest first. */
  generations: act({}, z.array(generationSchema), { roles: decidingRoles }),
  /**
   * Gives the register a new key, as a new generation; every passphrase and the recovery code stay. Locks when it is done. Refuses
   * `cancelled`, `conflict`, `register-held`, `register-damaged`, `disk-full`; then nothing has changed.
   */
  rekey: act({ jobId: z.uuid() }, z.strictObject({}), { roles: decidingRoles, proof: 'passphrase' }),
  /** Asks this window's long-running work to stop; also before a register is open. */
  cancelJob: act({ jobId: z.uuid() }, z.strictObject({}), { when: 'any' }),
};
