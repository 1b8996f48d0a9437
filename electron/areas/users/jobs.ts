import type { AuditHead } from '../../register/audit-chain.ts';
import type { Job } from '../../register/jobs.ts';
import { writeNextGeneration, type RekeyInput } from '../../register/rekey.ts';

/** Works on the next generation's file, under its new key. */
export const rekeyJob: Job<RekeyInput, AuditHead> = { name: 'users.rekey', run: writeNextGeneration };
