import { ageOn, type IsoDate } from '../../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../../base/fields.ts';
import type { AgencyKind, SubjectArea } from '../../../base/terms.ts';

/** Which form uses a ground. `inbound` describes incoming information, `recall` is the program's own: users choose neither. */
export const groundForms = ['decision', 'contact-request', 'concern', 'document-request', 'inbound', 'recall'] as const;
export type GroundForm = (typeof groundForms)[number];

export type Answer = 'yes' | 'no';
/** A question of the test, and the answer that ends it. */
export type TestQuestion = { readonly text: string; readonly stops: Answer | null };

/** A legal ground other than consent. There is no free "other": only the listed rows are grounds. */
export type LegalGround = {
  readonly id: string;
  readonly form: GroundForm;
  readonly name: string;
  readonly paragraph: string;
  readonly wording: string;
  readonly questions: readonly TestQuestion[];
  /** Only for people younger than this on that day. */
  readonly ageBelow: number | null;
  readonly recipients: readonly AgencyKind[];
  /** Who decides, in words. */
  readonly decides: string;
  /** Somebody has read the law in its current wording. */
  readonly verified: boolean;
  readonly active: boolean;
};

/** A real test can fail: truthful answers must be able to stop it. */
export const canStop = (questions: readonly TestQuestion[]): boolean => questions.some(({ stops }) => stops !== null);

/** Whether a ground may be tried for somebody, to an agency of a kind, that day. With an unknown age, grounds with an age limit are out. */
export const isPossible = (
  ground: LegalGround,
  { birthDate, today, agencyKind }: { readonly birthDate: IsoDate | null; readonly today: IsoDate; readonly agencyKind: AgencyKind },
): boolean =>
  ground.active &&
  ground.verified &&
  (ground.form !== 'decision' || canStop(ground.questions)) &&
  ground.recipients.includes(agencyKind) &&
  (ground.ageBelow === null || (birthDate !== null && ageOn(birthDate, today) < ground.ageBelow));

/** The first question whose answer ends the test; -1 when none does. */
export const stoppedBy = (questions: readonly TestQuestion[], answers: readonly (Answer | null)[]): number =>
  questions.findIndex((question, i) => question.stops !== null && answers[i] === question.stops);

export type GroundDecision = {
  readonly subjects: readonly SubjectArea[];
  readonly told: string;
  readonly reason: string;
  readonly risk: string;
  readonly decider: string;
  readonly answers: readonly (Answer | null)[];
};

/** What a decision lacks. Every question must be answered, and no answer may stop the test: `answers.0`. */
export const decisionProblems = (decision: GroundDecision, questions: readonly TestQuestion[]): FieldProblems => ({
  subjects: decision.subjects.length === 0 ? 'subject-missing' : null,
  told: decision.told.trim() === '' ? 'required' : textProblem(decision.told, 10_000),
  reason: decision.reason.trim() === '' ? 'required' : textProblem(decision.reason, 5000),
  risk: decision.risk.trim() === '' ? 'required' : textProblem(decision.risk, 5000),
  decider: lineProblem(decision.decider, 100),
  ...Object.fromEntries(
    questions.map((question, i): [string, string | null] => {
      const answer = decision.answers[i] ?? null;
      return [`answers.${i}`, answer === null ? 'answer-missing' : question.stops === answer ? 'answer-stops' : null];
    }),
  ),
});

/**
 * What the list may not contain. A ground that nobody has read stays off; one used by decision, without a question that can stop it, can be
 * neither confirmed nor on. The other forms ask their own questions, so they have none here.
 */
export const changeProblems = (
  ground: Pick<LegalGround, 'form' | 'name' | 'paragraph' | 'wording' | 'questions' | 'ageBelow' | 'decides' | 'verified' | 'active'>,
): FieldProblems => ({
  name: lineProblem(ground.name, 200),
  paragraph: lineProblem(ground.paragraph, 100),
  wording: ground.wording.trim() === '' ? 'required' : textProblem(ground.wording, 5000),
  decides: lineProblem(ground.decides, 200),
  ageBelow: ground.ageBelow === null || (ground.ageBelow >= 1 && ground.ageBelow <= 120) ? null : 'out-of-range',
  active: ground.active && !ground.verified ? 'ground-unverified' : null,
  questions:
    ground.form === 'decision'
      ? (ground.verified || ground.active) && !canStop(ground.questions)
        ? 'ground-questions-missing'
        : null
      : ground.questions.length > 0
        ? 'ground-questions-unasked'
        : null,
  ...Object.fromEntries(ground.questions.map(({ text }, i): [string, string | null] => [`questions.${i}`, lineProblem(text, 500)])),
});
