import { verifyChain, type AuditHead, type ChainVerdict } from '../../register/log/audit-chain.ts';
import type { Job } from '../../register/jobs.ts';

/** A chain of years takes seconds: it is recomputed outside the core, on its own connection. */
export const verifyJob: Job<{ readonly heads: readonly AuditHead[] }, ChainVerdict> = {
  name: 'audit.verify-chain',
  run: ({ heads }, { db }) => verifyChain(db, heads),
};
