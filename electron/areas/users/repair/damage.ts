import { Refusal } from '../../../base/result.ts';
import type { ActContext, Handlers } from '../../../register/context.ts';
import { generationPaths } from '../../../register/folder/files.ts';
import { knownHeads } from '../../../register/log/heads.ts';
import { readRegister } from '../../../register/folder/inspect.ts';
import { wipe } from '../../../register/keys/keys.ts';
import { holdLock } from '../../../register/register.ts';
import { unwrapKey } from '../../../register/keys/opened-key.ts';
import { noteWhileLocked } from '../../../register/log/while-locked.ts';
import { newId } from '../../../base/ids.ts';
import type { damageContract } from './damage-contract.ts';
import { checkFileJob, salvageJob } from '../jobs.ts';
import { openingOf, type Opening } from '../unlock/typed-secret.ts';
import { salvageTo } from './salvage-run.ts';
import type { Session } from '../unlock/session.ts';
import { noteWrongTry, requireTurn } from '../unlock/wait.ts';

type OpenHandlers = Pick<Handlers<typeof damageContract>, 'checkFile' | 'salvage'>;

/** The only thing written to a damaged file is the log of who read what. */
export const openDamageHandlers: OpenHandlers = {
  checkFile: async (_, { jobs, register, now, changed }) => {
    const damaged = (await jobs.run(checkFileJob, newId(), {})) > 0;
    if (damaged && register.held === null) {
      register.hold('read-only');
      // Next to the file, since what is written into it may be lost.
      noteWhileLocked(register.folder, now(), 'users.damage-found', {});
      changed('users');
    }
    return { damaged };
  },

  salvage: async ({ jobId }, context: ActContext) => {
    const { register, connection, knownHeads: heads, jobs, ports, migrations, now } = context;
    const { folder, pointer } = register;
    const found = readRegister(folder);
    if (found.state !== 'present') throw new Refusal(`register-${found.state}`);
    const { envelope } = found;
    const damaged = { folder, pointer, envelope, source: connection(), actingSlot: null, heads: heads(), migrations, now: now(), ports };
    const done = await salvageTo(damaged, (input, on) => jobs.run(salvageJob, jobId, input, on));
    if (!done) return null;
    await ports.ask({ port: 'use-register', path: done.folder });
    return done.salvaged;
  },
};

/** Without an open register: the secret is tried as at an unlock, with the same waits. */
export const lockedDamageHandlers: Pick<Handlers<typeof damageContract, Session>, 'salvageLocked'> = {
  salvageLocked: async ({ jobId, by, signature }, session, [typed = new Uint8Array()]) =>
    session.inTurn(async () => {
      const { runtime, ports, migrations } = session;
      const folder = session.folder();
      let opening: Opening | null = null;
      try {
        if (session.opened()) throw new Refusal('register-exists');
        requireTurn(session);
        opening = openingOf(by, signature, typed);
        const { living, key, slot } = await unwrapKey({ folder, runtime, ...opening, memory: session.generationMemory });
        const { pointer, envelope } = living;
        const lock = holdLock(folder);
        try {
          const source = { file: generationPaths(folder, pointer.generation).database, key };
          const user = { id: slot.userId ?? newId(), name: slot.signature, signature: slot.signature, role: 'coordinator' } as const;
          const done = await salvageTo(
            {
              folder,
              pointer,
              envelope,
              source,
              actingSlot: slot.id,
              heads: knownHeads(folder, pointer.generation),
              migrations,
              now: session.now(),
              ports,
            },
            (input, on) => session.jobs.run(salvageJob, jobId, input, { on, user }),
          );
          if (!done) return null;
          await ports.ask({ port: 'use-register', path: done.folder });
          session.chooseFolder(done.folder);
          return done.salvaged;
        } finally {
          wipe(key);
          lock.release();
        }
      } catch (error) {
        noteWrongTry(session, error, by);
        throw error;
      } finally {
        wipe(typed, ...(opening ? [opening.secret] : []));
      }
    }),
};
