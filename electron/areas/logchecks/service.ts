import { createHash } from 'node:crypto';
import type { Id } from '../../base/ids.ts';
import { requireFields } from '../../base/fields.ts';
import { caseRoles } from '../../base/permissions.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import { isSealed } from '../participants/rules.ts';
import { isShutOut } from '../users/conflicts/shut-out-store.ts';
import type { logchecksContract, Sample } from './contract.ts';
import { hasManager, periodOf } from './due.ts';
import { saveLog, saveSample } from './printout.ts';
import { drawSample, lastMonth, mayCheck, remarkProblem } from './rules.ts';
import * as store from './store.ts';

const requireChecker = (context: OpenContext): void => {
  if (!mayCheck(context.user.role, hasManager(context))) throw new Refusal('forbidden');
};

type Reader = Pick<OpenContext, 'db' | 'user' | 'grants'>;

/** Whether the reader may not see the entry's case. A reviewer opens no cases, and may read remarks on the log. */
const isHidden = ({ db, user, grants }: Reader, { caseId, protection }: store.StoredEntry): boolean =>
  caseId !== null &&
  (isShutOut(db, user.id, caseId) || (caseRoles.includes(user.role) && isSealed(protection ?? 'none') && !grants.has(caseId)));

/** A remark is also about the case. */
const shown = (reader: Reader, sample: store.StoredSample): Sample => ({
  ...sample,
  entries: sample.entries.map((entry) => {
    const { caseId: _, protection: _protection, ...rest } = entry;
    const isWithheld = entry.remark !== '' && isHidden(reader, entry);
    return { ...rest, remark: isWithheld ? '' : entry.remark, isWithheld };
  }),
});

const requireSample = ({ db }: Pick<OpenContext, 'db'>, id: Id): store.StoredSample => {
  const sample = store.sampleById(db, id);
  if (!sample) throw new Refusal('not-found');
  return sample;
};

/** The paper is complete, or there is none. */
const requireWhole = (sample: Sample): Sample => {
  if (sample.entries.some(({ isWithheld }) => isWithheld)) throw new Refusal('no-grant');
  return sample;
};

const rankOf = (month: string, head: string, seq: number): string => createHash('sha256').update(`${month} ${head} ${seq}`).digest('hex');

export const logchecksHandlers: Handlers<typeof logchecksContract> = {
  get: (_, context) => {
    const { db, today, user } = context;
    const month = lastMonth(today);
    const managed = hasManager(context);
    const current = store.sampleOf(db, month);
    return {
      month,
      candidates: store.countCandidates(db, periodOf(month)),
      sample: current ? shown(context, current) : null,
      earlier: store.earlierSamples(db, month).map(({ id, month: of, entries, signed }) => ({
        id,
        month: of,
        entries: entries.length,
        questions: entries.filter((entry) => entry.verdict === 'question').length,
        signed,
      })),
      mayCheck: mayCheck(user.role, managed),
      hasManager: managed,
    };
  },

  sample: ({ sampleId }, context) => shown(context, requireSample(context, sampleId)),

  draw: (_, context) => {
    const { db, today, now, user, audit } = context;
    requireChecker(context);
    const month = lastMonth(today);
    const period = periodOf(month);
    const there = store.sampleOf(db, month);
    const end = store.headAt(db, period);
    const candidates = store.candidatesIn(db, period);
    if (!there && (!end || candidates.length === 0)) throw new Refusal('not-found');
    const id =
      there?.id ??
      store.insertSample(db, {
        month,
        headSeq: end?.seq ?? 0,
        head: end?.head ?? '',
        candidates: candidates.length,
        drawnAt: now,
        drawnBy: user.id,
        seqs: drawSample(candidates.map((seq) => ({ seq, rank: rankOf(month, end?.head ?? '', seq) }))),
      });
    const sample = requireSample(context, id);
    audit('logchecks.drawn', { id, month, candidates: sample.candidates, entries: sample.entries.map(({ seq }) => seq) });
    return shown(context, sample);
  },

  mark: ({ sampleId, seq, verdict, remark }, context) => {
    requireChecker(context);
    const sample = requireSample(context, sampleId);
    const before = sample.entries.find((entry) => entry.seq === seq);
    if (!before) throw new Refusal('not-found');
    if (sample.signed) throw new Refusal('immutable');
    requireFields({ remark: remarkProblem(verdict, remark) });
    // Judged by what the list shows; earlier remarks stay.
    const isBlind = isHidden(context, before);
    if (isBlind && (remark.trim() !== '' || (before.verdict !== null && before.verdict !== verdict))) throw new Refusal('no-grant');
    const after = { verdict, remark: isBlind ? before.remark : remark.trim() };
    store.markEntry(context.db, sampleId, seq, after.verdict, after.remark);
    const told = { id: sampleId, seq, before: { verdict: before.verdict, remark: before.remark }, after };
    context.audit('logchecks.marked', told, before.caseId ?? undefined);
    return {};
  },

  sign: ({ sampleId }, context) => {
    const { db, now, user, audit, changed } = context;
    requireChecker(context);
    const sample = requireSample(context, sampleId);
    if (sample.signed) throw new Refusal('immutable');
    requireFields({ entries: sample.entries.some((entry) => entry.verdict === null) ? 'sample-unfinished' : null });
    store.signSample(db, sampleId, now, user.id, user.role);
    const questions = sample.entries.filter((entry) => entry.verdict === 'question').length;
    audit('logchecks.signed', { id: sampleId, month: sample.month, entries: sample.entries.length, questions });
    changed('overview');
    return {};
  },

  saveLog: (typed, context) => saveLog(context, typed),
  saveSample: ({ sampleId }, context) => saveSample(context, (open) => requireWhole(shown(open, requireSample(open, sampleId)))),
};
