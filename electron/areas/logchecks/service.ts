import { createHash } from 'node:crypto';
import type { Id } from '../../base/ids.ts';
import { requireFields } from '../../base/fields.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { logchecksContract, Sample } from './contract.ts';
import { hasManager, periodOf } from './due.ts';
import { saveLog, saveSample } from './printing.ts';
import { drawSample, lastMonth, mayCheck, remarkProblem } from './rules.ts';
import * as store from './store.ts';

const requireChecker = (context: OpenContext): void => {
  if (!mayCheck(context.user.role, hasManager(context))) throw new Refusal('forbidden');
};

const requireSample = ({ db }: Pick<OpenContext, 'db'>, id: Id): Sample => {
  const sample = store.sampleById(db, id);
  if (!sample) throw new Refusal('not-found');
  return sample;
};

const rankOf = (month: string, head: string, seq: number): string => createHash('sha256').update(`${month} ${head} ${seq}`).digest('hex');

export const logchecksHandlers: Handlers<typeof logchecksContract> = {
  get: (_, context) => {
    const { db, today, user } = context;
    const month = lastMonth(today);
    const managed = hasManager(context);
    return {
      month,
      candidates: store.countCandidates(db, periodOf(month)),
      sample: store.sampleOf(db, month) ?? null,
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

  sample: ({ sampleId }, context) => requireSample(context, sampleId),

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
    return sample;
  },

  mark: ({ sampleId, seq, verdict, remark }, context) => {
    requireChecker(context);
    const sample = requireSample(context, sampleId);
    const before = sample.entries.find((entry) => entry.seq === seq);
    if (!before) throw new Refusal('not-found');
    if (sample.signed) throw new Refusal('immutable');
    requireFields({ remark: remarkProblem(verdict, remark) });
    const after = { verdict, remark: remark.trim() };
    store.markEntry(context.db, sampleId, seq, after.verdict, after.remark);
    context.audit('logchecks.marked', { id: sampleId, seq, before: { verdict: before.verdict, remark: before.remark }, after });
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
  saveSample: ({ sampleId }, context) => saveSample(context, (open) => requireSample(open, sampleId)),
};
