import { verifyChain, type AuditHead, type ChainVerdict } from '../../register/log/audit-chain.ts';
import type { Job } from '../../register/jobs.ts';

/** A chain of years takes seconds: it is recomputed beside the core, on a connection of its own. */
export const verifyJob: Job<{ readonly heads: readonly AuditHead[] }, ChainVerdict> = {
  name: 'audit.verify-chain',
  run: ({ heads }, { db }) => verifyChain(db, heads),
};
