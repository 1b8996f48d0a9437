import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { confidences, threatLevels } from '../../base/terms.ts';
import { measureKinds } from './rules.ts';

const actorFields = { pseudonym: z.string(), relation: z.string(), motive: z.string(), note: z.string() };
export const actorSchema = z.strictObject({ id: z.string(), ...actorFields, version: z.int() });
export type ThreatActor = z.infer<typeof actorSchema>;

const factors = {
  capability: z.string(),
  intent: z.string(),
  opportunity: z.string(),
  vulnerabilities: z.string(),
  protectiveFactors: z.string(),
  /** Places, times and triggers. */
  triggers: z.string(),
  scenario: z.string(),
  /** 1–5. */
  likelihood: z.int(),
  consequence: z.int(),
  level: z.enum(threatLevels),
  /** At least ten characters when `level` differs from the suggestion. */
  deviationReason: z.string(),
  confidence: z.enum(confidences),
  sources: z.array(z.strictObject({ text: z.string(), reliability: z.enum(confidences) })).max(50),
  reassessOn: z.string(),
  decidedOn: z.string(),
  decidedBy: z.string(),
  coAssessor: z.string(),
};

const measure = { kind: z.enum(measureKinds), text: z.string(), responsible: z.string() };
export const measureSchema = z.strictObject({ id: z.string(), ...measure, doneOn: z.string().nullable(), version: z.int() });
export type Measure = z.infer<typeof measureSchema>;

export const assessmentSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  ...factors,
  suggestedLevel: z.enum(threatLevels),
  /** As described at that time. */
  actors: z.array(z.strictObject({ actorId: z.string(), ...actorFields })),
  measures: z.array(measureSchema),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** What is due next: by the period of the level, or within 24 hours of a new threat. */
export const reassessmentSchema = z.strictObject({
  /** What falls due first. */
  reason: z.enum(['period', 'urgent']),
  dueOn: z.string(),
  /** A threat that no assessment has answered: when it happened, and its deadline. */
  newThreat: z.strictObject({ happenedAt: z.string(), dueAt: z.string() }).nullable(),
  overdue: z.boolean(),
});
export type Reassessment = z.infer<typeof reassessmentSchema>;

export const threatPicture = z.strictObject({
  /** Newest first; the first is the current one. */
  assessments: z.array(assessmentSchema),
  actors: z.array(actorSchema),
  reassessment: reassessmentSchema.nullable(),
});
export type ThreatPicture = z.infer<typeof threatPicture>;

const zoneFields = {
  municipality: z.string(),
  locality: z.string().nullable(),
  radiusKm: z.number(),
  reason: z.string(),
  validTo: z.string().nullable(),
  ownerActorId: z.string().nullable(),
  ownerText: z.string(),
};
export const zoneSchema = z.strictObject({
  id: z.string(),
  ...zoneFields,
  placeName: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** The threat actor's pseudonym, or the words; empty when nobody is named. */
  owner: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  state: z.enum(['active', 'expired', 'ended']),
  version: z.int(),
});
export type ThreatZone = z.infer<typeof zoneSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;
const inCase = { caseId: z.string() };
const one = { ...inCase, id: z.string(), version: z.int() };

export const threatsContract = {
  get: read(inCase, threatPicture, opened),
  /** Decides an assessment, for good. `basedOn`: the one that was current when it was begun; refuses `conflict` if there is a newer one. */
  assess: write(
    {
      ...inCase,
      basedOn: z.string().nullable(),
      actorIds: z.array(z.string()).max(50),
      ...factors,
      measures: z.array(z.strictObject(measure)).max(100),
    },
    assessmentSchema,
    opened,
  ),
  markMeasure: write({ ...one, done: z.boolean() }, measureSchema, opened),
  addActor: write({ ...inCase, ...actorFields }, actorSchema, opened),
  changeActor: write({ ...one, ...actorFields }, actorSchema, opened),
  /** Leaves the list; assessments that name the actor stay as they are. */
  endActor: write(one, z.strictObject({ version: z.int() }), opened),
  /** Undoes `endActor`. */
  resumeActor: write(one, actorSchema, opened),
  /** Active first, then newest first. */
  zones: read(inCase, z.array(zoneSchema), opened),
  addZone: write({ ...inCase, ...zoneFields }, zoneSchema, opened),
  endZone: write(one, zoneSchema, opened),
  /** Undoes `endZone`. */
  resumeZone: write(one, zoneSchema, opened),
};
