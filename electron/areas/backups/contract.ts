import { z } from 'zod';
import { backupKinds } from '../../base/backup-kinds.ts';
import { act, write } from '../../base/contract.ts';
import { caseRoles, decidingRoles, roles } from '../../base/permissions.ts';
import { places } from './rules.ts';

const place = z.enum(places);
const jobId = z.uuid();
const nothing = z.strictObject({});
const cases = { roles: caseRoles };
const deciding = { roles: decidingRoles };
const proved = { roles: decidingRoles, proof: 'passphrase' } as const;
const any = { when: 'any' } as const;

const kind = z.enum(backupKinds);
const about = {
  at: z.string(),
  kind,
  /** Bytes. */
  size: z.int(),
  cases: z.int(),
  /** Entries of the log. */
  entries: z.int(),
};
const aboutSchema = z.strictObject(about);
export type About = z.infer<typeof aboutSchema>;

const listedSchema = z.strictObject({
  place,
  name: z.string(),
  /** `damaged`: read through and found altered. `unreadable`: not even its description can be read. */
  state: z.enum(['sound', 'damaged', 'unreadable', 'newer']),
  /** Null when its description cannot be read. */
  about: aboutSchema.nullable(),
  /** The chain's end, as papers show it. */
  head: z.string().nullable(),
  /** When it was last read through: when it was made, or by a check. */
  checkedAt: z.string().nullable(),
});
export type Listed = z.infer<typeof listedSchema>;

const listSchema = z.strictObject({
  /** Newest first; of both places when the second can be reached. */
  backups: z.array(listedSchema),
  second: z
    .strictObject({
      /** The chosen folder's last name only. */
      name: z.string(),
      at: z.string().nullable(),
      isThere: z.boolean(),
      /** On the same disk as the register: no help if the disk fails. */
      isSameDisk: z.boolean(),
    })
    .nullable(),
  remindDays: z.int(),
});
export type BackupList = z.infer<typeof listSchema>;

/** Where the backup to restore is: in the register's own folder, in its second place, or in a folder just chosen. */
const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('own'), name: z.string().max(80) }),
  z.strictObject({ from: z.literal('second'), name: z.string().max(80) }),
  z.strictObject({ from: z.literal('chosen'), handle: z.uuid() }),
]);
export type Source = z.infer<typeof source>;

const restorableSchema = z.strictObject({ source, about: aboutSchema });
export type Restorable = z.infer<typeof restorableSchema>;

const previewSchema = z.strictObject({
  about: aboutSchema,
  head: z.string(),
  /** Who could open it then, by signature: one of their passphrases of that time is asked for. */
  signatures: z.array(z.string()),
  live: z.strictObject({
    state: z.enum(['open', 'locked', 'damaged', 'missing']),
    /** The last known entry; for a locked register, as noted next to it. */
    entries: z.int().nullable(),
    cases: z.int().nullable(),
    at: z.string().nullable(),
    head: z.string().nullable(),
  }),
});
export type Preview = z.infer<typeof previewSchema>;

export const backupsContract = {
  list: act({}, listSchema, { ...cases, held: 'allowed' }),
  /** Refuses `disk-full`, `folder-unwritable`, `backup-place-missing`, `cancelled`. */
  make: act({ jobId, place }, z.strictObject({ name: z.string() }), cases),
  /**
   * Makes the day's copy when due, and one in the second place when it can be reached. The window calls it by itself, for every user. A
   * problem with the second place is returned in `second`, as a code.
   */
  daily: act(
    { jobId },
    z.strictObject({ own: z.enum(['made', 'not-due']), second: z.enum(['made', 'not-due', 'none', 'missing']).or(z.string()) }),
    { roles },
  ),
  /** Reads one through again and logs the result. */
  check: act({ jobId, place, name: z.string().max(80) }, z.strictObject({ isSound: z.boolean() }), cases),
  /** Asks for a folder; null when the user cancelled. Refuses `backup-place-inside`, `folder-unwritable`, `disk-full`. */
  chooseSecond: act({}, z.strictObject({ name: z.string() }).nullable(), proved),
  /** What was copied there stays there. */
  forgetSecond: write({}, nothing, proved),
  /** 0: no reminder. */
  setReminder: write({ remindDays: z.int() }, nothing, deciding),

  /** Before a register is open: what is in its own folder, and whether it was restored since somebody last unlocked it. */
  found: act({}, z.strictObject({ backups: z.array(restorableSchema), restoredAt: z.string().nullable() }), any),
  /** Asks for a folder that holds backups, for instance on a USB stick. Refuses `backup-none`. */
  chooseSource: act({}, z.array(restorableSchema).nullable(), any),
  /** Compares the backup with the live register. With an open register only for deciders, like `restore`. */
  preview: act({ source }, previewSchema, any),
  /**
   * Byte buffer: the passphrase, at that time, of somebody who decided then, or the recovery code of that time as typed. With an open
   * register also the acting user's own passphrase, and the signature of another decider if there is one. Locks. The register being
   * replaced stays on disk, and is backed up first if it can be opened (`copied`); then what was closed since stays closed. Refuses
   * `forbidden`, `backup-damaged`, `backup-foreign`, `register-newer`, `register-not-trial`, `wrong-passphrase`, `wait`, `disk-full`,
   * `folder-unwritable`; each leaves the register as it was.
   */
  restore: act(
    { source, how: z.enum(['passphrase', 'recovery-code']), signature: z.string().max(12) },
    z.strictObject({ copied: z.boolean() }),
    { ...any, bytes: 1, proof: 'passphrase', countersign: 'decider' },
  ),
};
