import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles, roles } from '../../base/permissions.ts';
import { agencyKinds } from '../../base/terms.ts';

/** Whole numbers; the allowed range is a rule, refused at its field. */
const days = z.int();

export const settingsSchema = z.strictObject({
  municipality: z.string(),
  organisation: z.enum(['social-board', 'other']),
  unit: z.string(),
  ownSignatureAge: z.int(),
  reassessmentDays: z.strictObject({ low: days, elevated: days, high: days, 'very-high': days }),
  consentWarningDays: days,
  language: z.enum(['sv', 'en']),
  idleMinutes: z.int(),
  contentProtection: z.boolean(),
});

export const contactSchema = z.strictObject({
  id: z.string(),
  agencyId: z.string(),
  name: z.string(),
  title: z.string(),
  phone: z.string(),
  email: z.string(),
  active: z.boolean(),
});
export const agencySchema = z.strictObject({
  id: z.string(),
  kind: z.enum(agencyKinds),
  name: z.string(),
  shortName: z.string(),
  insideSecrecyAct: z.boolean(),
  /** Our own organisation under another name; only social services can be. */
  ownOrganisation: z.boolean(),
  active: z.boolean(),
  contacts: z.array(contactSchema),
});
export type Agency = z.infer<typeof agencySchema>;

const contactFields = { name: z.string(), title: z.string(), phone: z.string(), email: z.string() };

const cases = { roles: caseRoles };

export const settingsContract = {
  /** Also for a reviewer: the window's frame shows whose register it is. */
  get: read({}, settingsSchema, { roles }),
  /**
   * Any of the settings but those that the gate reads, which two decide (`decisions.changeRules`); unknown municipality, empty unit and
   * numbers out of range are refused at their field (`reassessmentDays.low`).
   */
  change: write({ changes: settingsSchema.omit({ organisation: true, ownSignatureAge: true }).partial() }, settingsSchema, {
    roles: decidingRoles,
    proof: 'passphrase',
  }),
  /**
   * Keeps the window out of screenshots and shared screens as set, except for a projector view, which is meant to be seen. The shell
   * protects the window again at every lock.
   */
  protectScreen: act({ isProjecting: z.boolean() }, z.strictObject({ isProtected: z.boolean() }), { roles, held: 'allowed' }),
  agencies: read({}, z.array(agencySchema), cases),
  /** The word in narrow places. What an agency is, and whether it is told anything, takes two (`decisions`). */
  changeShortName: write({ id: z.string(), shortName: z.string() }, z.strictObject({}), { roles: decidingRoles }),
  /** One place up or down in the order that agencies have everywhere. */
  moveAgency: write({ id: z.string(), by: z.union([z.literal(-1), z.literal(1)]) }, z.strictObject({}), cases),
  addContact: write({ agencyId: z.string(), ...contactFields }, z.strictObject({ id: z.string() }), cases),
  changeContact: write({ id: z.string(), ...contactFields, active: z.boolean() }, z.strictObject({}), cases),
};
