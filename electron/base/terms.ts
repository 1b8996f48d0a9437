/**
 * The field's enumerations, used alike by rules, tables, papers and interface. Their words in Swedish and English are `term.<list>.<value>`
 * in `electron/base/terms/`.
 */
export const phases = [
  'contact',
  'motivation',
  'assessment',
  'acute-protection',
  'stabilisation',
  'relocation',
  're-establishment',
  'aftercare',
] as const;
export const caseStates = ['active', 'paused', 'discontinued', 'closed'] as const;
export const protectionLevels = ['none', 'secrecy-flag', 'protected-registration', 'fictitious'] as const;
export const subjectAreas = ['safety', 'housing', 'school-work', 'health', 'addiction', 'finances', 'family', 'crime', 'leisure'] as const;
export const threatLevels = ['low', 'elevated', 'high', 'very-high'] as const;
export const confidences = ['low', 'medium', 'high'] as const;
export const eventTypes = [
  'observation',
  'notification',
  'suspicion',
  'prosecution',
  'judgment',
  'dropped',
  'threat',
  'positive-drug-test',
  'deviation',
  'relapse',
] as const;
export const agencyKinds = [
  'police',
  'social-services',
  'school',
  'probation',
  'employment-service',
  'region',
  'prison',
  'sis',
  'enforcement',
  'social-insurance',
  'tax',
  'civil-society',
  'provider',
  'other',
] as const;

export type Phase = (typeof phases)[number];
export type CaseState = (typeof caseStates)[number];
export type ProtectionLevel = (typeof protectionLevels)[number];
export type SubjectArea = (typeof subjectAreas)[number];
export type ThreatLevel = (typeof threatLevels)[number];
export type Confidence = (typeof confidences)[number];
export type EventType = (typeof eventTypes)[number];
export type AgencyKind = (typeof agencyKinds)[number];
