import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles, roles } from '../../base/permissions.ts';
import { registerNotices } from '../../base/register-notices.ts';
import { damageContract } from './repair/damage-contract.ts';
import { keysContract } from './keys/keys-contract.ts';
import { earlierPlaces, languages, themes } from './rules.ts';
import { traceContract } from './repair/trace-contract.ts';

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
  /** No register in the folder, though there was one the last time: a USB stick was removed, or the folder was moved. */
  isLost: z.boolean(),
  /** The chosen folder's last name only: the window never sees a path. */
  folderName: z.string(),
  /** Where an earlier version kept its data, if the register is still there: never moved, always shown. Null: elsewhere. */
  earlierPlace: z.enum(earlierPlaces).nullable(),
  /** Who can unlock, by signature. */
  signatures: z.array(z.string()),
  failedUnlocks: z.int(),
  /** Until when no passphrase or code is tried; null if there is no wait. By the core's clock, like `now`. */
  waitUntil: z.string().nullable(),
  /** Open and found damaged: read-only. */
  damaged: z.boolean(),
  /** What differed from the open register's own record of who can open it and which generation it is. */
  notices: z.array(z.enum(registerNotices)),
  /** Was given a new key since it was last open. */
  isRekeyed: z.boolean(),
  /** Locked itself because its lock file was removed or replaced. */
  isSwapped: z.boolean(),
  user: userSchema.nullable(),
  /** The core's current time: tests and screenshots freeze it. */
  now: z.string(),
});

const anyUserSchema = z.strictObject({
  ...userSchema.shape,
  /** `null`: can open the register. */
  disabledAt: z.string().nullable(),
  /** The register was given a new key after that. */
  isRekeyedSince: z.boolean(),
  isYou: z.boolean(),
  /** The last active coordinator: neither disabled nor given another role. */
  isLastCoordinator: z.boolean(),
});
export type AnyUser = z.infer<typeof anyUserSchema>;

const shutOutSchema = z.strictObject({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
});
export type ShutOut = z.infer<typeof shutOutSchema>;

const codeProposal = z.strictObject({ code: z.string(), ask: z.tuple([z.int(), z.int()]) });
/** The two groups typed back from the printed recovery code. */
const groups = z.tuple([z.string(), z.string()]);
const nothing = z.strictObject({});
const deciding = { roles: decidingRoles };
/** For everything that changes who can open the register or what somebody may do there. */
const proved = { roles: decidingRoles, proof: 'passphrase' } as const;
/** A change to a decider needs another decider's signature. */
const countersigned = { ...proved, countersign: 'decider' } as const;
const everybody = { roles };
const onCase = { roles: caseRoles, grant: 'case' } as const;
const decidingOnCase = { roles: decidingRoles, grant: 'case', proof: 'passphrase' } as const;

/** How the window looks on this machine: not part of any register, so it applies before one is open. */
export const preferencesSchema = z.strictObject({ theme: z.enum(themes), language: z.enum(languages) });

/** Characters of one copy. As JSON it may double, and still fits into a frame. */
export const longestCopy = 400_000;

export const usersContract = {
  status: act({}, statusSchema, { when: 'any' }),
  /** Null until something was chosen. */
  preferences: act({}, preferencesSchema.nullable(), { when: 'any' }),
  setPreferences: act(preferencesSchema.shape, z.strictObject({}), { when: 'any' }),
  /**
   * Puts what the person copied in the window on the system's clipboard, marked there as not to be kept; it is removed after a minute, and
   * at the lock. Also before a register is open: the wizard shows the recovery code.
   */
  copy: act({ text: z.string().min(1).max(longestCopy) }, z.strictObject({}), { when: 'any' }),
  /** Reports that the page itself put something there, or that something was marked, but never what. It is removed in the same way. */
  copied: act({ where: z.enum(['clipboard', 'selection']) }, z.strictObject({}), { when: 'any' }),
  /** Starts the wizard's last step: makes a recovery code, shown once. `ask` are the two groups (0–7) to type back. */
  proposeRecoveryCode: act({}, codeProposal, { when: 'any' }),
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
      groups,
      language: z.enum(['sv', 'en']),
    },
    statusSchema,
    { when: 'any', bytes: 1 },
  ),
  /** Byte buffer: the passphrase. `wrong-passphrase` does not reveal whose. */
  unlock: act({ signature: z.string() }, z.strictObject({ status: statusSchema, failedBefore: z.int() }), { when: 'any', bytes: 1 }),
  /** Byte buffer: the recovery code as typed. Refuses `invalid` at `code`, with the group, for a typing error. */
  unlockWithRecoveryCode: act({}, z.strictObject({ status: statusSchema, failedBefore: z.int() }), { when: 'any', bytes: 1 }),
  /** Makes a fresh demo register of invented people and opens it. */
  openDemo: act({}, statusSchema, { when: 'any' }),
  /** Lets the person choose another register folder; returns the new status (unchanged when the dialog was cancelled). */
  chooseFolder: act({}, statusSchema, { when: 'any' }),
  /** Locks at once: the core ends, the window reloads. */
  lock: act({}, z.strictObject({}), { when: 'any' }),
  /** Active users, by name. */
  list: read({}, z.array(userSchema), everybody),
  /** The user's own. A name shows in the log who decided, so nobody else may have it now or have had it. */
  rename: write({ name: z.string() }, nothing, { ...everybody, proof: 'passphrase' }),
  /** Including disabled users, who come last. */
  everyone: read({}, z.array(anyUserSchema), deciding),
  /** Byte buffer: the passphrase, typed by that person. */
  add: act({ name: z.string(), signature: z.string(), role: z.enum(roles) }, z.strictObject({ id: z.string() }), {
    ...countersigned,
    bytes: 1,
  }),
  /** Refuses `last-coordinator`. */
  changeRole: act({ id: z.string(), role: z.enum(roles) }, nothing, countersigned),
  /** The slot leaves the envelope at once. Refuses `last-coordinator`, and disabling yourself. */
  disable: act({ id: z.string() }, nothing, countersigned),
  /** A new slot. Byte buffer: a new passphrase, typed by that person. */
  enable: act({ id: z.string() }, nothing, { ...countersigned, bytes: 1 }),
  /**
   * The user's own: a new slot with a new identity, and the old one removed. Byte buffers: the current passphrase, or the recovery code as
   * typed; the new passphrase.
   */
  changePassphrase: act({ by: z.enum(['passphrase', 'recovery-code']) }, nothing, {
    ...everybody,
    bytes: 2,
    countersign: 'decider',
  }),
  /** Makes a new recovery code, shown once and printed by `printRecoveryCode`; the old one holds until `replaceRecoveryCode`. */
  proposeNewRecoveryCode: act({}, codeProposal, deciding),
  /** If there is another decider, she signs: anyone who made the code alone could use it to become her. */
  replaceRecoveryCode: act({ groups }, nothing, countersigned),
  /** Who may give a second signature along with the one who asks, on this case. Empty: somebody must be added first. */
  signers: read({ caseId: z.string() }, z.array(userSchema), onCase),
  /** Who is shut out of the case (jäv), and why. */
  shutOuts: read({ caseId: z.string() }, z.array(shutOutSchema), onCase),
  /** The user can no longer open the case, and sees no name in lists. Her session loses it at once. */
  shutOut: write({ caseId: z.string(), userId: z.string(), reason: z.string() }, nothing, decidingOnCase),
  /** A user who is shut out cannot end it herself: she has no grant for the case. */
  endShutOut: write({ caseId: z.string(), id: z.string(), reason: z.string() }, nothing, decidingOnCase),
  ...keysContract,
  ...damageContract,
  ...traceContract,
};
