import { z } from 'zod';
import { read, write } from '../../base/contract.ts';

const key = z.string().min(1).max(200);

/** Drafts hold what a field's own rule may refuse, so they take far longer texts than any field. */
export const draftsContract = {
  get: read({ key }, z.strictObject({ value: z.string(), baseVersion: z.int(), savedAt: z.string() }).nullable()),
  list: read(
    { prefix: z.string().max(200) },
    z.array(z.strictObject({ key: z.string(), value: z.string(), baseVersion: z.int(), savedAt: z.string() })),
  ),
  put: write({ key, value: z.string().max(900_000), baseVersion: z.int() }, z.strictObject({ savedAt: z.string() }), { unaudited: true }),
  discard: write({ key }, z.strictObject({}), { unaudited: true }),
};
