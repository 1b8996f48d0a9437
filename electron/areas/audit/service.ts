import { addDays, startOf } from '../../base/dates.ts';
import { requireFields } from '../../base/fields.ts';
import { Refusal } from '../../base/result.ts';
import { isShutOut } from '../users/shut-out-store.ts';
import { verifyChain } from '../../register/audit-chain.ts';
import type { Handlers } from '../../register/context.ts';
import type { auditContract } from './contract.ts';
import { periodProblems } from './rules.ts';
import * as store from './store.ts';

export const auditHandlers: Handlers<typeof auditContract> = {
  list: ({ before, limit, kind, caseNumber, from, to }, { db }) => {
    requireFields(periodProblems({ from, to }));
    const filter: store.Filter = {
      kind: kind === '' ? null : kind,
      caseNumber: caseNumber.trim().toUpperCase(),
      from: from === null ? null : startOf(from),
      until: to === null ? null : startOf(addDays(to, 1)),
    };
    return { entries: store.entries(db, filter, before, limit), total: store.countEntries(db, filter), kinds: store.kinds(db) };
  },

  openPayload: ({ seq }, { db, user, audit }) => {
    const found = store.entryBySeq(db, seq);
    if (!found) throw new Refusal('not-found');
    const { caseId, ...entry } = found;
    // It may hold what the case holds.
    if (caseId !== null && isShutOut(db, user.id, caseId)) throw new Refusal('shut-out', { details: { caseId } });
    audit('audit.payload-read', { seq });
    return { ...entry, head: Buffer.from(entry.head).toString('hex') };
  },

  verify: async (_, { read, write, changed }) => {
    const verdict = read(({ db }) => verifyChain(db));
    write(({ audit }) => audit('audit.verified', { entries: verdict.entries, brokenAt: verdict.brokenAt }));
    changed('audit');
    return verdict;
  },
};
