/**
 * Structured professional judgement: fixed factors, a person's conclusion. Likelihood times consequence only suggests;
 * the level is always decided by a person (GDPR art. 22 forbids a decision of this weight without one).
 */
import { addDays, dateAt, daysBetween, isIsoDate, type Instant, type IsoDate } from '../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../base/fields.ts';
import { isReason } from '../../base/reason.ts';
import type { Confidence, ThreatLevel } from '../../base/terms.ts';

export const scale = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof scale)[number];

export const measureKinds = ['defensive', 'supportive'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Longest text of one factor, characters. */
export const longestFactor = 20_000;
/** Days a reassessment may at most be put off. */
export const longestPeriod = 366;

const isGrade = (value: number): value is Grade => scale.some((grade) => grade === value);

/** 1–4 low, 5–9 elevated, 10–14 high, 15–25 very high. With consequence 5 the least product is 5: never low. */
export const suggestedLevel = (likelihood: Grade, consequence: Grade): ThreatLevel => {
  const product = likelihood * consequence;
  if (product >= 15) return 'very-high';
  if (product >= 10) return 'high';
  return product >= 5 ? 'elevated' : 'low';
};

export type ReassessmentDays = Readonly<Record<ThreatLevel, number>>;

/** When a level is to be reassessed, unless somebody sets another day. */
export const defaultReassessment = (decidedOn: IsoDate, level: ThreatLevel, days: ReassessmentDays): IsoDate =>
  addDays(decidedOn, days[level]);

export type ReassessmentState =
  /** Whole days left. */
  | { readonly kind: 'ahead'; readonly days: number }
  | { readonly kind: 'today' }
  /** Whole days late. */
  | { readonly kind: 'overdue'; readonly days: number };

/** The due day itself is not late yet. */
export const reassessmentState = (dueDate: IsoDate, today: IsoDate): ReassessmentState => {
  const days = daysBetween(today, dueDate);
  if (days === 0) return { kind: 'today' };
  return days > 0 ? { kind: 'ahead', days } : { kind: 'overdue', days: -days };
};

/** A noted threat. `knownAt`: when the register was told of it, which may be later than it happened. */
export type ThreatEvent = { readonly id: string; readonly happenedAt: Instant; readonly knownAt: Instant };

export type Demand = { readonly eventId: string; readonly happenedAt: Instant; readonly dueAt: Instant };

const aDay = 24 * 60 * 60 * 1000;
const dayAfter = (instant: Instant): Instant => new Date(Date.parse(instant) + aDay).toISOString();

/** An assessment answers a threat that was known when it was recorded and had happened by the day it was decided. */
const answers = (assessment: { readonly decidedOn: IsoDate; readonly recordedAt: Instant }, event: ThreatEvent): boolean =>
  event.knownAt <= assessment.recordedAt && dateAt(event.happenedAt) <= assessment.decidedOn;

/** A new threat demands a reassessment within 24 hours of becoming known; the most urgent of those unanswered. */
export const urgentDemand = (
  assessment: { readonly decidedOn: IsoDate; readonly recordedAt: Instant } | null,
  events: readonly ThreatEvent[],
): Demand | null => {
  const [first] = events
    .filter((event) => assessment === null || !answers(assessment, event))
    .sort((a, b) => (a.knownAt < b.knownAt ? -1 : 1));
  return first ? { eventId: first.id, happenedAt: first.happenedAt, dueAt: dayAfter(first.knownAt) } : null;
};

export type AssessmentInput = {
  readonly actorIds: readonly string[];
  readonly capability: string;
  readonly intent: string;
  readonly opportunity: string;
  readonly vulnerabilities: string;
  readonly protectiveFactors: string;
  readonly triggers: string;
  readonly scenario: string;
  readonly likelihood: number;
  readonly consequence: number;
  readonly level: ThreatLevel;
  readonly deviationReason: string;
  readonly confidence: Confidence;
  readonly sources: readonly { readonly text: string; readonly reliability: Confidence }[];
  readonly measures: readonly { readonly kind: MeasureKind; readonly text: string; readonly responsible: string }[];
  readonly reassessOn: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly coAssessor: string;
};

const listed = <T>(name: string, rows: readonly T[], problemsOf: (row: T) => FieldProblems): FieldProblems =>
  Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(problemsOf(row)).map(([field, problem]) => [`${name}.${String(index)}.${field}`, problem])),
  );

const reassessProblem = (reassessOn: string, decidedOn: string): string | null => {
  if (!isIsoDate(reassessOn)) return 'date-shape';
  if (!isIsoDate(decidedOn)) return null;
  if (reassessOn <= decidedOn) return 'reassess-before-decision';
  return daysBetween(decidedOn, reassessOn) > longestPeriod ? 'reassess-too-late' : null;
};

/** Whether the chosen level departs from the suggestion and needs a reason. */
export const needsReason = (likelihood: number | null, consequence: number | null, level: ThreatLevel | null): boolean =>
  likelihood !== null &&
  consequence !== null &&
  level !== null &&
  isGrade(likelihood) &&
  isGrade(consequence) &&
  suggestedLevel(likelihood, consequence) !== level;

/** What is wrong with an assessment about to be decided; list rows as `sources.0.text`. */
export const assessmentProblems = (input: AssessmentInput, today: IsoDate): FieldProblems => {
  const reasoned = !needsReason(input.likelihood, input.consequence, input.level) || isReason(input.deviationReason);
  return {
    capability: lineProblem(input.capability, longestFactor),
    intent: lineProblem(input.intent, longestFactor),
    opportunity: lineProblem(input.opportunity, longestFactor),
    vulnerabilities: textProblem(input.vulnerabilities, longestFactor),
    protectiveFactors: textProblem(input.protectiveFactors, longestFactor),
    triggers: textProblem(input.triggers, longestFactor),
    scenario: lineProblem(input.scenario, longestFactor),
    likelihood: isGrade(input.likelihood) ? null : 'out-of-range',
    consequence: isGrade(input.consequence) ? null : 'out-of-range',
    deviationReason: reasoned ? textProblem(input.deviationReason, 2000) : 'deviation-reason',
    sources: input.sources.length === 0 ? 'sources-missing' : null,
    ...listed('sources', input.sources, ({ text }) => ({ text: lineProblem(text, 500) })),
    ...listed('measures', input.measures, ({ text, responsible }) => ({
      text: lineProblem(text, 1000),
      responsible: lineProblem(responsible, 200),
    })),
    reassessOn: reassessProblem(input.reassessOn, input.decidedOn),
    decidedOn: !isIsoDate(input.decidedOn) ? 'date-shape' : input.decidedOn > today ? 'date-future' : null,
    decidedBy: lineProblem(input.decidedBy, 200),
    coAssessor: textProblem(input.coAssessor, 200),
  };
};

export type ActorFields = { readonly pseudonym: string; readonly relation: string; readonly motive: string; readonly note: string };

/** `taken`: pseudonyms of the case's other threat actors. */
export const actorProblems = (actor: ActorFields, taken: readonly string[]): FieldProblems => {
  const same = (text: string): string => text.trim().toLocaleLowerCase('sv');
  return {
    pseudonym:
      lineProblem(actor.pseudonym, 60) ?? (taken.some((other) => same(other) === same(actor.pseudonym)) ? 'pseudonym-taken' : null),
    relation: textProblem(actor.relation, 500),
    motive: textProblem(actor.motive, 2000),
    note: textProblem(actor.note, 5000),
  };
};
