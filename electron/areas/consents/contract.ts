import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles } from '../../base/permissions.ts';
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

const exception = { decider: z.string(), reason: z.string(), legalBasis: z.string(), decidedAt: z.string(), until: z.string() };

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
  /** Decisions that stand in for a guardian's signature, oldest first. */
  exceptions: z.array(
    z.strictObject({
      id: z.string(),
      personId: z.string(),
      name: z.string(),
      ...exception,
      endedAt: z.string().nullable(),
    }),
  ),
  /** The signed paper, newest last. */
  scans: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['pdf', 'png', 'jpeg']),
      /** Bytes. */
      size: z.int(),
      pages: z.int().nullable(),
      recordedAt: z.string(),
    }),
  ),
  /** Printed on the form: eight hexadecimal digits for the current scope. */
  formCode: z.string(),
  /** Forms that left, oldest first; a code other than `formCode` means that the scope was changed after printing. */
  forms: z.array(z.strictObject({ code: z.string(), leftAt: z.string() })),
  /** Former guardians, who were guardians when it was given: without their signature it needs a decision, or must be given again. */
  formerGuardians: z.array(z.strictObject({ personId: z.string(), name: z.string() })),
  /** Whose signature it lacks now; empty when complete. */
  missing: z.array(reason),
});
export type Consent = z.infer<typeof consentSchema>;

export const matrixCellSchema = z.strictObject({
  ...cell.shape,
  /** `own-house`: the agency is our own organisation, with no secrecy border between. `ground`: a decision under the law is in force. */
  state: z.enum(['yes', 'no', 'own-house', 'ground']),
  version: z.int().nullable(),
  until: z.string().nullable(),
  reasons: z.array(reason),
});
export type MatrixCell = z.infer<typeof matrixCellSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;
const inCase = { caseId: z.string() };
const inVersion = { ...inCase, consentId: z.string() };

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
  /**
   * `null` agency: for all; `null` subject: in all. Takes effect at `withdrawnAt`, which may not be in the future. All of these versions or
   * none: any left in force would still allow telling.
   */
  withdraw: write(
    {
      ...inCase,
      consentIds: z.array(z.string()).min(1).readonly(),
      agencyId: z.string().nullable(),
      subject: z.enum(subjectAreas).nullable(),
      withdrawnAt: z.string(),
      toldBy: z.string(),
    },
    z.array(consentSchema).readonly(),
    opened,
  ),
  /**
   * A decision to do without a guardian's signature until its last day; never the participant's own. It takes two deciders: the byte buffer
   * is the passphrase of `signerId`, typed on the spot.
   */
  decideException: act({ ...inCase, consentId: z.string(), personId: z.string(), ...exception, signerId: z.string() }, consentSchema, {
    roles: decidingRoles,
    grant: 'case',
    bytes: 1,
    proof: 'passphrase',
  }),
  /** Ends a decision from this minute; what rested on it earlier is unaffected. */
  endException: write({ ...inCase, consentId: z.string(), exceptionId: z.string() }, consentSchema, opened),
  /** Asks for a file and keeps it as the version's signed paper; of a PDF a copy of its `pages`. `attached` false: cancelled. Problems are at field `scan`. */
  attachScan: act(inVersion, z.strictObject({ attached: z.boolean(), pages: z.int().nullable() }), opened),
  removeScan: write({ ...inVersion, scanId: z.string() }, consentSchema, opened),
  /** Undoes the last `removeScan`. */
  restoreScan: write({ ...inVersion, scanId: z.string() }, consentSchema, opened),
  /** A picture for display, base64; a PDF leaves the register only as a copy (`disclosures.scanCopy`). */
  scanPicture: read({ ...inVersion, scanId: z.string() }, z.strictObject({ kind: z.enum(['png', 'jpeg']), base64: z.string() }), opened),
};
