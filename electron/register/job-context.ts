import { dateAt } from '../base/dates.ts';
import { appendAudit, auditHead } from './log/audit-chain.ts';
import type { OpenContext } from './context.ts';
import { fact } from './facts.ts';
import type { JobContext } from './jobs.ts';

/**
 * What a use case receives inside a job's transaction. The chain stays correct whichever connection writes: an entry reads the head it
 * follows inside the transaction, which holds the write lock from the start. A job opens no cases: a user who wants to see one opens it,
 * and the log records that.
 */
export const writingContext = ({ db, areas, user, now }: JobContext): OpenContext => ({
  db,
  user,
  now,
  today: dateAt(now),
  trial: fact(db, 'trial') === 'true',
  areas,
  // A job releases no papers.
  leavingReason: '',
  audit: (kind, payload, caseId) => appendAudit(db, { at: now, userId: user.id, kind, caseId: caseId ?? null, payload }),
  auditHead: () => auditHead(db),
  // The use case that started the job notifies the window.
  changed: () => undefined,
  grants: { has: () => false, add: () => undefined },
});
