import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles } from '../../base/permissions.ts';
import { agencyKinds, subjectAreas } from '../../base/terms.ts';
import { groundForms } from './grounds/ground-rules.ts';

export const disclosureSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  recipientKind: z.enum(['own-unit', 'agency', 'person', 'statistics']),
  /** The agency's name, or the person's. */
  agency: z.string().nullable(),
  purpose: z.string(),
  document: z.string(),
  contentHash: z.string(),
  decidedBy: z.string(),
  leftAs: z.enum(['pdf', 'docx', 'print', 'told']).nullable(),
  leftAt: z.string().nullable(),
  /** Consent versions it rested on. */
  versions: z.array(z.int()),
  /** Legal grounds it rested on, by paragraph. */
  paragraphs: z.array(z.string()),
});
export type DisclosureEntry = z.infer<typeof disclosureSchema>;

const answer = z.enum(['yes', 'no']);
const question = z.strictObject({ text: z.string(), stops: answer.nullable() });

const groundFields = {
  name: z.string(),
  paragraph: z.string(),
  wording: z.string(),
  /** The test, in order; `stops`: the answer that ends it. */
  questions: z.array(question).max(20),
  /** Only for people younger than this; null: no limit. */
  ageBelow: z.int().nullable(),
  /** Who decides, in words. */
  decides: z.string(),
  /** Somebody has read the law in its current wording. */
  verified: z.boolean(),
  active: z.boolean(),
};

export const groundSchema = z.strictObject({
  id: z.string(),
  form: z.enum(groundForms),
  ...groundFields,
  /** Kinds of agency that may be told. */
  recipients: z.array(z.enum(agencyKinds)),
  version: z.int(),
});
export type Ground = z.infer<typeof groundSchema>;

const saidSubject = z.enum([...subjectAreas, 'formal']);

export const useSchema = z.strictObject({
  id: z.string(),
  form: z.enum(groundForms),
  name: z.string(),
  paragraph: z.string(),
  recipient: z.string(),
  subjects: z.array(saidSubject),
  told: z.string(),
  reason: z.string(),
  risk: z.string(),
  answers: z.array(z.strictObject({ question: z.string(), answer })),
  decider: z.string(),
  outcome: z.enum(['allowed', 'refused']),
  decidedAt: z.string(),
  recordedBy: z.string(),
});

export const recallSchema = z.strictObject({
  agencyId: z.string(),
  agency: z.string(),
  withdrawnAt: z.string(),
  documents: z.array(z.strictObject({ disclosureId: z.string(), document: z.string(), leftAt: z.string() })),
});
export type RecallEntry = z.infer<typeof recallSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;
/** Also of a record that has ended: ending it withdraws every consent, and recipients must still be told. */
const recalling = { ...opened, ended: 'allowed' } as const;
const inCase = { caseId: z.string() };
const leaves = z.enum(['pdf', 'docx', 'print']);
const leaving = z.strictObject({ left: z.boolean(), name: z.string() });

export const disclosuresContract = {
  /** The form to sign for a recorded version, through the gate to the own unit. */
  consentForm: act({ ...inCase, consentId: z.string(), language: z.enum(['sv', 'en']), as: leaves }, leaving, opened),
  /** A copy of a scanned PDF of a signed form, for the own unit. */
  scanCopy: act({ ...inCase, consentId: z.string(), scanId: z.string() }, leaving, opened),
  /** What left the register about a case, newest first; `leftAt: null`: in progress when the register locked, outcome unknown. */
  list: read(inCase, z.array(disclosureSchema), opened),

  /** Every legal ground other than consent, on or off. None can be added: there is no free "other". */
  grounds: read({}, z.array(groundSchema), { roles: caseRoles }),
  /**
   * By two: the byte buffer is the passphrase of `signerId`, typed on the spot. Refuses `ground-unverified` at `active` for one that
   * nobody has read, `ground-questions-missing` for one that asks nothing that could stop it.
   */
  changeGround: act({ id: z.string(), version: z.int(), ...groundFields, signerId: z.string() }, groundSchema, {
    roles: decidingRoles,
    bytes: 1,
    proof: 'passphrase',
  }),
  /** Turned off at once by a single decider; the others see it. */
  closeGround: write({ id: z.string(), version: z.int() }, groundSchema, { roles: decidingRoles, proof: 'passphrase' }),
  /** Those that may be tried for this person and this agency today. */
  possibleGrounds: read({ ...inCase, agencyId: z.string() }, z.array(groundSchema), opened),
  /**
   * Tries a ground and tells the agency: one disclosure, at that minute. Every question of that `version` of the ground must be answered
   * without stopping the test, or it is refused at `answers.<i>`; `conflict` if the questions have changed. Reason, risk and decider are
   * mandatory.
   */
  useGround: write(
    {
      ...inCase,
      agencyId: z.string(),
      groundId: z.string(),
      version: z.int(),
      subjects: z.array(z.enum(subjectAreas)).max(20),
      told: z.string(),
      reason: z.string(),
      risk: z.string(),
      decider: z.string(),
      answers: z.array(answer.nullable()).max(20),
    },
    z.strictObject({ useId: z.string() }),
    opened,
  ),
  /** The decision on one page, for the own file. */
  groundRecord: act({ ...inCase, useId: z.string(), as: leaves }, leaving, opened),
  /** Decisions by form, newest first. */
  uses: read(inCase, z.array(useSchema), opened),
  /** Cells of the consent matrix in which a ground was used on that day, at that instant (`null`: now). */
  groundCells: read(
    { ...inCase, at: z.string().nullable() },
    z.array(
      z.strictObject({
        agencyId: z.string(),
        subject: z.enum(subjectAreas),
        paragraph: z.string(),
        decidedAt: z.string(),
        decider: z.string(),
      }),
    ),
    opened,
  ),

  /** Act (2025:170): the police ask for somebody's contact details. Saves the decision and the letter, given or refused. */
  contactRequest: act(
    {
      ...inCase,
      agencyId: z.string(),
      requester: z.string(),
      need: z.string(),
      exceptional: z.boolean().nullable(),
      outcome: z.enum(['allowed', 'refused']).nullable(),
      give: z.array(z.enum(['phone', 'email'])),
      reason: z.string(),
      /** Asked where the person is protected: has it been weighed? */
      protectionConsidered: z.boolean(),
      decider: z.string(),
      as: leaves,
    },
    leaving,
    opened,
  ),
  /** SoL (2025:400) 19:1. */
  concern: act(
    {
      ...inCase,
      agencyId: z.string(),
      reporter: z.string(),
      observed: z.string(),
      since: z.string(),
      protectionNow: z.string(),
      known: z.string(),
      as: leaves,
    },
    leaving,
    opened,
  ),
  /** An outsider asks for a document: the damage test, the decision, and the letter where it is refused. */
  documentRequest: act(
    {
      ...inCase,
      /** Empty: the requester need not say who they are (TF 2:18). */
      requester: z.string(),
      requested: z.string(),
      receivedOn: z.string(),
      /** Is it clear that it can be revealed without harm? OSL 26:1 presumes it is not. */
      isClear: answer.nullable(),
      reasons: z.string(),
      decider: z.string(),
      as: leaves,
    },
    z.strictObject({ outcome: z.enum(['allowed', 'refused']), left: z.boolean(), name: z.string() }),
    opened,
  ),

  /** Recipients holding material whose consent was withdrawn, who have not been told yet. */
  recalls: read(inCase, z.array(recallSchema), opened),
  recallLetter: act({ ...inCase, agencyId: z.string(), as: leaves }, leaving, recalling),
  /** The recipient has been told. */
  recallSent: write({ ...inCase, agencyId: z.string() }, z.strictObject({}), recalling),
};
