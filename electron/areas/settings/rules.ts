import type { AgencyKind } from '../../base/terms.ts';

/** Rules of law and local practice that differ between municipalities (domain: age bands, cadences, thresholds). */
export type RegisterSettings = {
  /** Municipality code, four digits. */
  readonly municipality: string;
  /** Under the social board (OSL 26 kap., SoLPuL apply) or elsewhere in the municipality. */
  readonly organisation: 'social-board' | 'other';
  readonly unit: string;
  /** From this age the young person's own signature is needed as well as the guardians' (LVU draws the line at 15). */
  readonly ownSignatureAge: number;
  /** Days until reassessment by threat level. */
  readonly reassessmentDays: { readonly low: number; readonly elevated: number; readonly high: number; readonly 'very-high': number };
  /** Days before a consent lapses that it shows up in Idag. */
  readonly consentWarningDays: number;
  readonly language: 'sv' | 'en';
  /** Minutes without keyboard or pointer input before the register locks itself. */
  readonly idleMinutes: number;
  /** Whether the window is kept out of screenshots and shared screens. */
  readonly contentProtection: boolean;
};

export const defaultSettings = {
  ownSignatureAge: 15,
  reassessmentDays: { low: 90, elevated: 30, high: 14, 'very-high': 7 },
  consentWarningDays: 30,
  idleMinutes: 5,
  contentProtection: true,
} as const;

/** The agencies a new register starts with; names can be changed, others added. Civil society is outside OSL. */
export const startingAgencies: readonly {
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string;
  readonly insideSecrecyAct: boolean;
  readonly ownOrganisation: boolean;
}[] = [
  { kind: 'police', name: 'Polisen', shortName: 'Polisen', insideSecrecyAct: true, ownOrganisation: false },
  { kind: 'social-services', name: 'Socialtjänsten', shortName: 'Socialtj.', insideSecrecyAct: true, ownOrganisation: true },
  { kind: 'school', name: 'Skolan', shortName: 'Skolan', insideSecrecyAct: true, ownOrganisation: false },
  { kind: 'probation', name: 'Frivården', shortName: 'Frivården', insideSecrecyAct: true, ownOrganisation: false },
  { kind: 'employment-service', name: 'Arbetsförmedlingen', shortName: 'Arbetsf.', insideSecrecyAct: true, ownOrganisation: false },
  { kind: 'region', name: 'Regionen', shortName: 'Regionen', insideSecrecyAct: true, ownOrganisation: false },
];

/**
 * Whether an agency is our own organisation: under the social board, our own social services are no outside recipient (OSL 8:2). Another
 * municipality's social services are, so the kind alone never decides it: somebody must have set it.
 */
export const isOwnHouse = (
  organisation: RegisterSettings['organisation'],
  agency: { readonly kind: AgencyKind; readonly ownOrganisation: boolean },
): boolean => organisation === 'social-board' && agency.kind === 'social-services' && agency.ownOrganisation;

/** Two years: a longer interval is no reminder. */
export const daysProblem = (days: number): 'out-of-range' | null => (days >= 1 && days <= 730 ? null : 'out-of-range');

/** FB 6:11: the older the child, the more its own will counts; from 18 there is nobody else to sign. */
export const ageProblem = (age: number): 'out-of-range' | null => (age >= 0 && age <= 18 ? null : 'out-of-range');

/** An hour at most: an open register on an empty desk is the worst place it can be. */
export const idleProblem = (minutes: number): 'out-of-range' | null => (minutes >= 1 && minutes <= 60 ? null : 'out-of-range');

/** Field → problem for what is about to be changed; nested fields by their path. */
export const settingsProblems = (changes: Partial<RegisterSettings>): Readonly<Record<string, string | null>> => ({
  ownSignatureAge: changes.ownSignatureAge === undefined ? null : ageProblem(changes.ownSignatureAge),
  idleMinutes: changes.idleMinutes === undefined ? null : idleProblem(changes.idleMinutes),
  consentWarningDays: changes.consentWarningDays === undefined ? null : daysProblem(changes.consentWarningDays),
  ...Object.fromEntries(
    Object.entries(changes.reassessmentDays ?? {}).map(([level, days]) => [`reassessmentDays.${level}`, daysProblem(days)]),
  ),
});
