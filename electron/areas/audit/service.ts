import { dateAt } from '../../base/dates.ts';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { ActContext, Handlers } from '../../register/context.ts';
import type { auditContract, Verdict } from './contract.ts';
import { filterOf } from './typed-filter.ts';
import { verifyJob } from './jobs.ts';
import { requireSight } from './payload-access.ts';
import { entersVerdict } from './rules.ts';
import * as store from './store.ts';

const verdictOf = async ({ jobs, knownHeads }: ActContext): Promise<Verdict> => {
  const heads = knownHeads();
  return { ...(await jobs.run(verifyJob, newId(), { heads })), heads: heads.length };
};

const enter = ({ write, changed }: ActContext, { entries, brokenAt, heads }: Verdict): void => {
  write(({ audit }) => audit('audit.verified', { entries, brokenAt, heads }));
  changed('audit');
};

export const auditHandlers: Handlers<typeof auditContract> = {
  list: ({ before, limit, ...typed }, { db }) => {
    const filter = filterOf(typed);
    return {
      entries: store.entries(db, filter, before, limit),
      total: store.countEntries(db, filter),
      kinds: store.kinds(db),
      users: store.people(db),
    };
  },

  openPayload: ({ seq, reason }, context) => {
    const found = store.entryBySeq(context.db, seq);
    if (!found) throw new Refusal('not-found');
    const why = requireSight(context, found, reason ?? '');
    const { caseId, userId: _, ...entry } = found;
    context.audit('audit.payload-read', { seq, ...why }, caseId ?? undefined);
    return { ...entry, head: Buffer.from(entry.head).toString('hex') };
  },

  verify: async (_, context) => {
    const verdict = await verdictOf(context);
    enter(context, verdict);
    return verdict;
  },

  verifyQuietly: async (_, context) => {
    const verdict = await verdictOf(context);
    const { lastAt, madeAt } = context.read(({ db }) => store.checkedAt(db));
    const days = { today: dateAt(context.now()), lastOn: lastAt === null ? null : dateAt(lastAt), madeOn: dateAt(madeAt) };
    if (entersVerdict(verdict.brokenAt, days)) enter(context, verdict);
    return verdict;
  },
};
