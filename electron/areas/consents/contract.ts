import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { subjectAreas } from '../../base/terms.ts';

const cell = z.strictObject({ agencyId: z.string(), subject: z.enum(subjectAreas) });
const scope = { purpose: z.string(), validFrom: z.string(), validTo: z.string(), cells: z.array(cell).max(2000) };

const reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['not-included', 'own-signature', 'no-guardian']) }),
  z.strictObject({ kind: z.literal('guardian-signature'), personId: z.string() }),
  z.strictObject({ kind: z.literal('of-age'), since: z.string() }),
  z.strictObject({ kind: z.literal('not-yet'), from: z.string() }),
  z.strictObject({ kind: z.literal('expired'), on: z.string() }),
  z.strictObject({ kind: z.literal('withdrawn'), at: z.string() }),
]);

export const consentSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  ...scope,
  signatures: z.array(z.strictObject({ personId: z.string(), name: z.string(), signedAt: z.string() })),
  withdrawals: z.array(
    z.strictObject({
      agencyId: z.string().nullable(),
      subject: z.enum(subjectAreas).nullable(),
      withdrawnAt: z.string(),
      toldBy: z.string(),
    }),
  ),
  /** Whose signature it lacks now; empty when complete. */
  missing: z.array(reason),
});
export type Consent = z.infer<typeof consentSchema>;

export const matrixCellSchema = z.strictObject({
  ...cell.shape,
  /** `own-house`: the agency is our own organisation, no secrecy border lies between. */
  state: z.enum(['yes', 'no', 'own-house']),
  version: z.int().nullable(),
  until: z.string().nullable(),
  reasons: z.array(reason),
});
export type MatrixCell = z.infer<typeof matrixCellSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;
const inCase = { caseId: z.string() };

export const consentsContract = {
  /** Newest first. */
  list: read(inCase, z.array(consentSchema), opened),
  /** Subjects × active agencies at an instant (`null`: now). */
  matrix: read({ ...inCase, at: z.string().nullable() }, z.strictObject({ at: z.string(), cells: z.array(matrixCellSchema) }), opened),
  record: write({ ...inCase, ...scope }, consentSchema, opened),
  /** Only before the first signature; refuses `immutable` afterwards. */
  changeScope: write({ ...inCase, consentId: z.string(), ...scope }, consentSchema, opened),
  /** `personId`: the participant or a registered guardian. */
  sign: write({ ...inCase, consentId: z.string(), personId: z.string(), signedAt: z.string() }, consentSchema, opened),
  /** `null` agency: for all; `null` subject: in all. Acts from `withdrawnAt`, which may not lie ahead. */
  withdraw: write(
    {
      ...inCase,
      consentId: z.string(),
      agencyId: z.string().nullable(),
      subject: z.enum(subjectAreas).nullable(),
      withdrawnAt: z.string(),
      toldBy: z.string(),
    },
    consentSchema,
    opened,
  ),
};
