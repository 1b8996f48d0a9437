import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { roles } from '../../base/permissions.ts';
import { languages, themes } from './rules.ts';

const registerState = z.enum(['missing', 'foreign', 'newer', 'damaged', 'not-trial', 'in-use', 'present']);

const userSchema = z.strictObject({ id: z.string(), name: z.string(), signature: z.string(), role: z.enum(roles) });

export const statusSchema = z.strictObject({
  /** Whether a register is open in this session. */
  open: z.boolean(),
  state: registerState,
  trial: z.boolean(),
  demo: z.boolean(),
  runtime: z.enum(['electron', 'stand-in']),
  version: z.string(),
  /** The chosen folder's last name only: the window never sees a path. */
  folderName: z.string(),
  /** Who can unlock, by signature. */
  signatures: z.array(z.string()),
  failedUnlocks: z.int(),
  user: userSchema.nullable(),
  /** The core's present instant: tests and pictures freeze it. */
  now: z.string(),
});

/** How the window looks on this machine: no part of any register, so it holds before one is open. */
export const preferencesSchema = z.strictObject({ theme: z.enum(themes), language: z.enum(languages) });

export const usersContract = {
  status: act({}, statusSchema, { when: 'any' }),
  /** Null until something was chosen. */
  preferences: act({}, preferencesSchema.nullable(), { when: 'any' }),
  setPreferences: act(preferencesSchema.shape, z.strictObject({}), { when: 'any' }),
  /** Starts the wizard's last step: makes a recovery code, shown once. `ask` are the two groups (0–7) to type back. */
  proposeRecoveryCode: act({}, z.strictObject({ code: z.string(), ask: z.tuple([z.int(), z.int()]) }), { when: 'any' }),
  /** Prints the proposed code through the system's dialog, or saves it as PDF. */
  printRecoveryCode: act({ language: z.enum(['sv', 'en']), to: z.enum(['printer', 'pdf']) }, z.strictObject({ done: z.boolean() }), {
    when: 'any',
  }),
  /** Byte buffer: the passphrase. Refuses `register-exists`, `folder-unwritable`, `disk-full`. */
  createRegister: act(
    {
      municipality: z.string(),
      organisation: z.enum(['social-board', 'other']),
      unit: z.string(),
      name: z.string(),
      signature: z.string(),
      /** The two groups typed back from the printed recovery code. */
      groups: z.tuple([z.string(), z.string()]),
      language: z.enum(['sv', 'en']),
    },
    statusSchema,
    { when: 'any', bytes: 1 },
  ),
  /** Byte buffer: the passphrase. `wrong-passphrase` says nothing about which. */
  unlock: act({ signature: z.string() }, z.strictObject({ status: statusSchema, failedBefore: z.int() }), { when: 'any', bytes: 1 }),
  unlockWithRecoveryCode: act({ code: z.string() }, z.strictObject({ status: statusSchema, failedBefore: z.int() }), { when: 'any' }),
  /** Makes a fresh demo register of invented people and opens it. */
  openDemo: act({}, statusSchema, { when: 'any' }),
  /** Lets the person choose another register folder; answers the new status (unchanged when the dialog was cancelled). */
  chooseFolder: act({}, statusSchema, { when: 'any' }),
  /** Locks at once: the core ends, the window reloads. */
  lock: act({}, z.strictObject({}), { when: 'any' }),
  list: read({}, z.array(userSchema)),
  rename: write({ name: z.string() }, z.strictObject({})),
};
