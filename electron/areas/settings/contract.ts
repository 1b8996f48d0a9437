import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles, roles } from '../../base/permissions.ts';
import { agencyKinds } from '../../base/terms.ts';

/** Whole numbers; how many days may stand there is a rule, refused at its field. */
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

const agencyFields = { kind: z.enum(agencyKinds), name: z.string(), shortName: z.string(), insideSecrecyAct: z.boolean() };
const contactFields = { name: z.string(), title: z.string(), phone: z.string(), email: z.string() };

const cases = { roles: caseRoles };
/** Which law an agency stands under, and whether it is our own house, decides what may go to it without a consent. */
const law = { roles: caseRoles, proof: 'passphrase' } as const;

export const settingsContract = {
  /** Also for a reviewer: the window's frame says whose register it is. */
  get: read({}, settingsSchema, { roles }),
  /** Any of the settings; unknown municipality, empty unit and numbers out of range are refused at their field (`reassessmentDays.low`). */
  change: write({ changes: settingsSchema.partial() }, settingsSchema, {
    roles: decidingRoles,
    proof: 'passphrase',
  }),
  /**
   * Has the window kept out of screen pictures and shared screens as the setting says, but for a projector view: what it shows is
   * meant to be seen. The shell protects the window again by itself at every lock.
   */
  protectScreen: act({ isProjecting: z.boolean() }, z.strictObject({ isProtected: z.boolean() }), { roles, held: 'allowed' }),
  agencies: read({}, z.array(agencySchema), cases),
  addAgency: write(agencyFields, z.strictObject({ id: z.string() }), law),
  changeAgency: write({ id: z.string(), ...agencyFields, ownOrganisation: z.boolean(), active: z.boolean() }, z.strictObject({}), law),
  /** One place up or down in the order that agencies have everywhere. */
  moveAgency: write({ id: z.string(), by: z.union([z.literal(-1), z.literal(1)]) }, z.strictObject({}), cases),
  addContact: write({ agencyId: z.string(), ...contactFields }, z.strictObject({ id: z.string() }), cases),
  changeContact: write({ id: z.string(), ...contactFields, active: z.boolean() }, z.strictObject({}), cases),
};
