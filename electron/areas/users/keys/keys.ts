import type { Handlers } from '../../../register/context.ts';
import { makeBackup } from '../../../register/backups/backups.ts';
import { privateFile } from '../../../register/folder/files.ts';
import { generationsIn } from '../../../register/generations/generations.ts';
import { newRegisterKey, wipe } from '../../../register/keys/keys.ts';
import { replaceGeneration } from '../../../register/generations/replacement.ts';
import type { keysContract } from './keys-contract.ts';
import { rekeyJob } from '../jobs.ts';
import type { Session } from '../unlock/session.ts';

/** The register's key, and what was under earlier ones. */
export const keyHandlers: Handlers<typeof keysContract, Session> = {
  generations: async (_, { register }) => [...generationsIn(register.folder, register.pointer.generation)],

  rekey: async ({ jobId }, { db, register, keyring, connection, auditHead, jobs, progress, now, lock }) => {
    // Refused before the copy, which would be wasted.
    register.hold('register-held')();
    keyring.settle();
    progress(jobId, 0, 0, 'backup');
    makeBackup(db, register.folder, { kind: 'before-rekey', now: now() });
    await replaceGeneration(
      register,
      async (next) => {
        const [source, key] = [connection(), newRegisterKey()];
        try {
          privateFile(next.database);
          const input = { registerId: register.pointer.registerId, source, next, key, slots: keyring.slots(), head: auditHead() };
          const head = await jobs.run(rekeyJob, jobId, input, { file: next.database, key: Uint8Array.from(key) });
          progress(jobId, 1, 1, 'switch');
          return head;
        } finally {
          wipe(source.key, key);
        }
      },
      now,
    );
    lock();
    return {};
  },

  cancelJob: ({ jobId }, { jobs }) => {
    jobs.cancel(jobId);
    return {};
  },
};
