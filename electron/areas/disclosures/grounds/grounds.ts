import { addDays, startOf, type Instant } from '../../../base/dates.ts';
import { requireFields } from '../../../base/fields.ts';
import type { Id } from '../../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { decideByTwo, enterDecision } from '../../decisions/joint-decision.ts';
import { changedFields } from '../../decisions/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { allAgencies, readSettings } from '../../settings/store.ts';
import { disclose } from '../gate/gate.ts';
import { changeProblems, decisionProblems, isPossible, stoppedBy, type GroundDecision } from './ground-rules.ts';
import { allGrounds, insertUse, updateGround, useById, usesOf, type StoredGround } from './ground-store.ts';
import { leave, type LeaveAs } from '../gate/release.ts';
import { recordPaper, recordWords } from '../requests/record-papers.ts';
import { markTold } from '../store.ts';

/** An agency in use; anything else is refused at its field. */
export const requireAgency = (db: Db, agencyId: Id) => {
  const agency = allAgencies(db).find((one) => one.id === agencyId && one.active);
  if (!agency) throw fieldRefusal('agencyId', 'unknown-agency');
  return agency;
};

/** Decisions to tell by form `decision`, for this person and this agency, today. */
export const possibleGrounds = ({ db, today }: OpenContext, caseId: Id, agencyId: Id): StoredGround[] => {
  const { birthDate } = requireCase(db, caseId);
  const { kind } = requireAgency(db, agencyId);
  return allGrounds(db).filter((ground) => ground.form === 'decision' && isPossible(ground, { birthDate, today, agencyKind: kind }));
};

const groundById = (db: Db, id: string): StoredGround => {
  const ground = allGrounds(db).find((one) => one.id === id);
  if (!ground) throw new Refusal('not-found');
  return ground;
};

type Changed = Omit<StoredGround, 'form' | 'recipients'>;

/** Changes a ground, by two deciders: its questions decide what may be told without consent. */
export const changeGround = (context: ActContext, change: Changed, signerId: Id, secret: Uint8Array): Promise<StoredGround> =>
  decideByTwo(
    context,
    { caseId: null, signerId, secret },
    {
      changes: ['disclosures'],
      weigh: ({ db }) => {
        const before = groundById(db, change.id);
        requireFields(changeProblems({ ...change, form: before.form }));
        if (before.version !== change.version) throw new Refusal('conflict');
        return before;
      },
      decide: ({ db }, before) => {
        const after = { ...before, ...change };
        if (updateGround(db, after) === 0) throw new Refusal('conflict');
        const told = { kind: 'ground-changed', entry: 'disclosures.ground-changed', subject: before.paragraph } as const;
        return {
          told: { ...told, ...changedFields(before, after), beside: { id: before.id } },
          value: { ...after, version: change.version + 1 },
        };
      },
    },
  );

/** Turned off at once, by one decider: nothing more is disclosed on it. */
export const closeGround = (inside: OpenContext, id: string, version: number): StoredGround => {
  const before = groundById(inside.db, id);
  if (!before.active) throw new Refusal('nothing-to-undo');
  const after = { ...before, version, active: false };
  if (updateGround(inside.db, after) === 0) throw new Refusal('conflict');
  const told = { kind: 'ground-closed', entry: 'disclosures.ground-changed', subject: before.paragraph, beside: { id } } as const;
  enterDecision(inside, { ...told, before: { active: true }, after: { active: false } }, null, null);
  return { ...after, version: version + 1 };
};

export type Decided = GroundDecision & {
  readonly caseId: Id;
  readonly agencyId: Id;
  readonly groundId: string;
  /** The ground's version whose questions were answered. */
  readonly version: number;
};

/** The decision holds until the end of the day, and is used up by its one disclosure. */
export const useGround = (context: OpenContext, decided: Decided): { useId: Id } => {
  const { db, now, today, user, audit } = context;
  const { caseId, agencyId } = decided;
  const ground = possibleGrounds(context, caseId, agencyId).find((one) => one.id === decided.groundId);
  if (!ground) throw fieldRefusal('groundId', 'ground-not-possible');
  // Answers to anything but the current questions do not count.
  if (ground.version !== decided.version) throw new Refusal('conflict');
  // An answer that stops the test ends it, whatever else is written or missing.
  const stopped = stoppedBy(ground.questions, decided.answers);
  if (stopped >= 0) throw fieldRefusal(`answers.${stopped}`, 'answer-stops');
  requireFields(decisionProblems(decided, ground.questions));
  const to = { kind: 'agency', agencyId } as const;
  const useId = insertUse(
    db,
    {
      caseId,
      groundId: ground.id,
      paragraph: ground.paragraph,
      to,
      subjects: decided.subjects,
      told: decided.told,
      reason: decided.reason,
      risk: decided.risk,
      answers: ground.questions.flatMap(({ text }, i) => {
        const given = decided.answers[i];
        return given ? [{ question: text, answer: given }] : [];
      }),
      decider: decided.decider,
      outcome: 'allowed',
      decidedAt: now,
      endsAt: startOf(addDays(today, 1)),
    },
    user.id,
  );
  const sealed = disclose(context, {
    recipient: to,
    purpose: decided.reason.slice(0, 200),
    document: 'ground-disclosure',
    parts: decided.subjects.map((subject) => ({ cases: [caseId], subject, content: { subject, told: decided.told } })),
    groundUses: [useId],
    isSpoken: true,
    build: (passed) => {
      // One text in several subjects cannot be disclosed in part.
      if (passed.length !== decided.subjects.length) throw new Refusal('not-covered');
      return passed;
    },
  });
  markTold(db, sealed.disclosureId, now);
  audit('disclosures.ground-used', { id: useId, groundId: ground.id, agencyId, subjects: decided.subjects }, caseId);
  return { useId };
};

export const groundRecord = async (
  context: ActContext,
  { caseId, useId }: { readonly caseId: Id; readonly useId: Id },
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const made = context.write((open) => {
    const { db } = open;
    const use = useById(db, useId);
    if (!use || use.caseId !== caseId || use.form !== 'decision') throw new Refusal('not-found');
    const { caseNumber } = requireCase(db, caseId);
    const words = recordWords(readSettings(db).language);
    return disclose(open, {
      recipient: { kind: 'own-unit' },
      purpose: words.purpose,
      document: 'ground-record',
      parts: [{ cases: [caseId], subject: 'formal', content: { ...use, caseNumber } }],
      build: ([record], { frame, today }) => {
        if (!record) throw new Error('the own unit hears everything');
        return { ...recordPaper(frame, record), name: { kind: words.kind, date: today, caseNumber: record.caseNumber } };
      },
    });
  });
  return leave(context, made, as);
};

/** Agency × subject with a decision to tell that holds at the instant. */
export const groundCells = (db: Db, caseId: Id, at: Instant) =>
  usesOf(db, caseId)
    .filter((use) => use.form === 'decision' && use.outcome === 'allowed' && use.decidedAt <= at && at < use.endsAt)
    .flatMap(({ agencyId, subjects, paragraph, decidedAt, decider }) =>
      agencyId === null
        ? []
        : subjects
            .filter((subject): subject is SubjectArea => subject !== 'formal')
            .map((subject) => ({ agencyId, subject, paragraph, decidedAt, decider })),
    );
