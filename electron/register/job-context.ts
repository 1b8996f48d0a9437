import { dateAt } from '../base/dates.ts';
import { appendAudit, auditHead } from './log/audit-chain.ts';
import type { OpenContext } from './context.ts';
import { fact } from './facts.ts';
import type { JobContext } from './jobs.ts';

/**
 * What a use case is given inside a job's transaction. The chain is right whichever connection writes: an entry reads the head
 * it follows inside the transaction, and a transaction holds the write lock from its first moment. A job opens no cases:
 * whoever wants to see one opens it, and the log says so.
 */
export const writingContext = ({ db, areas, user, now }: JobContext): OpenContext => ({
  db,
  user,
  now,
  today: dateAt(now),
  trial: fact(db, 'trial') === 'true',
  areas,
  // A job lets no paper out.
  leavingReason: '',
  audit: (kind, payload, caseId) => appendAudit(db, { at: now, userId: user.id, kind, caseId: caseId ?? null, payload }),
  auditHead: () => auditHead(db),
  // The use case that started the job tells the window.
  changed: () => undefined,
  grants: { has: () => false, add: () => undefined },
});
