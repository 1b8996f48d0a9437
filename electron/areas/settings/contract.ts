import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { agencyKinds } from '../../base/terms.ts';

const days = z.int().min(1).max(730);

export const settingsSchema = z.strictObject({
  municipality: z.string(),
  organisation: z.enum(['social-board', 'other']),
  unit: z.string(),
  ownSignatureAge: z.int().min(0).max(18),
  reassessmentDays: z.strictObject({ low: days, elevated: days, high: days, 'very-high': days }),
  consentWarningDays: days,
  language: z.enum(['sv', 'en']),
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
  active: z.boolean(),
  contacts: z.array(contactSchema),
});
export type Agency = z.infer<typeof agencySchema>;

const agencyFields = { kind: z.enum(agencyKinds), name: z.string(), shortName: z.string(), insideSecrecyAct: z.boolean() };
const contactFields = { name: z.string(), title: z.string(), phone: z.string(), email: z.string() };

export const settingsContract = {
  get: read({}, settingsSchema),
  /** Any of the settings; unknown municipality, empty unit and numbers out of range are refused at their field. */
  change: write({ changes: settingsSchema.partial() }, settingsSchema),
  agencies: read({}, z.array(agencySchema)),
  addAgency: write(agencyFields, z.strictObject({ id: z.string() })),
  changeAgency: write({ id: z.string(), ...agencyFields, active: z.boolean() }, z.strictObject({})),
  addContact: write({ agencyId: z.string(), ...contactFields }, z.strictObject({ id: z.string() })),
  changeContact: write({ id: z.string(), ...contactFields, active: z.boolean() }, z.strictObject({})),
};
