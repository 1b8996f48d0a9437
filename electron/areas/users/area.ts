import { bare, type Area } from '../../register/area.ts';
import { usersContract } from './contract.ts';
import { checkFileJob, rekeyJob, salvageJob } from './jobs.ts';
import users1 from './migrations/0001-users.sql?raw';
import users2 from './migrations/0002-shut-outs.sql?raw';
import users3 from './migrations/0003-secret-tries.sql?raw';
import { usersHandlers } from './service.ts';
import type { Session } from './unlock/session.ts';

export const usersArea: Area<typeof usersContract, Session> = {
  ...bare,
  name: 'users',
  contract: usersContract,
  handlers: usersHandlers,
  holds: {
    users: { nothing: 'who works here' },
    secret_tries: { nothing: 'wrong passphrases, counted' },
    shut_outs: ['case_id'],
  },
  migrations: [
    { at: 2, number: 1, name: 'users', sql: users1 },
    { at: 20, number: 2, name: 'shut-outs', sql: users2 },
    { at: 28, number: 3, name: 'secret-tries', sql: users3 },
  ],
  jobs: [rekeyJob, checkFileJob, salvageJob],
  entries: [
    'added',
    'damage-found',
    'disabled',
    'enabled',
    'envelope-differed',
    'files-swapped',
    'generation-changed',
    'passphrase-changed',
    'passphrase-wrong',
    'pointer-set-back',
    'proof-wrong',
    'recovery-code-changed',
    'register-created',
    'rekeyed',
    'renamed',
    'role-changed',
    'salvaged',
    'salvaged-from',
    'second-signature-wrong',
    'shut-out',
    'shut-out-ended',
    'slots-tied',
    'superseded-opened',
    'unlock-failed',
    'unlock-refused',
    'unlocked',
  ],
};
