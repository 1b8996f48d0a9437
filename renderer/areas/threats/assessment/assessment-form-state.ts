import { z } from 'zod';
import type { Input } from '../../../../electron/base/contract.ts';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import type { FieldProblems } from '../../../../electron/base/fields.ts';
import { confidences, threatLevels } from '../../../../electron/base/terms.ts';
import type { Assessment, threatsContract } from '../../../../electron/areas/threats/contract.ts';
import { assessmentProblems, defaultReassessment, measureKinds, type ReassessmentDays } from '../../../../electron/areas/threats/rules.ts';

const text = z.string().catch('');
const grade = z.int().min(1).max(5).nullable().catch(null);
const source = z.object({ text, reliability: z.enum(confidences).catch('medium') });
const measure = z.object({ kind: z.enum(measureKinds).catch('defensive'), text, responsible: text });

/** An assessment being written. `null`: not chosen yet; the reassessment day then follows the level. */
const formSchema = z.object({
  basedOn: z.string().nullable().catch(null),
  actorIds: z.array(z.string()).catch([]),
  capability: text,
  intent: text,
  opportunity: text,
  vulnerabilities: text,
  protectiveFactors: text,
  triggers: text,
  scenario: text,
  likelihood: grade,
  consequence: grade,
  level: z.enum(threatLevels).nullable().catch(null),
  deviationReason: text,
  confidence: z.enum(confidences).nullable().catch(null),
  sources: z.array(source).catch([]),
  measures: z.array(measure).catch([]),
  reassessOn: z.string().nullable().catch(null),
  decidedOn: z.string().nullable().catch(null),
  decidedBy: text,
  coAssessor: text,
});
export type AssessmentForm = z.infer<typeof formSchema>;

export const readAssessmentForm = (kept: unknown): AssessmentForm => formSchema.parse(kept);

/**
 * Where a new assessment begins: the facts of the last one, to be gone through again. What is judged — likelihood,
 * consequence, level, confidence — is left open, so that nobody passes on an old judgement by not looking.
 */
export const beginAssessment = (
  last: Assessment | null,
  actorIds: readonly string[],
  today: IsoDate,
  userName: string,
): AssessmentForm => ({
  basedOn: last?.id ?? null,
  actorIds: [...actorIds],
  capability: last?.capability ?? '',
  intent: last?.intent ?? '',
  opportunity: last?.opportunity ?? '',
  vulnerabilities: last?.vulnerabilities ?? '',
  protectiveFactors: last?.protectiveFactors ?? '',
  triggers: last?.triggers ?? '',
  scenario: last?.scenario ?? '',
  likelihood: null,
  consequence: null,
  level: null,
  deviationReason: '',
  confidence: null,
  sources: [{ text: '', reliability: 'medium' }],
  measures: (last?.measures ?? [])
    .filter(({ doneOn }) => doneOn === null)
    .map(({ kind, text: words, responsible }) => ({ kind, text: words, responsible })),
  reassessOn: null,
  decidedOn: today,
  decidedBy: userName,
  coAssessor: '',
});

/** The day by which to reassess: the one set, or the level's own. */
export const reassessDay = (form: AssessmentForm, days: ReassessmentDays): IsoDate | null =>
  form.reassessOn ?? (form.level !== null && form.decidedOn !== null ? defaultReassessment(form.decidedOn, form.level, days) : null);

type Assess = Omit<Input<(typeof threatsContract)['assess']>, 'caseId'>;
type Checked =
  { readonly input: Assess; readonly fields: null } | { readonly input: null; readonly fields: Readonly<Record<string, string>> };

const isBlank = (row: { readonly text: string; readonly responsible?: string }): boolean =>
  row.text.trim() === '' && (row.responsible ?? '').trim() === '';

/** What is decided, or what is missing before it can be; empty rows are left out. */
export const checkAssessment = (form: AssessmentForm, days: ReassessmentDays, today: IsoDate, knownActors: readonly string[]): Checked => {
  const { likelihood, consequence, level, confidence, decidedOn } = form;
  const input = {
    ...form,
    actorIds: form.actorIds.filter((id) => knownActors.includes(id)),
    sources: form.sources.filter((row) => !isBlank(row)),
    measures: form.measures.filter((row) => !isBlank(row)),
    likelihood: likelihood ?? 0,
    consequence: consequence ?? 0,
    level: level ?? 'low',
    confidence: confidence ?? 'low',
    reassessOn: reassessDay(form, days) ?? '',
    decidedOn: decidedOn ?? '',
  } as const;
  const unchosen: FieldProblems = Object.fromEntries(
    Object.entries({ likelihood, consequence, level, confidence }).flatMap(([field, value]) =>
      value === null ? [[field, 'required']] : [],
    ),
  );
  // What follows from a choice is not wrong before the choice is made.
  const follows = [
    ...(level === null ? ['reassessOn'] : []),
    ...(level === null || likelihood === null || consequence === null ? ['deviationReason'] : []),
  ];
  const fields = Object.fromEntries(
    Object.entries({ ...assessmentProblems(input, today), ...unchosen })
      .filter((entry): entry is [string, string] => entry[1] !== null && !follows.includes(entry[0]))
      .map(([field, problem]) => [atWrittenRow(form, field), problem]),
  );
  return Object.keys(fields).length > 0 ? { input: null, fields } : { input, fields: null };
};

/** `sources.0.text` of the rows that were written in → the row of the form that it is. */
const atWrittenRow = (form: AssessmentForm, field: string): string => {
  const [list, index, name] = field.split('.');
  if ((list !== 'sources' && list !== 'measures') || index === undefined || name === undefined) return field;
  const written = form[list].flatMap((row, at) => (isBlank(row) ? [] : [at]));
  return `${list}.${String(written[Number(index)] ?? index)}.${name}`;
};
