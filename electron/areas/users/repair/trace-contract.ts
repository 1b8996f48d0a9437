import { z } from 'zod';
import { act } from '../../../base/contract.ts';
import { faultNames, framesSchema, traceEntrySchema } from '../../../base/faults.ts';

/** The program's record of its own faults. It belongs to the program, not to a register, so it works before one is open. */
export const traceContract = {
  /** A fault in the window: a name from the list and places in our own code. There is no field for text. */
  noteFault: act({ name: z.enum(faultNames), frames: framesSchema }, z.strictObject({}), { when: 'any' }),
  /** Oldest first. */
  trace: act({}, z.strictObject({ entries: z.array(traceEntrySchema) }), { when: 'any' }),
};
