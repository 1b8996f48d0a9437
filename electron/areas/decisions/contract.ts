import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { decidingRoles, roles } from '../../base/permissions.ts';
import { agencyKinds } from '../../base/terms.ts';
import { settingsSchema } from '../settings/contract.ts';
import { agencyClosings, decisionKinds } from './rules.ts';

const fields = z.record(z.string(), z.unknown());

export const decisionSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(decisionKinds),
  /** An agency's or a ground's name; '' where a case or the rules are meant. */
  subject: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** The fields that changed. Empty for a case: its log has them. */
  before: fields,
  after: fields,
  decidedBy: z.string(),
  /** Null: it only closed something, by one person. */
  signedBy: z.string().nullable(),
  decidedAt: z.string(),
  /** It is for the calling user, who has not marked it as seen. */
  isUnseen: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

const agencyFields = { kind: z.enum(agencyKinds), name: z.string(), shortName: z.string(), insideSecrecyAct: z.boolean() };
const deciding = { roles: decidingRoles };
const proved = { ...deciding, proof: 'passphrase' } as const;
/**
 * By two, each with her own passphrase, typed on the spot: otherwise one person at another's open window could sign as both. The byte
 * buffer is the passphrase of `signerId`. Refuses what `users/second-signature.ts` refuses.
 */
const byTwo = { ...proved, bytes: 1 } as const;
const signed = { signerId: z.string() };
const nothing = z.strictObject({});

/**
 * What may be told to whom takes two deciders: which agencies there are and what they are, and the rules that the gate reads. Grounds,
 * exceptions and the end of a record are decided in the same way in their own areas. Closing takes one.
 */
export const decisionsContract = {
  /** Who may sign along with the calling user, on a case (which must be open) or, `null`, on the register. Empty: there is nobody. */
  signers: read(
    { caseId: z.string().nullable() },
    z.array(z.strictObject({ id: z.string(), name: z.string(), signature: z.string(), role: z.enum(roles) })),
    deciding,
  ),
  /** Newest first. Nothing about a case that the user is shut out of. */
  list: read(
    { offset: z.int().min(0), limit: z.int().min(1).max(100) },
    z.strictObject({ decisions: z.array(decisionSchema), total: z.int(), unseen: z.int() }),
    deciding,
  ),
  /** Removes it from the user's own Idag. */
  markSeen: write({ id: z.string() }, nothing, deciding),
  /** Which board the unit belongs to, and from which age the young person signs. */
  changeRules: act(
    { changes: settingsSchema.pick({ organisation: true, ownSignatureAge: true }).partial(), ...signed },
    settingsSchema,
    byTwo,
  ),
  addAgency: act({ ...agencyFields, ...signed }, z.strictObject({ id: z.string() }), byTwo),
  changeAgency: act({ id: z.string(), ...agencyFields, ownOrganisation: z.boolean(), active: z.boolean(), ...signed }, nothing, byTwo),
  /** It is no longer our own organisation, or is told nothing at all. One decider does it at once; the others see it. */
  closeAgency: write({ id: z.string(), what: z.enum(agencyClosings) }, nothing, proved),
};
